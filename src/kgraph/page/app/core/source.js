/** Unpacks the data of the page. Each key is parsed when it is first read, since no view needs all of them. */

import { once } from "./once.js";
/** @import { Data } from "./types.js" */

const NEW_LINE = 10;
const LONGEST_KEY = 40;

/**
 * Where each line of a text starts and ends.
 *
 * @param {Uint8Array} bytes
 */
const linesOf = (bytes) => {
  /** @type {{ start: number, end: number }[]} */
  const lines = [];
  for (let start = 0; start < bytes.length; start = lines[lines.length - 1].end + 1) {
    const end = bytes.indexOf(NEW_LINE, start);
    lines.push({ start, end: end < 0 ? bytes.length : end });
  }
  return lines;
};

/**
 * Data with a key on each line, as page/html.py writes them; JSON in another form is parsed at once.
 *
 * @param {Uint8Array} bytes
 * @returns {Data}
 */
const readData = (bytes) => {
  /**
   * @param {number} start
   * @param {number} [end]
   */
  const text = (start, end) => new TextDecoder().decode(bytes.subarray(start, end));
  const lines = linesOf(bytes);
  const keys = lines.slice(1, -1).map(({ start }) => /^"(\w+)":/.exec(text(start, start + LONGEST_KEY))?.[1]);
  if (keys.length === 0 || !keys.every(Boolean) || text(lines[lines.length - 1].start) !== "}") {
    return JSON.parse(text(0));
  }
  return /** @type {string[]} */ (keys).reduce((data, key, index) => {
    const { start, end } = lines[index + 1];
    const value = () => JSON.parse(text(start + key.length + 3, end).replace(/,$/, ""));
    return Object.defineProperty(data, key, { enumerable: true, get: once(value) });
  }, /** @type {any} */ ({}));
};

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream */
const bytesOf = async (stream) => new Uint8Array(await new Response(stream).arrayBuffer());

/**
 * A promise of the data from their text: JSON, compressed with gzip and written in base64.
 *
 * @param {string} packed
 */
const unpackData = async (packed) => {
  const characters = atob(packed.trim());
  const bytes = new Uint8Array(characters.length);
  for (let place = 0; place < bytes.length; place += 1) {
    bytes[place] = characters.charCodeAt(place);
  }
  const { body } = new Response(bytes);
  const stream = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (body);
  return readData(await bytesOf(stream.pipeThrough(new DecompressionStream("gzip"))));
};

export { readData, unpackData };
