/** The sources of a claim: each cited in the style of the language, with what was read and when it was checked. */

import { make } from "../core/dom.js";
import { evidenceOf, sourceOf, termOf } from "../core/graph.js";
import { markLang, say, textOf } from "../core/language.js";
import { citationLang, cite, sourceLinks } from "../widgets/citing.js";
import { inlineList, section } from "../widgets/marks.js";
import { factRow, pairRow, parted } from "./evidence.js";

const warning = (key, facts = {}) => make("p", { class: "warning" }, "⚠ ", say(key, facts));

const fallen = (source) => [
  source.retracted ? warning("page-retracted") : null,
  source.supersededBy
    ? make("div", {}, warning("page-superseded"), make("p", { class: "detail" }, markLang(cite(source.supersededBy))))
    : null,
];

/** How far a source was read; what is known through another text alone has a word of its own. */
const depth = (slug) => (slug === "secondary" ? say("page-read-secondary") : textOf(termOf(slug), slug));

const depths = (items) => [...new Set(items.map((item) => item.readFrom).filter(Boolean))].map(depth);

const entry = (slug, items) => {
  const source = sourceOf(slug);
  const dates = items
    .map((item) => item.checked)
    .filter(Boolean)
    .sort();
  return make(
    "li",
    { "data-source": slug },
    make("p", { class: "citation" }, markLang(cite(slug), citationLang(source))),
    ...fallen(source),
    make(
      "dl",
      { class: "facts" },
      ...factRow("page-authors", source.authors.length > 1 ? source.authors.join("; ") : null),
      ...factRow("page-record", source.recordNumber),
      ...factRow("page-source-type", source.type ? textOf(termOf(source.type), source.type) : null),
      ...factRow("page-read-from", parted(depths(items))),
      ...factRow("page-checked", dates[dates.length - 1]),
      ...(source.title ? pairRow("page-note", source.note) : []),
    ),
    sourceLinks(source).length > 0 ? inlineList(sourceLinks(source)) : null,
  );
};

/** The block of sources of a claim, in the order of its evidence. */
const sourcesBlock = (claim) => {
  const bySource = new Map();
  for (const item of evidenceOf(claim)) {
    bySource.set(item.source, [...(bySource.get(item.source) ?? []), item]);
  }
  const entries = [...bySource].filter(([slug]) => sourceOf(slug)).map(([slug, items]) => entry(slug, items));
  return section(say("page-provenance"), make("ul", { class: "cards", role: "list" }, ...entries));
};

export { sourcesBlock };
