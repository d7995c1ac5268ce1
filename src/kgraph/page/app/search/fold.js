/** The folded form in which names are compared, the same as in the library (kgraph.names.folding). */

const IGNORED =
  /[\s\u001c-\u001f\u0085\-_\u2010-\u2015\u2212\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff®™©·•‧・、。,;:'’"“”()[\]]+/gu;
const GREEK_NAMES =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon " +
  "phi chi psi omega";

/**
 * @param {string[]} letters
 * @param {string[]} names
 */
const pairs = (letters, names) => new Map(letters.map((letter, index) => [letter, names[index]]));

const HIRAGANA = Array.from({ length: 0x56 }, (_, index) => String.fromCharCode(0x3041 + index));
const KATAKANA = HIRAGANA.map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60));
/** Greek letters by name, hiragana as katakana, and small vowels of these as large ones. */
const SIGNS = new Map([
  ...pairs([..."αβγδεζηθικλμνξοπρςστυφχψω"], GREEK_NAMES.split(" ")),
  ...pairs(HIRAGANA, KATAKANA),
  ...pairs([..."ァィゥェォぁぃぅぇぉ"], [..."アイウエオアイウエオ"]),
]);
const ACCENTED = /[\u00c0-\u024f]+/g;

/** @param {string} text */
const withoutAccents = (text) => text.replace(ACCENTED, (letters) => letters.normalize("NFD").replace(/\p{M}/gu, ""));

/**
 * @param {string} text
 * @param {Map<string, string>} table
 */
const replace = (text, table) => Array.from(text, (character) => table.get(character) ?? character).join("");

/**
 * Text in lower case with ß as ss, like `str.casefold` in Python.
 *
 * @param {string} text
 */
const foldCase = (text) => text.toLowerCase().replaceAll("ß", "ss");

/**
 * The folding with pairs of characters: a traditional one and the simplified one that replaces it.
 *
 * @param {string} characters
 */
const makeFolding = (characters) => {
  const all = [...characters];
  const simplified = pairs(
    all.filter((_, index) => index % 2 === 0),
    all.filter((_, index) => index % 2 === 1),
  );

  /** @param {string} text */
  const plain = (text) => withoutAccents(replace(foldCase(text.normalize("NFKC")), SIGNS));
  /** @param {string} text */
  const simplify = (text) => replace(plain(text), simplified);

  /**
   * The folded form of a name: without case, marks, hyphens and spaces.
   *
   * @param {string} text
   */
  const fold = (text) => simplify(text).replace(IGNORED, "");

  /**
   * The words of a text, each folded.
   *
   * @param {string} text
   */
  const words = (text) => simplify(text).replace(IGNORED, " ").split(" ").filter(Boolean);

  return Object.freeze({ fold, plain, words });
};

export { makeFolding };
