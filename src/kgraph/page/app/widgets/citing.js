/** Claims and evidence as text for editors: a hedged sentence, and the sources cited in the style of the language. */

import { webLink } from "../core/dom.js";
import { evidenceOf, groundsOf, sourceOf, termOf } from "../core/graph.js";
import { currentLang, markLang, say, textOf } from "../core/language.js";
import { STANCES } from "../core/scale.js";

const MOST = 3;

const cite = (slug) => sourceOf(slug)?.cite[currentLang()] ?? slug;

/** The main language of a citation: that of its title, else of the source; null for a source that is only described. */
const citationLang = (source) => source?.title?.lang ?? (source?.note ? null : (source?.language ?? null));

/** The title of a source, else its citation; marked with its language. */
const sourceTitle = (slug) => {
  const source = sourceOf(slug);
  return markLang(source?.title?.text ?? cite(slug), citationLang(source));
};

/** The short name of a source as plain text. */
const sourceNameText = (slug) => sourceOf(slug)?.name ?? slug;

/** The short name of a source; marked with its language where it is the beginning of its title. */
const sourceName = (slug) => {
  const title = sourceOf(slug)?.title;
  const name = sourceNameText(slug);
  return markLang(name, title?.text.startsWith(name.replace(/…?( \(\w+\))?$/, "")) ? title.lang : null);
};

/** Evidence sorted: counting items first, then by strength of design, then in the order of the data. */
const strongestFirst = (items) => {
  const rank = (item) => (item.weight === "counts" ? 0 : 100) + (item.tier ?? 50);
  return [...items].sort((first, second) => rank(first) - rank(second));
};

/** The best counting item of each stance; if no item counts, the best item of each stance. */
const leading = (claim) => {
  const items = strongestFirst(evidenceOf(claim));
  const counting = items.filter((item) => item.weight === "counts");
  const candidates = counting.length > 0 ? counting : items;
  return STANCES.map((stance) => candidates.find((item) => item.stance === stance))
    .filter(Boolean)
    .slice(0, MOST);
};

const cited = (item) =>
  say("page-copy-source", { stance: textOf(termOf(item.stance), item.stance), citation: cite(item.source) });

const assessment = (claim) => textOf(groundsOf(claim).assessment);

/** The assessment of a claim, and the leading source of each stance. */
const claimText = (claim) => [assessment(claim), ...leading(claim).map(cited)].join("\n");

/** The text of one evidence item: assessment of the claim, finding and source. */
const evidenceText = (claim, item) => [assessment(claim), textOf(item.said), cite(item.source)].join("\n");

/** Links to a source: its address, DOI and PMID. */
const sourceLinks = (source) =>
  [
    source.url ? webLink(source.url, say("page-open-source")) : null,
    source.doi ? webLink(`https://doi.org/${source.doi}`, `DOI ${source.doi}`) : null,
    source.pmid ? webLink(`https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`, `PMID ${source.pmid}`) : null,
  ].filter(Boolean);

export {
  citationLang,
  cite,
  claimText,
  evidenceText,
  sourceLinks,
  sourceName,
  sourceNameText,
  sourceTitle,
  strongestFirst,
};
