/** Saves files that are made in the page, without a server. */

import { make } from "../core/dom.js";
import { say } from "../core/language.js";
import { announce } from "../core/status.js";
import { fileName } from "./contents.js";

const KEPT = 60_000;

/**
 * Save a blob; its address is revoked after the browser has had time to read it.
 *
 * @param {Blob} blob
 * @param {string} ending
 */
const saveBlob = (blob, ending) => {
  const name = fileName(ending);
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(address), KEPT);
  announce(say("page-export-saved", { name }));
};

/**
 * @param {string} text
 * @param {string} type
 * @param {string} ending
 */
const saveText = (text, type, ending) => saveBlob(new Blob([text], { type: `${type};charset=utf-8` }), ending);

export { saveBlob, saveText };
