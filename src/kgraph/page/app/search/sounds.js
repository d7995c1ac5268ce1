/**
 * Chinese characters that sound alike: homophones as people choose them by mistake when they type pinyin. Two sound
 * alike if they share a syllable without its tone; zh, ch and sh count as z, c and s.
 */

const SHORTEST = 3;
const PIECE = /[\u4e00-\u9fff]|[a-z0-9]+/g;

/** @param {string} syllable */
const toSound = (syllable) => syllable.toLowerCase().replace(/^([zcs])h/, "$1");

class Sounds {
  /**
   * @param {string} characters
   * @param {string[]} readings
   */
  constructor(characters, readings) {
    /** @type {Map<string, Set<string>>} */
    this.syllables = new Map();
    for (const [, syllable, alike] of characters.matchAll(/([a-z]+)([^a-z]+)/g)) {
      for (const character of alike) {
        this.syllables.set(character, (this.syllables.get(character) ?? new Set()).add(syllable));
      }
    }
    this.names = readings.map((reading) =>
      reading ? reading.split(" ").map((piece) => piece.split("|").map(toSound)) : [],
    );
  }

  /**
   * The places of the names that sound like a folded text of three pieces or more.
   *
   * @param {string} key
   */
  like(key) {
    const pieces = key.match(PIECE) ?? [];
    if (pieces.length < SHORTEST || pieces.join("") !== key) {
      return [];
    }
    const spoken = pieces.map((piece) =>
      piece >= "\u4e00" ? (this.syllables.get(piece) ?? new Set()) : new Set([piece]),
    );
    return this.names.flatMap((reading, place) =>
      reading.length === pieces.length && spoken.every((own, at) => reading[at].some((sound) => own.has(sound)))
        ? [place]
        : [],
    );
  }
}

/**
 * Whether two texts that sound alike have about half their characters in common, as a slip leaves them.
 *
 * @param {string} key
 * @param {string} name
 */
const isNear = (key, name) => {
  const same = [...key].filter((character, at) => character === name[at]).length;
  return key.length === name.length && 2 * same >= key.length - 1;
};

export { isNear, Sounds };
