/**
 * What stands around a name without making it another one: dosage forms, salts, strengths; and other wordings. All
 * texts here are words: folded names with a space between their words.
 */

/** @import { Affixes, AffixesOf, Folding, Rest } from "../core/types.js" */

const MOST_STRIPPED = 6;
const VITAMIN = /(?:维他命|维生(?!素)|维(?!生|他命)) ?(?=[abcdek][0-9]{0,2}(?![a-z0-9]))/g;
const VIT = /(?<![a-z0-9])(?:vitamins|vits?)[. ]*(?=[abcdek][0-9]{0,2}(?![a-z0-9]))/g;
const V = /^v ?([bcdek])(?= ?[0-9]{0,2}(?![a-z0-9]))/;
const LATIN = /[a-z0-9]/;

/**
 * Whether a place is an end of a text or inside a Latin word or a number.
 *
 * @param {string} text
 * @param {number} place
 */
const cuts = (text, place) =>
  place === 0 || place === text.length || (LATIN.test(text[place - 1]) && LATIN.test(text[place]));

/**
 * The categories that both lists have; null stands for all.
 *
 * @param {string[] | null} first
 * @param {string[]} second
 */
const common = (first, second) => (first ? first.filter((name) => second.includes(name)) : second);

/** @param {Rest} rest */
const same = ({ text, of }) => `${text}\n${of ? [...of].sort().join(" ") : "all"}`;

/**
 * The affixes and wordings, in the form in which names are compared.
 *
 * @param {Affixes} lists
 * @param {Folding} folding
 * @returns {AffixesOf}
 */
const makeAffixes = (lists, { fold, plain }) => {
  /** @param {"after" | "before"} side */
  const side = (side) =>
    lists.groups.flatMap((group) => {
      const texts = group[side].map((text) => text.split(/\s+/).map(fold).join(" "));
      return [...new Set(texts)].map((text) => ({ text, of: group.of }));
    });
  const after = side("after");
  const before = side("before");
  const strength = new RegExp(lists.strength, "g");
  const worded = lists.wordings.map(([theirs, ours]) => [fold(theirs), fold(ours)]);

  /** @param {string} text */
  const withoutStrength = (text) => plain(text).replace(strength, " ").trim();

  /** @param {Rest} rest */
  const shorter = ({ text, of }) => [
    ...after
      .filter((affix) => text.endsWith(affix.text) && !cuts(text, text.length - affix.text.length))
      .map((affix) => ({
        text: text.slice(0, text.length - affix.text.length).trimEnd(),
        of: common(of, affix.of),
      })),
    ...before
      .filter((affix) => text.startsWith(affix.text) && !cuts(text, affix.text.length))
      .map((affix) => ({ text: text.slice(affix.text.length).trimStart(), of: common(of, affix.of) })),
  ];

  /** @param {string} text */
  const rests = (text) => {
    /** @type {Rest} */
    const whole = { text, of: null };
    const found = new Map([[same(whole), whole]]);
    let last = [whole];
    for (let count = 0; count < MOST_STRIPPED; count += 1) {
      const next = [];
      for (const rest of last.flatMap(shorter)) {
        if (rest.of.length > 0 && !found.has(same(rest))) {
          found.set(same(rest), rest);
          next.push(rest);
        }
      }
      last = next;
    }
    return [...found.values()].sort((first, second) => second.text.length - first.text.length);
  };

  /** @param {string} text */
  const wordings = (text) => {
    const ours = [text];
    for (const [theirs, word] of worded) {
      ours.push(ours[ours.length - 1].replaceAll(theirs, word));
    }
    const vitamins = ours[ours.length - 1].replace(VITAMIN, "维生素").replace(VIT, "vitamin ");
    ours.push(vitamins.replace(V, "维生素$1"));
    return [...new Set(ours)].filter((wording) => wording !== text);
  };

  return Object.freeze({
    withoutStrength,
    rests,
    wordings,
    minerals: lists.minerals.map(fold),
    joints: lists.joints.map(fold),
    joiningWords: new Set(lists.joiningWords),
    negations: lists.negations.map(fold),
    words: new Set([...after, ...before].map(({ text }) => text)),
  });
};

export { makeAffixes };
