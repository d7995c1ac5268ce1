/**
 * The names in a text: the longest at each place, Latin ones as whole words. A mention lists all entities with its
 * name, since the text alone does not tell which of them is meant.
 */

import { once } from "../core/once.js";
import { NOTED } from "./search.js";
/** @import { Folded, NameForm, Namebook } from "../core/types.js" */

/**
 * A text, folded and segmented into words.
 *
 * @typedef {Folded & { words: Intl.Segments }} Read
 */

const WORDY = /[\p{Script=Latin}\p{N}]/u;
const DIGIT = /\p{N}/u;
const HAN = /^\p{Script=Han}$/u;
/** A name so short that the case must agree to tell it from another word: "Mg" is not "mg". */
const SHORT = /^(?:[a-z]{1,3}|[a-z]\d+)$/;
/** Characters that a text may add inside a name; other characters must be in the name itself. */
const LOOSE = /[\s\p{Pd}\p{Cf}\u2212_®™©·•‧'’]/u;
const NEW_LINE = /\n\s*\S|\n\s*\n/u;
const AND = /^\s*(?:[、,，/&和与及或]|\b(?:and|or)\b)\s*([A-Za-z]\d{0,2})(?![\p{Script=Latin}\p{N}])/u;
const STOPS = /[。！？!?\n]+|(?<!\b(?:e\.g|i\.e|vs|al|cf))\.(?=\s|$)/gu;

/** How many characters of a text are read: some seconds of work for a page. */
const LONGEST_TEXT = 50_000;
/** What is left of a word or a sign that the end of a text cuts through. */
const CUT_THROUGH = /\p{Cs}$|[\p{Script=Latin}\p{N}]{1,60}$/u;

const segmenter = once(() => new Intl.Segmenter("zh", { granularity: "word" }));

/**
 * @param {string} gap
 * @param {string} own
 * @param {string} next
 */
const isApart = (gap, own, next) => {
  const strange = [...gap.normalize("NFKC")].some((sign) => !LOOSE.test(sign) && !own.normalize("NFKC").includes(sign));
  const isFigure = DIGIT.test(next) && /\s/.test(gap) && own === "";
  return strange || isFigure || NEW_LINE.test(gap);
};

/**
 * Whether a place in the folded text is in the middle of a letter or of a Latin word.
 *
 * @param {Folded} folded
 * @param {number} at
 */
const isInside = ({ key, starts, gaps }, at) => {
  if (at === 0 || at === key.length) {
    return false;
  }
  if (starts[at] === starts[at - 1]) {
    return true;
  }
  const isWord = WORDY.test(key[at - 1]) && WORDY.test(key[at]);
  return isWord && (gaps[at] === "" || (gaps[at] === "-" && DIGIT.test(key[at]) && !DIGIT.test(key[at - 1])));
};

/**
 * Whether a single Chinese character is a word here: 钙 is one in 补钙, but not in 钙化.
 *
 * @param {Read} folded
 * @param {number} start
 * @param {number} end
 */
const isWord = (folded, start, end) => {
  const { index, segment } = /** @type {Intl.SegmentData} */ (folded.words.containing(start));
  return index === start && segment.length === end - start;
};

/**
 * @param {Read} folded
 * @param {number} start
 * @param {number} end
 * @param {number} at
 * @param {NameForm} name
 */
const fits = (folded, start, end, at, name) => {
  const written = folded.text.slice(start, end).normalize("NFKC");
  if (SHORT.test(name.key) && name.label !== name.label.toLowerCase() && written !== name.label) {
    return false;
  }
  return name.gaps.every((own, place) => place === 0 || !isApart(folded.gaps[at + place], own, name.key[place]));
};

/**
 * @param {Read} folded
 * @param {number} start
 * @param {number} end
 * @param {NameForm[]} names
 */
const mentionOf = (folded, start, end, names) => {
  const rank = Math.min(...names.map((name) => name.rank));
  const best = names.filter((name) => name.rank === rank);
  const slugs = [...new Set(best.map(({ slug }) => slug))];
  return { start, end, text: folded.text.slice(start, end), slugs, noted: NOTED.find((kind) => kind === best[0].kind) };
};

/**
 * The longest name that begins at a place in the folded text.
 *
 * @param {Read} folded
 * @param {number} at
 * @param {Namebook} book
 */
const longestAt = (folded, at, book) => {
  for (const length of book.lengths(folded.key[at])) {
    const key = folded.key.slice(at, at + length);
    const next = at + length;
    const entries = key.length === length ? book.entries(key) : [];
    if (entries.length > 0 && !isInside(folded, next)) {
      const [start, end] = [folded.starts[at], folded.ends[next - 1]];
      const names = entries.filter((name) => fits(folded, start, end, at, name));
      if (names.length > 0 && (!HAN.test(key) || isWord(folded, start, end))) {
        return { ...mentionOf(folded, start, end, names), key, next };
      }
    }
  }
  return null;
};

/**
 * The next name of a list that shares its first word: "D" in "vitamins K and D".
 *
 * @param {Read} folded
 * @param {{ key: string, end: number }} mention
 * @param {Namebook} book
 */
const listedAfter = (folded, { key, end }, book) => {
  const [, stem] = /^(.+?)[a-z]\d*$/.exec(key) ?? [];
  const follower = stem && AND.exec(folded.text.slice(end, end + 12));
  if (!follower) {
    return null;
  }
  const word = stem + follower[1].toLowerCase();
  const names = book.entries(word);
  const to = end + follower[0].length;
  const next = folded.starts.findIndex((start) => start >= to);
  return names.length
    ? { ...mentionOf(folded, to - follower[1].length, to, names), key: word, next: next < 0 ? folded.key.length : next }
    : null;
};

/** @param {string} text */
const sentencesOf = (text) => {
  const ends = [...text.matchAll(STOPS)].map((stop) => stop.index + stop[0].length);
  const all = [...ends, text.length];
  return all.map((end, index) => ({ start: all[index - 1] ?? 0, end }));
};

/**
 * The search for names in a text, with a namebook and the folding letter by letter.
 *
 * @param {{ book: Namebook, spread: (text: string) => Folded }} parts
 */
const makeMentions = ({ book, spread }) => {
  /**
   * The mentions of a text in its order, `{start, end, text, slugs, noted, sentence}`, and its sentences,
   * `{start, end}`. `noted` is the kind of a name that readers are told of (`NOTED`), undefined for others. Only the
   * beginning of a long text is read: `text` is that beginning, and `unread` how many characters are left.
   *
   * @param {string} whole
   */
  const find = (whole) => {
    const text = whole.length > LONGEST_TEXT ? whole.slice(0, LONGEST_TEXT).replace(CUT_THROUGH, "") : whole;
    const folded = { ...spread(text), words: segmenter().segment(text) };
    const mentions = [];
    let at = 0;
    while (at < folded.key.length) {
      let mention = isInside(folded, at) ? null : longestAt(folded, at, book);
      at = mention ? at : at + 1;
      while (mention) {
        const { key, next, ...shown } = mention;
        mentions.push(shown);
        at = next;
        mention = listedAfter(folded, mention, book);
      }
    }
    const sentences = sentencesOf(text);
    let sentence = 0;
    return {
      text,
      unread: whole.length - text.length,
      sentences,
      mentions: mentions.map((mention) => {
        while (sentences[sentence].end <= mention.start) {
          sentence += 1;
        }
        return { ...mention, sentence };
      }),
    };
  };

  return find;
};

export { LONGEST_TEXT, makeMentions };
