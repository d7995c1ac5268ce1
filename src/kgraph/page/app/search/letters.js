/** A text folded letter by letter, so that each place in the folded text has its place in the text. */

const LETTER = /\P{M}\p{M}*|\p{M}+/gu;

/**
 * What folds a text letter by letter; `fold` folds a letter.
 *
 * @param {(letter: string) => string} fold
 */
const makeSpread = (fold) => {
  const folded = new Map();

  /** @param {string} letter */
  const foldLetter = (letter) => {
    if (!folded.has(letter)) {
      folded.set(letter, fold(letter));
    }
    return folded.get(letter);
  };

  /**
   * The folded text, as `key`; for each place in it, where its letter begins and ends in the text, and the `gap`: what
   * folding has dropped before it.
   *
   * @param {string} text
   */
  const spread = (text) => {
    const starts = [];
    const ends = [];
    const gaps = [];
    let key = "";
    let gap = "";
    for (const { 0: letter, index } of text.matchAll(LETTER)) {
      const folded = foldLetter(letter);
      gap = folded ? gap : gap + letter;
      for (let place = 0; place < folded.length; place += 1) {
        starts.push(index);
        ends.push(index + letter.length);
        gaps.push(gap);
        gap = "";
      }
      key += folded;
    }
    return { text, key, starts, ends, gaps };
  };

  return spread;
};

export { makeSpread };
