"use strict";

/** The sources of the claims shown, for a reference manager. The records come with the data, one a source. */
kgraph.define("references", ({ graph, exported, statements }) => {
  const LINE_END = "\r\n";
  const LAST = "ER  - ";

  const sources = () => statements.scope().sources.map(graph.source);

  /** The record with a note that says where it was found. */
  const annotated = (record, remark) => record.replace(LAST, `N1  - ${remark}${LINE_END}${LAST}`);

  /** The records in the format RIS. */
  const ris = () => {
    const remark = exported.lines().join(" | ");
    return sources().map((source) => annotated(source.ris, remark) + LINE_END).join("");
  };

  // Text between the entries of a BibTeX file is passed over, unless it holds the sign that begins an entry.
  const comment = () => exported.lines().map((line) => `% ${line.replaceAll("@", "(at)")}\n`).join("");

  /** The records in the format BibTeX. */
  const bibtex = () => `${comment()}\n${sources().map((source) => `${source.bibtex.trim()}\n`).join("\n")}`;

  return Object.freeze({ ris, bibtex });
});
