/** The status line, which screen readers read out. */

import { byId } from "./dom.js";

/**
 * Show a text in the status line.
 *
 * @param {string} text
 */
const announce = (text) => {
  byId("status").textContent = text;
};

export { announce };
