/** Cells that no spreadsheet takes for a formula. The library has the same rule in `cli/spreadsheet`. */

const FORMULA = /^(?:[ \t\r\n\u00a0\u3000]*[=+\-@＝＋－＠]|[\t\r\n])/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const CONTROL = /[^\P{Cc}\t\n\r]/gu;

/** @param {string} character */
const spelt = (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;

/**
 * A cell that begins like a formula gets an apostrophe before it, unless it is a number; control characters are shown.
 *
 * @param {string} text
 */
const harmless = (text) => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text).replace(CONTROL, spelt);

export { harmless };
