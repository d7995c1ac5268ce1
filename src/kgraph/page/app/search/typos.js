/** Words that differ by one typing error: a letter too many, missing, wrong, or exchanged with the next. */

const LONG = /^[a-z]{5,}$/;

/**
 * Whether a word is Latin and long enough for the correction of an error.
 *
 * @param {string} word
 */
const isLong = (word) => LONG.test(word);

/**
 * @param {string} word
 * @param {string} candidate
 */
const isOneError = (word, candidate) => {
  if (Math.abs(word.length - candidate.length) > 1 || word === candidate) {
    return false;
  }
  let start = 0;
  while (start < word.length && word[start] === candidate[start]) {
    start += 1;
  }
  let end = 0;
  while (
    end < Math.min(word.length, candidate.length) - start &&
    word[word.length - 1 - end] === candidate[candidate.length - 1 - end]
  ) {
    end += 1;
  }
  const middle = word.slice(start, word.length - end);
  const candidateMiddle = candidate.slice(start, candidate.length - end);
  const isExchange =
    middle.length === 2 &&
    candidateMiddle.length === 2 &&
    middle[0] === candidateMiddle[1] &&
    middle[1] === candidateMiddle[0];
  return Math.max(middle.length, candidateMiddle.length) === 1 || isExchange;
};

/**
 * The corrections of one mistyped word: all words joined, and the indices of the names with the corrected word.
 *
 * @param {string[]} words
 * @param {string[][]} names
 */
const corrections = (words, names) =>
  words.flatMap((word, index) => {
    const right = new Map();
    names.forEach((all, place) => {
      for (const candidate of new Set(
        all.filter((candidate) => isLong(word) && isLong(candidate) && isOneError(word, candidate)),
      )) {
        right.set(candidate, [...(right.get(candidate) ?? []), place]);
      }
    });
    return [...right].map(([candidate, places]) => ({
      joined: words.map((part, at) => (at === index ? candidate : part)).join(""),
      places,
    }));
  });

export { corrections, isLong, isOneError };
