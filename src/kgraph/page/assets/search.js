"use strict";

/** Names to entities, best first. */
kgraph.search = (({ data, entities }) => {
  const IGNORED =
    /[\s\-_\u2010-\u2015\u2212\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff®™©·,;:'’"“”()[\]]+/gu;
  const GREEK = { α: "alpha", β: "beta", γ: "gamma", δ: "delta", κ: "kappa", ω: "omega" };
  const RANKS = { preferred: 0, alternative: 1, hidden: 2 };
  const IDENTIFIER = 2;
  const PREFIX = 3;
  const INFIX = 4;
  const WHOLE = ["hidden", "slug"];
  const MATCHES = ["exact", "close"];

  /** The form in which names are compared; the keys of the data are folded alike. */
  const fold = (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[αβγδκω]/g, (letter) => GREEK[letter])
      .replace(IGNORED, "");

  const rankOf = (name, key) => {
    if (name.key === key) {
      return RANKS[name.kind] ?? RANKS.alternative;
    }
    if (WHOLE.includes(name.kind) || !name.key.includes(key)) {
      return null;
    }
    return name.key.startsWith(key) ? PREFIX : INFIX;
  };

  const isBetter = (one, two) => {
    for (const field of ["rank", "length", "popularity"]) {
      if (one[field] !== two[field]) {
        return one[field] < two[field];
      }
    }
    return one.slug < two.slug;
  };

  /** The entities that another vocabulary calls so, by slug; only asked when no name matches. */
  const byIdentifier = (text) => {
    const wanted = text.trim().toLowerCase();
    const isMeant = ({ curie, match }) => MATCHES.includes(match) && curie.toLowerCase() === wanted;
    return data.entities.flatMap(({ slug, identifiers }) => {
      const found = wanted.includes(":") ? identifiers.find(isMeant) : undefined;
      const hit = { slug, lang: null, kind: "identifier", rank: IDENTIFIER, length: 0, popularity: 0 };
      return found ? [{ ...hit, label: found.curie }] : [];
    });
  };

  /**
   * The entities whose names match, else those with this identifier, best first: `slug`, and `label`, `lang` and
   * `kind` of the name that matched.
   */
  const find = (text, limit = 12) => {
    const key = fold(text);
    const best = new Map();
    for (const name of key ? data.search : []) {
      const rank = rankOf(name, key);
      const entity = entities.get(name.slug);
      if (rank === null || !entity) {
        continue;
      }
      const { slug, label, lang, kind } = name;
      const hit = { slug, label, lang, kind, rank, length: name.key.length, popularity: -entity.degree };
      if (!best.has(slug) || isBetter(hit, best.get(slug))) {
        best.set(slug, hit);
      }
    }
    const hits = best.size > 0 || !key ? [...best.values()] : byIdentifier(text);
    return hits.sort((one, two) => (isBetter(one, two) ? -1 : 1)).slice(0, limit);
  };

  return Object.freeze({ fold, find });
})(kgraph.graph);
