/** Pinyin as people type it, whole or by initials, matched with the readings of Chinese names. */

const SHORTEST = 2;

/**
 * A text as pinyin: letters and digits without tones, ü as v; empty if it has other characters.
 *
 * @param {string} text
 * @param {(text: string) => string} fold
 */
const spell = (text, fold) => {
  const toneless = text.toLowerCase().normalize("NFD").replaceAll("u\u0308", "v").replace(/\p{M}/gu, "");
  const key = fold(toneless);
  return [...key].every((letter) => letter < "\u0080") ? key.replace(/[^a-z0-9]+/g, "") : "";
};

/**
 * @param {string} spelled
 * @param {Set<number>} places
 * @param {string[]} piece
 */
const next = (spelled, places, piece) =>
  new Set(
    [...places].flatMap((place) =>
      piece.filter((reading) => spelled.startsWith(reading, place)).map((reading) => place + reading.length),
    ),
  );

/**
 * Whether a text is the beginning of the pieces; it may end inside a piece.
 *
 * @param {string} spelled
 * @param {string[][]} pieces
 */
const begins = (spelled, pieces) => {
  let places = new Set([0]);
  for (const piece of pieces) {
    if ([...places].some((place) => piece.some((reading) => reading.startsWith(spelled.slice(place))))) {
      return true;
    }
    places = next(spelled, places, piece);
    if (places.size === 0) {
      return false;
    }
  }
  return false;
};

/**
 * Whether the pieces end where a text does.
 *
 * @param {string} spelled
 * @param {string[][]} pieces
 */
const equals = (spelled, pieces) => {
  let places = new Set([0]);
  for (const piece of pieces) {
    places = next(spelled, places, piece);
  }
  return places.has(spelled.length);
};

/**
 * The initials of a piece; letters and digits of the name itself, in capitals, count as a whole too.
 *
 * @param {string} piece
 */
const initials = (piece) => {
  const letters = piece.split("|").map((reading) => reading[0].toLowerCase());
  return /[a-z]/.test(piece) ? letters : [...letters, piece.toLowerCase()];
};

class Readings {
  /** @param {string[]} readings */
  constructor(readings) {
    const pieces = readings.map((reading) => reading.split(" ").filter(Boolean));
    this.syllables = pieces.map((all) => all.map((piece) => piece.toLowerCase().split("|")));
    this.initials = pieces.map((all) => all.map(initials));
  }

  /** @param {string} spelled */
  beginWith(spelled) {
    return this.places(spelled, this.syllables, 1);
  }

  /** @param {string} spelled */
  initialsBeginWith(spelled) {
    return this.places(spelled, this.initials, 2);
  }

  /** @param {string} spelled */
  initialsEqual(spelled) {
    return this.initialsBeginWith(spelled).filter((place) => equals(spelled, this.initials[place]));
  }

  /**
   * @param {string} spelled
   * @param {string[][][]} all
   * @param {number} least
   */
  places(spelled, all, least) {
    if (spelled.length < SHORTEST) {
      return [];
    }
    return all.flatMap((pieces, place) => (pieces.length >= least && begins(spelled, pieces) ? [place] : []));
  }
}

export { Readings, spell };
