/** Where a text may stand inside a name: not in the middle of a word or number that it is no part of. */

/** @import { Name } from "../core/types.js" */

const DIGIT = /^[0-9]/;
const CUT = [/^[a-z0-9]/, /^[\u30a1-\u30ff]/];
/** How many letters of each script a text needs. */
const LEAST = /** @type {[RegExp, number][]} */ ([
  [/[\u3400-\u9fff]/g, 2],
  [/[\u30a1-\u30ff]/g, 3],
  [/[a-z]/g, 4],
]);

/**
 * Whether a folded text is too short for the beginning of a name: a single digit.
 *
 * @param {string} key
 */
const isTooShort = (key) => /^[0-9]$/.test(key);

/** @param {string} key */
const isLongEnough = (key) => LEAST.some(([kind, least]) => (key.match(kind) ?? []).length >= least);

/** @param {string[]} words */
const startsOf = (words) => {
  const starts = new Set();
  let at = 0;
  for (const word of words) {
    starts.add(at);
    at += word.length;
  }
  return starts;
};

/**
 * Whether a folded text stands in a name as whole words of it, but for the end of the last.
 *
 * @param {string} key
 * @param {Name} name
 * @param {(text: string) => string[]} words
 */
const standsIn = (key, name, words) => {
  if (!isLongEnough(key)) {
    return false;
  }
  let place = name.key.indexOf(key);
  while (place >= 0) {
    const before = name.key.slice(0, place).slice(-1);
    const behind = name.key[place + key.length] ?? "";
    const isNumberCut = DIGIT.test(key[key.length - 1]) && DIGIT.test(behind);
    const isCut = CUT.some((kind) => kind.test(key) && kind.test(before));
    if (!isNumberCut && (!isCut || startsOf(words(name.label)).has(place))) {
      return true;
    }
    place = name.key.indexOf(key, place + 1);
  }
  return false;
};

export { isTooShort, standsIn };
