/**
 * Known names contained in a text: separate words, words joined by 和 or "and", and names one after another. Contained
 * is not the same: what is named by a longer word may be another drug. So a name counts only as a word of its own,
 * with nothing before it but affixes of names of substances, and not where a negation goes before it.
 */

import { firstOf } from "./known.js";
/** @import { FoundName, Known } from "../core/types.js" */

const SUBSTANCES = new Set(["Drug", "DrugClass", "Nutrient", "Food", "Chemical", "Protein"]);
const APART = /[\s,，、;；+＋/|&()（）[\]【】<>《》"“”'‘’〝〞:：]+/u;
const HAN = /^[\u4e00-\u9fff]/;
const WESTERN = /^[\x21-\x7e]+$/;
const NUMBER = /^[0-9]+$/;
const SHORTEST_WORD = 3;
const MOST_WORDS = 6;
const LONGEST_TEXT = 200;
const SHORTEST_HEAD = 2;

/**
 * What finds the names in a text; `meant` finds those that a text means as a whole, `category` that of an entity.
 *
 * @param {{ known: Known, plain: (text: string) => string, meant: (text: string) => FoundName[],
 *   category: (slug: string) => string }} parts
 */
const makeParts = ({ known, plain, meant, category }) => {
  const { affixes } = known;

  /** @param {FoundName} name */
  const isSubstance = ({ slug }) => SUBSTANCES.has(category(slug));
  /** @param {string} text */
  const substances = (text) => (text ? meant(text).filter(isSubstance) : []);

  /** @param {string} text */
  const isName = (text) => meant(text).length > 0 || known.findOutside(text) !== null;

  /** @param {string[]} words */
  const endsName = (words) => [1, 2, 3, 4, 5].some((count) => isName(words.slice(-count).join(" ")));

  /**
   * Whether the last of some words tells nothing of the name beside it: an affix, a number, a name.
   *
   * @param {string[]} words
   */
  const isPlain = (words) => {
    const word = words[words.length - 1];
    const isKnown = affixes.words.has(word) || affixes.joiningWords.has(word) || NUMBER.test(word);
    return isKnown || !WESTERN.test(word) || endsName(words);
  };

  /**
   * Whether the words around a name leave its meaning.
   *
   * @param {FoundName} name
   * @param {string[]} tokens
   * @param {number} at
   * @param {number} end
   */
  const mayStand = (name, tokens, at, end) => {
    const isApart = !isSubstance(name) || at === 0 || isPlain(tokens.slice(0, at));
    const isEnd = category(name.slug) === "Drug" || end === tokens.length;
    return isApart && (isEnd || isPlain(tokens.slice(end).reverse()));
  };

  /**
   * @param {string[]} tokens
   * @param {number} at
   * @param {number} end
   */
  const isDenied = (tokens, at, end) =>
    [...tokens.slice(Math.max(at - 1, 0), at), ...tokens.slice(end, end + 1)].some((word) =>
      affixes.negations.includes(word),
    );

  /**
   * @param {string[]} tokens
   * @param {number} at
   * @param {number} end
   */
  const western = (tokens, at, end) => {
    if ((at === 0 && end === tokens.length) || isDenied(tokens, at, end)) {
      return [];
    }
    const names = meant(tokens.slice(at, end).join(" ")).filter((name) => name.key.length >= SHORTEST_WORD);
    return names.every((name) => mayStand(name, tokens, at, end)) ? names : [];
  };

  /**
   * The names on both sides of 和, 与, …, if both sides are names.
   *
   * @param {string} text
   * @returns {FoundName[]}
   */
  const joined = (text) =>
    firstOf(affixes.joints, (joint) => {
      const place = text.indexOf(joint);
      const [before, behind] = [text.slice(0, place), text.slice(place + joint.length)];
      if (place < 1 || !behind || !isName(before)) {
        return [];
      }
      const whole = meant(behind);
      const second = whole.length > 0 ? whole : joined(behind);
      return second.length > 0 || isName(behind) ? [...meant(before), ...second] : [];
    });

  /**
   * The names of substances that make up a word one after another: 阿仑膦酸钠维D3片.
   *
   * @param {string} text
   * @returns {FoundName[]}
   */
  const cut = (text) => {
    for (let end = text.length - 1; end > 0; end -= 1) {
      const first = substances(text.slice(0, end));
      const rest = first.length > 0 ? substances(text.slice(end)) : [];
      const second = first.length > 0 && rest.length === 0 ? cut(text.slice(end)) : rest;
      if (second.length > 0) {
        return [...first, ...second];
      }
    }
    return [];
  };

  /**
   * The mineral of a salt that has no entity of its own: 硫酸锌片.
   *
   * @param {string[]} rests
   */
  const ofMineral = (rests) =>
    firstOf(
      rests.flatMap((rest) =>
        affixes.minerals.filter((acid) => rest.startsWith(acid)).map((acid) => rest.slice(acid.length)),
      ),
      substances,
    );

  /** @param {string} before */
  const denies = (before) => affixes.negations.some((negation) => HAN.test(negation) && before.includes(negation));

  /**
   * The name with which a word ends, if it is of no substance: a 脆性骨折 is a 骨折, a 抗骨折 is none.
   *
   * @param {string} text
   */
  const head = (text) => {
    for (let start = 1; start <= text.length - SHORTEST_HEAD; start += 1) {
      const names = meant(text.slice(start)).filter((name) => !isSubstance(name));
      if (names.length > 0) {
        return denies(text.slice(0, start)) ? [] : names;
      }
    }
    return [];
  };

  /** @param {string} token */
  const glued = (token) => {
    const text = known.words(token);
    const rests = known.rests(token).map((rest) => rest.text);
    const ways = [() => meant(text), () => joined(text), () => firstOf(rests, cut), () => ofMineral(rests)];
    for (const way of [...ways, () => head(text)]) {
      const names = way();
      if (names.length > 0) {
        return names;
      }
    }
    return [];
  };

  /**
   * The names at a place of the words, and of how many words they are.
   *
   * @param {string[]} tokens
   * @param {number} at
   */
  const namesAt = (tokens, at) => {
    if (!WESTERN.test(tokens[at])) {
      return { names: isDenied(tokens, at, at + 1) ? [] : glued(tokens[at]), taken: 1 };
    }
    for (let end = Math.min(at + MOST_WORDS, tokens.length); end > at; end -= 1) {
      const names = western(tokens, at, end);
      if (names.length > 0) {
        return { names, taken: end - at };
      }
    }
    return { names: [], taken: 1 };
  };

  /**
   * The names in a text, the longest first; none if the text is too long for a name.
   *
   * @param {string} text
   */
  const namesIn = (text) => {
    if (text.length > LONGEST_TEXT) {
      return [];
    }
    const tokens = plain(text).split(APART).filter(Boolean);
    const found = [];
    let at = 0;
    while (at < tokens.length) {
      const { names, taken } = namesAt(tokens, at);
      found.push(...names);
      at += taken;
    }
    return found.sort((first, second) => second.key.length - first.key.length);
  };

  return namesIn;
};

export { makeParts };
