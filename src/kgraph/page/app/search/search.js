/** The search for entities by name, best hit first, with the results of the library. */

import { once } from "../core/once.js";
import { Readings, spell } from "./pinyin.js";
import { corrections, isLong } from "./typos.js";
/** @import { Entity, Folding, Identifier, Name } from "../core/types.js" */

/**
 * A name that matches a text.
 *
 * @typedef {Pick<Name, "slug" | "label" | "lang" | "key"> & { kind: string }} FoundName
 */

/**
 * A name with how it matches the text.
 *
 * @typedef {{ name: FoundName, how: string }} Match
 */

/** @type {Record<string, number>} */
const SCORES = { preferred: 1, alternative: 0.95, old: 0.92, wrong: 0.9, identifier: 0.9, near: 0.8 };
/** @type {Record<string, number>} */
const PARTS = { prefix: 0.7, initials: 0.65, pinyin: 0.6, infix: 0.5, typo: 0.3 };
/** How many characters of a text are searched for: what is longer is no name, but a text pasted by mistake. */
const LONGEST_NAME = 200;
const MATCHES = ["exact", "close"];
/** The kinds of names that a text may match in part. */
const OPEN = ["preferred", "alternative", "old"];
/** The kinds of names that are no names of their entity today: whoever finds it by one is told so. */
const NOTED = ["old", "wrong", "near"];

/** @param {string} text */
const foldIdentifier = (text) => text.normalize("NFKC").trim().toLowerCase();

/**
 * The search in some names for some entities, both as in the page data; `fold` and `words` are those of a folding.
 *
 * @param {{ names: Name[], entities: Pick<Entity, "slug" | "degree" | "identifiers">[], folding: Folding }} parts
 */
const makeSearch = ({ names, entities, folding: { fold, words } }) => {
  const degrees = new Map(entities.map(({ slug, degree }) => [slug, degree]));
  const open = once(() => names.filter(({ kind }) => OPEN.includes(kind)));
  const readings = once(() => new Readings(open().map((name) => name.readings)));
  const wordsOf = once(() => open().map((name) => words(name.label)));

  /** @param {string} text */
  const identified = (text) => {
    const folded = foldIdentifier(text);
    /** @param {Identifier} identifier */
    const isMeant = ({ curie, iri, match }) =>
      MATCHES.includes(match) && [curie, iri].some((name) => foldIdentifier(name) === folded);
    return entities.flatMap(({ slug, identifiers }) => {
      const identifier = folded.includes(":") ? identifiers.find(isMeant) : undefined;
      return identifier ? [{ slug, label: identifier.curie, lang: null, kind: "identifier", key: "" }] : [];
    });
  };

  /**
   * @param {FoundName[]} matched
   * @param {string} how
   */
  const named = (matched, how) => matched.map((name) => ({ name, how }));

  /**
   * @param {string} text
   * @param {string} key
   */
  const exact = (text, key) => [
    ...names
      .filter((name) => name.key === key)
      .map((name) => ({ name, how: name.kind === "slug" ? "alternative" : name.kind })),
    ...named(identified(text), "identifier"),
  ];

  /**
   * @param {Iterable<number>} places
   * @param {string} how
   */
  const placed = (places, how) =>
    named(
      [...places].map((place) => open()[place]),
      how,
    );

  /**
   * @param {string} text
   * @param {string} key
   */
  const prefixes = (text, key) =>
    named(
      open().filter((name) => name.key.startsWith(key)),
      "prefix",
    );

  /**
   * @param {string} text
   * @param {string} key
   */
  const infixes = (text, key) =>
    named(
      open().filter((name) => name.key.includes(key)),
      "infix",
    );

  /** @param {string} text */
  const byInitials = (text) => placed(readings().initialsBeginWith(spell(text, fold)), "initials");

  /** @param {string} text */
  const byPinyin = (text) => placed(readings().beginWith(spell(text, fold)), "pinyin");

  /**
   * Names with a word that differs by one error from a long word of the text; none if the text is a name itself.
   *
   * @param {string} text
   * @param {string} key
   */
  const typingErrors = (text, key) => {
    const pieces = words(text);
    if (!pieces.some(isLong) || exact(text, key).length > 0) {
      return [];
    }
    return corrections(pieces, wordsOf()).flatMap(({ joined, places }) =>
      placed(places, "typo").filter(({ name }) => name.key.includes(joined)),
    );
  };

  /** @param {string} how */
  const scoreOf = (how) => SCORES[how] ?? PARTS[how];

  /**
   * Whether the first of two lists of numbers and texts sorts before the second.
   *
   * @param {(number | string)[]} first
   * @param {(number | string)[]} second
   */
  const isBefore = (first, second) => {
    const index = first.findIndex((value, at) => value !== second[at]);
    return index >= 0 && first[index] < second[index];
  };

  /** @param {string} text */
  const length = (text) => [...text].length;

  /**
   * @param {Match[]} matches
   * @param {string} text
   * @param {Map<string, unknown>} hits
   */
  const bestOf = (matches, text, hits) => {
    const best = new Map();
    for (const { name, how } of matches) {
      const [isSpelled, isSlug] = [name.label === text, name.kind === "slug"];
      const isPreferred = name.kind === "preferred";
      const rank = [isSpelled ? 0 : 1, isSlug ? 1 : 0, -scoreOf(how), length(name.key), isPreferred ? 0 : 1];
      const isNew = !hits.has(name.slug) && degrees.has(name.slug);
      if (isNew && (!best.has(name.slug) || isBefore(rank, best.get(name.slug).rank))) {
        best.set(name.slug, { rank, name, how });
      }
    }
    /** @param {Match} match */
    const order = ({ name, how }) => [-scoreOf(how), length(name.key), -(degrees.get(name.slug) ?? 0), name.slug];
    return [...best.values()].sort((first, second) => (isBefore(order(first), order(second)) ? -1 : 1));
  };

  /**
   * The entities that a text finds: `slug`, and `label`, `lang` and `kind` of the name that matched, and `how`.
   *
   * @param {string} whole
   * @param {number} limit
   */
  const find = (whole, limit = 12) => {
    const text = whole.slice(0, LONGEST_NAME);
    const key = fold(text);
    const hits = new Map();
    for (const look of key ? [exact, prefixes, byInitials, byPinyin, infixes, typingErrors] : []) {
      for (const { name, how } of bestOf(look(text, key), text, hits)) {
        const { slug, label, lang, kind } = name;
        hits.set(slug, { slug, label, lang, kind, how });
      }
      if (hits.size >= limit) {
        break;
      }
    }
    return [...hits.values()].slice(0, limit);
  };

  return Object.freeze({ find });
};

export { LONGEST_NAME, makeSearch, NOTED };
