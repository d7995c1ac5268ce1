/** Claims and evidence as text for editors: a hedged sentence, and the sources cited in the style of the language. */

import { link } from "../core/dom.js";
import { evidenceOf, groundsOf, sourceOf, termOf } from "../core/graph.js";
import { currentLang, markLang, say, textOf } from "../core/language.js";
import { STANCES } from "../core/scale.js";

const MOST = 3;

const cite = (slug) => sourceOf(slug)?.cite[currentLang()] ?? slug;

/** The language that most of a citation is in: that of the title, else of the source unless it is only described. */
const citationLang = (source) => source?.title?.lang ?? (source?.note ? null : (source?.language ?? null));

/** What a source is called: its title, else how it is cited; marked with its language. */
const sourceName = (slug) => {
  const source = sourceOf(slug);
  return markLang(source?.title?.text ?? cite(slug), citationLang(source));
};

/** A short name for a source: first author and year, else title, else journal, else number. */
const shortSourceName = (slug) => {
  const { author, date, title, journal, pmid } = sourceOf(slug) ?? {};
  const signed = author && date ? `${author} ${date.slice(0, 4)}` : null;
  return signed ?? title?.text ?? journal ?? (pmid ? `PMID ${pmid}` : slug);
};

/** Evidence with what counts first, then the strongest design, then the order of the data. */
const strongestFirst = (items) => {
  const rank = (item) => (item.weight === "counts" ? 0 : 100) + (item.tier ?? 50);
  return [...items].sort((first, second) => rank(first) - rank(second));
};

/** The best item of each stance that counts, or of each stance if nothing does. */
const leading = (claim) => {
  const items = strongestFirst(evidenceOf(claim));
  const counting = items.filter((item) => item.weight === "counts");
  const heard = counting.length > 0 ? counting : items;
  return STANCES.map((stance) => heard.find((item) => item.stance === stance))
    .filter(Boolean)
    .slice(0, MOST);
};

const cited = (item) =>
  say("page-copy-source", { stance: textOf(termOf(item.stance), item.stance), citation: cite(item.source) });

const assessment = (claim) => textOf(groundsOf(claim).assessment);

/** A claim with how far it can be relied on, and the leading source of each side. */
const claimText = (claim) => [assessment(claim), ...leading(claim).map(cited)].join("\n");

/** The same for one finding: the claim, what was found, and its source. */
const evidenceText = (claim, item) => [assessment(claim), textOf(item.said), cite(item.source)].join("\n");

/** Links to a source: its address, DOI and PMID. */
const sourceLinks = (source) =>
  [
    source.url ? link(source.url, say("page-open-source")) : null,
    source.doi ? link(`https://doi.org/${source.doi}`, `DOI ${source.doi}`) : null,
    source.pmid ? link(`https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`, `PMID ${source.pmid}`) : null,
  ].filter(Boolean);

export { citationLang, cite, claimText, evidenceText, shortSourceName, sourceLinks, sourceName, strongestFirst };
