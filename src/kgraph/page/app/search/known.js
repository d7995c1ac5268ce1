/** Names that a text means although it is none of them: by another wording, or with a dosage form or salt around it. */

import { makeAffixes } from "./affixes.js";
import { otherNumber } from "./number.js";
/** @import { Affixes, Folding, Known, Name, Rest } from "../core/types.js" */

/** @param {string} text */
const keyOf = (text) => text.replaceAll(" ", "");

/**
 * The first of some lists that is not empty.
 *
 * @template T
 * @param {Iterable<string>} keys
 * @param {(key: string) => T[]} find
 * @returns {T[]}
 */
const firstOf = (keys, find) => {
  for (const key of keys) {
    const found = find(key);
    if (found.length > 0) {
      return found;
    }
  }
  return [];
};

/**
 * What knows names by other words and with affixes, and the names outside the scope of the graph.
 *
 * @param {{ called: (key: string) => Name[], category: (slug: string) => string, lists: Affixes, outside: string[],
 *   folding: Folding }} parts
 * @returns {Known}
 */
const makeKnown = ({ called, category, lists, outside, folding }) => {
  const affixes = makeAffixes(lists, folding);
  const beyond = new Map(outside.map((name) => [folding.fold(name), name]));

  /** @param {string} text */
  const words = (text) => folding.words(text).join(" ");

  /** @param {string} key */
  const named = (key) => (key ? called(key) : []);

  /** @param {string} text */
  const rests = (text) => affixes.rests(words(affixes.withoutStrength(text)));

  /** @type {Known["fits"]} */
  const fits = ({ slug }, { of }) => of === null || of.includes(category(slug));

  /** @type {Known["byWording"]} */
  const byWording = (text) => {
    const other = otherNumber(text.trim());
    const keys = [...affixes.wordings(words(text)).map(keyOf), ...(other ? [folding.fold(other)] : [])];
    return firstOf(keys, named);
  };

  /** @param {Rest} rest */
  const ofRest = (rest) => {
    const other = otherNumber(rest.text);
    const texts = [rest.text, ...affixes.wordings(rest.text), ...(other ? [other] : [])];
    return firstOf(texts.map(keyOf), (key) => named(key).filter((name) => fits(name, rest)));
  };

  /** @type {Known["byForm"]} */
  const byForm = (text) => {
    const typed = words(text);
    const all = rests(text);
    for (const length of new Set(all.map((rest) => rest.text.length))) {
      const names = all.filter((rest) => rest.text.length === length && rest.text !== typed).flatMap(ofRest);
      if (names.length > 0) {
        return names;
      }
    }
    return [];
  };

  /** @type {Known["findOutside"]} */
  const findOutside = (text) => {
    for (const rest of [words(text), ...rests(text).map((rest) => rest.text)]) {
      for (const key of [rest, ...affixes.wordings(rest)].map(keyOf)) {
        if (named(key).length > 0) {
          return null;
        }
        const name = beyond.get(key);
        if (name !== undefined) {
          return name;
        }
      }
    }
    return null;
  };

  return Object.freeze({ affixes, words, rests, fits, byWording, byForm, findOutside });
};

export { firstOf, makeKnown };
