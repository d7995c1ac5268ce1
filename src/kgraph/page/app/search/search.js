/** The search for entities by name, best hit first, with the results of the library. */

import { once } from "../core/once.js";
import { isTooShort, standsIn } from "./infixes.js";
import { makeKnown } from "./known.js";
import { makeParts } from "./parts.js";
import { Readings, spell } from "./pinyin.js";
import { isNear, Sounds } from "./sounds.js";
import { corrections, isLong } from "./typos.js";
/** @import { Affixes, Entity, Folding, FoundName, Identifier, Name } from "../core/types.js" */

/**
 * A name with how it matches the text.
 *
 * @typedef {{ name: FoundName, how: string }} Match
 */

/** @type {Record<string, number>} */
const SCORES = {
  preferred: 1,
  alternative: 0.95,
  old: 0.92,
  wrong: 0.9,
  identifier: 0.9,
  variant: 0.88,
  form: 0.85,
  near: 0.8,
};
/** @type {Record<string, number>} */
const PARTS = { prefix: 0.7, initials: 0.65, pinyin: 0.6, infix: 0.5, sound: 0.4, typo: 0.3, contained: 0.2 };
/** How many characters of a text are searched for: what is longer is no name, but a text pasted by mistake. */
const LONGEST_NAME = 200;
const MATCHES = ["exact", "close"];
/** The kinds of names that a text may match in part. */
const OPEN = ["preferred", "alternative", "old"];
/** The kinds of names that are no names of their entity today: whoever finds it by one is told so. */
const NOTED = ["old", "wrong", "near"];
const CAPITALS = /^[A-Z]{2,}$/;
/** Letters with which initials may begin; fewer must be all of them. */
const SHORTEST_INITIALS = 3;
const CHINESE = /[\u4e00-\u9fff]/;

/** @param {string} text */
const foldIdentifier = (text) => text.normalize("NFKC").trim().toLowerCase();

/**
 * The search in some names for some entities, both as in the page data; `folding` is what `makeFolding` makes.
 *
 * @param {{ names: Name[], entities: Pick<Entity, "slug" | "degree" | "category" | "identifiers">[], folding: Folding,
 *   affixes: Affixes, sounds: string, outside: string[] }} parts
 */
const makeSearch = ({ names, entities, folding, affixes, sounds, outside }) => {
  const { fold, plain, words } = folding;
  const degrees = new Map(entities.map(({ slug, degree }) => [slug, degree]));
  const categories = new Map(entities.map(({ slug, category }) => [slug, category]));
  const open = once(() => names.filter(({ kind }) => OPEN.includes(kind)));
  const readings = once(() => new Readings(open().map((name) => name.readings)));
  const spoken = once(
    () =>
      new Sounds(
        sounds,
        open().map((name) => name.readings),
      ),
  );
  const wordsOf = once(() => open().map((name) => words(name.label)));
  const byKey = once(() => {
    const all = new Map();
    for (const name of names.filter(({ slug }) => degrees.has(slug))) {
      all.set(name.key, [...(all.get(name.key) ?? []), name]);
    }
    return all;
  });

  /** @type {(key: string) => Name[]} */
  const called = (key) => byKey().get(key) ?? [];
  /** @param {string} slug */
  const category = (slug) => categories.get(slug) ?? "";
  const known = once(() => makeKnown({ called, category, lists: affixes, outside, folding }));
  const namesIn = once(() => makeParts({ known: known(), plain, meant: (text) => meant(text), category }));

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
    ...called(key).map((name) => ({ name, how: name.kind === "slug" ? "alternative" : name.kind })),
    ...named(identified(text), "identifier"),
  ];

  /**
   * Names that the text means in other words, else those with a dosage form or salt around them.
   *
   * @param {string} text
   */
  const byMeaning = (text) => {
    const worded = named(known().byWording(text), "variant");
    return worded.length > 0 ? worded : named(known().byForm(text), "form");
  };

  /**
   * @param {string} text
   * @param {string} key
   */
  const whole = (text, key) => {
    const found = exact(text, key);
    return found.length > 0 ? found : byMeaning(text);
  };

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
      open().filter((name) => !isTooShort(key) && name.key.startsWith(key)),
      "prefix",
    );

  /**
   * @param {string} text
   * @param {string} key
   */
  const infixes = (text, key) =>
    named(
      open().filter((name) => standsIn(key, name, words)),
      "infix",
    );

  /** @param {string} text */
  const byInitials = (text) => {
    const spelled = spell(text, fold);
    if (CAPITALS.test(text.trim())) {
      return []; // an abbreviation
    }
    const isShort = spelled.length < SHORTEST_INITIALS;
    return placed(isShort ? readings().initialsEqual(spelled) : readings().initialsBeginWith(spelled), "initials");
  };

  /** @param {string} text */
  const byPinyin = (text) => placed(readings().beginWith(spell(text, fold)), "pinyin");

  /**
   * Names that the text sounds like without dosage forms and salts, those of its longest rest.
   *
   * @param {string} text
   */
  const bySound = (text) => {
    for (const rest of CHINESE.test(text) ? known().rests(text) : []) {
      const key = rest.text.replaceAll(" ", "");
      const alike = spoken()
        .like(key)
        .map((place) => open()[place])
        .filter((name) => known().fits(name, rest) && isNear(key, name.key));
      if (alike.length > 0) {
        return named(alike, "sound");
      }
    }
    return [];
  };

  /** @param {string[]} pieces */
  const corrected = (pieces) =>
    corrections(pieces, wordsOf()).flatMap(({ joined, places }) => {
      const all = /** @type {number[]} */ (places).map((place) => open()[place]);
      return all.filter((name) => name.key.includes(joined));
    });

  /**
   * Names that the text is with one typing error, without dosage forms and salts, those of its longest rest.
   *
   * @param {string} text
   */
  const byError = (text) => {
    for (const rest of words(text).some(isLong) ? known().rests(text) : []) {
      const meantNames = corrected(rest.text.split(" ")).filter((name) => known().fits(name, rest));
      if (meantNames.length > 0) {
        return named(meantNames, "typo");
      }
    }
    return [];
  };

  /** @param {string} text */
  const byPart = (text) => named(namesIn()(text), "contained");

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
   * The names that a part of a text means, best first.
   *
   * @param {string} text
   * @returns {FoundName[]}
   */
  const meant = (text) => bestOf(whole(text, fold(text)), text, new Map()).map(({ name }) => name);

  /** @param {string} text */
  const isOutside = (text) => {
    const key = fold(text);
    return key !== "" && exact(text, key).length === 0 && known().findOutside(text) !== null;
  };

  /**
   * The entities that a text finds: `slug`, and `label`, `lang` and `kind` of the name that matched, and `how`. None
   * for a name outside the scope of the graph.
   *
   * @param {string} typed
   * @param {number} limit
   */
  const find = (typed, limit = 12) => {
    const text = typed.slice(0, LONGEST_NAME);
    const key = fold(text);
    const hits = new Map();
    const isSought = key !== "" && !isOutside(text);
    const found = isSought ? whole(text, key) : [];
    /** @param {(text: string, key: string) => Match[]} look */
    const ranked = (look) => () => bestOf(look(text, key), text, hits);
    const ways = [() => found, prefixes, byInitials, byPinyin, infixes].map(ranked);
    const guesses = [ranked(bySound), ranked(byError), () => byPart(text)]; // a name has no typing error
    for (const look of isSought ? [...ways, ...(found.length > 0 ? [] : guesses)] : []) {
      for (const { name, how } of look()) {
        const { slug, label, lang, kind } = name;
        if (!hits.has(slug)) {
          hits.set(slug, { slug, label, lang, kind, how });
        }
      }
      if (hits.size >= limit) {
        break;
      }
    }
    return [...hits.values()].slice(0, limit);
  };

  return Object.freeze({ find, isOutside });
};

export { LONGEST_NAME, makeSearch, NOTED };
