/** The sources of the claims shown, for a reference manager. The data hold one record for each source. */

import { sourceOf } from "../core/graph.js";
import { originLines } from "./contents.js";
import { exportScope } from "./records.js";

const LINE_END = "\r\n";
const LAST = "ER  - ";

const sources = () => exportScope().sources.map(sourceOf);

/**
 * The record with a note about the origin of the file.
 *
 * @param {string} record
 * @param {string} remark
 */
const annotated = (record, remark) => record.replace(LAST, `N1  - ${remark}${LINE_END}${LAST}`);

/** The records in the format RIS. */
const toRis = () => {
  const remark = originLines().join(" | ");
  return sources()
    .map((source) => annotated(source.ris, remark) + LINE_END)
    .join("");
};

// BibTeX ignores text between entries, except for the sign that begins an entry.
const comment = () =>
  originLines()
    .map((line) => `% ${line.replaceAll("@", "(at)")}\n`)
    .join("");

/** The records in the format BibTeX. */
const toBibtex = () =>
  `${comment()}\n${sources()
    .map((source) => `${source.bibtex.trim()}\n`)
    .join("\n")}`;

export { toBibtex, toRis };
