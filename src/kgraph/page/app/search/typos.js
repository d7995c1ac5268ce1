/** Words that differ by one typing error: a letter too many, missing, wrong, or exchanged with the next. */

const LONG = /^[a-z]{5,}$/;

/**
 * Whether a word is Latin and long enough for an error in it to be forgiven.
 *
 * @param {string} word
 */
const isLong = (word) => LONG.test(word);

/**
 * @param {string} word
 * @param {string} other
 */
const isOneError = (word, other) => {
  if (Math.abs(word.length - other.length) > 1 || word === other) {
    return false;
  }
  let start = 0;
  while (start < word.length && word[start] === other[start]) {
    start += 1;
  }
  let end = 0;
  while (
    end < Math.min(word.length, other.length) - start &&
    word[word.length - 1 - end] === other[other.length - 1 - end]
  ) {
    end += 1;
  }
  const one = word.slice(start, word.length - end);
  const two = other.slice(start, other.length - end);
  const isExchange = one.length === 2 && two.length === 2 && one[0] === two[1] && one[1] === two[0];
  return Math.max(one.length, two.length) === 1 || isExchange;
};

/**
 * What is meant if one word is mistyped: the words joined, and the places of the names with that word.
 *
 * @param {string[]} words
 * @param {string[][]} names
 */
const corrections = (words, names) =>
  words.flatMap((word, index) => {
    const right = new Map();
    names.forEach((all, place) => {
      for (const other of new Set(all.filter((one) => isLong(word) && isLong(one) && isOneError(word, one)))) {
        right.set(other, [...(right.get(other) ?? []), place]);
      }
    });
    return [...right].map(([other, places]) => ({
      joined: words.map((one, at) => (at === index ? other : one)).join(""),
      places,
    }));
  });

export { corrections, isLong, isOneError };
