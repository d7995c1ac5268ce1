/** The evidence of a claim in the panel: for it, against it, inconclusive; the strongest that counts first. */

import { data } from "../core/data.js";
import { make, webLink } from "../core/dom.js";
import { entityBySlug, evidenceOf, evidenceSlug, groundsOf, sourceOf, termOf } from "../core/graph.js";
import { formatNumber, say, spokenText, textOf } from "../core/language.js";
import { STANCES } from "../core/scale.js";
import { evidenceText, sourceName, strongestFirst } from "../widgets/citing.js";
import { entityButton, inlineList, placeText, section } from "../widgets/marks.js";
import { copyButton } from "./copy.js";

/** By stance the title of its column and the text of an empty one; without a text the empty column is left out. */
const SIDES = {
  supports: { title: "page-for", none: "page-none-for" },
  refutes: { title: "page-against", none: "page-none-against" },
  inconclusive: { title: "page-undecided", none: null },
};

const factRow = (key, value) => (value ? [make("dt", {}, say(key)), make("dd", {}, value)] : []);
const pairRow = (key, pair) => factRow(key, pair ? spokenText(pair) : null);
const termRow = (key, slug) => factRow(key, slug ? spokenText(termOf(slug), slug) : null);

const parted = (parts) => {
  const shown = parts.filter(Boolean);
  return shown.flatMap((part, index) => (index > 0 ? [say("page-list-separator"), part] : [part]));
};

const entities = (slugs) => slugs.filter((slug) => entityBySlug.has(slug)).map((slug) => entityButton(slug));

const countryNames = ({ countries }) => parted(countries.map((code) => textOf(data.countries[code], code)));

const people = (item) => [
  ...entities([item.population, item.species]),
  ...(item.populationNote ? [spokenText(item.populationNote)] : []),
];

const filled = (key, parts) => factRow(key, parts.length > 0 ? parts : null);

const several = (key, parts) => factRow(key, parts.length > 0 ? inlineList(parts) : null);

/** Design, number of people, and tier among the designs for this kind of claim. */
const designLine = (item) =>
  make(
    "p",
    { class: "evidence-head" },
    make("strong", {}, spokenText(termOf(item.design), item.design)),
    item.participants === null
      ? null
      : make("span", {}, say("page-participants", { count: formatNumber(item.participants) })),
    item.tier === null ? null : make("span", { class: "badge" }, say("page-tier", { tier: item.tier })),
    item.endpointRole ? make("span", { class: "badge" }, spokenText(termOf(item.endpointRole))) : null,
  );

/** Whether an item counts towards the verdict, else why not, and what it then says of the claim. */
const weight = (item) => {
  const counts = item.weight === "counts";
  const word = textOf(termOf(item.weight), item.weight);
  const text = counts ? say("page-counts") : say("page-set-aside", { reason: word });
  const says = item.says === null ? null : textOf(termOf(item.says), item.says);
  return make("p", { class: counts ? "weight" : "weight aside" }, counts ? "✓ " : "✕ ", ...parted([text, says]));
};

const whereRead = (item) => parted([placeText(item), item.locator ? make("bdi", {}, item.locator) : null]);

const sourceLine = (item) => {
  const source = sourceOf(item.source);
  const pubmed = source?.pmid ? `https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/` : null;
  const address = pubmed ?? source?.url ?? (source?.doi ? `https://doi.org/${source.doi}` : null);
  const name = sourceName(item.source);
  return address ? webLink(address, name) : name;
};

const facts = (item) =>
  make(
    "dl",
    { class: "facts" },
    ...several("page-people", people(item)),
    ...pairRow("page-given", item.dose),
    ...several("page-together", entities(item.coInterventions)),
    ...several("page-studied", item.studied ? entities([item.studied]) : []),
    ...pairRow("page-duration", item.duration),
    ...pairRow("page-contrast", item.contrast),
    ...pairRow("page-comparator", item.comparator),
    ...filled("page-countries", countryNames(item)),
    ...termRow("page-result", item.result),
    ...termRow("page-hedge", item.hedge),
    ...factRow("page-source", sourceLine(item)),
    ...filled("page-place", whereRead(item)),
  );

const card = (claim, item) =>
  make(
    "li",
    { class: `evidence stance-${item.stance}`, "data-evidence": evidenceSlug(item) },
    designLine(item),
    item.figures ? make("p", { class: "figures" }, spokenText(item.figures)) : null,
    item.note ? make("p", { class: "gist" }, spokenText(item.note)) : null,
    weight(item),
    facts(item),
    make(
      "p",
      { class: "copying" },
      copyButton(evidenceSlug(item), () => evidenceText(claim, item)),
    ),
  );

const column = (claim, stance) => {
  const { title, none } = SIDES[stance];
  const items = strongestFirst(evidenceOf(claim).filter((item) => item.stance === stance));
  if (items.length === 0 && none === null) {
    return null;
  }
  const list = make("ul", { class: "cards", role: "list" }, ...items.map((item) => card(claim, item)));
  const content = items.length > 0 ? list : make("p", { class: "none" }, say(none));
  return make(
    "div",
    { class: `side-${stance}` },
    make("h4", {}, say(title, { count: formatNumber(items.length) })),
    content,
  );
};

/** What the evidence of a claim was asked, for or against, beside a sentence that denies it; nothing beside others. */
const askedLine = (claim) => {
  const { asked } = groundsOf(claim);
  return asked ? [make("p", { class: "asked" }, say("page-asked", { claim: textOf(asked) }))] : [];
};

/** The block of evidence of a claim; `plots` come above the columns. */
const evidenceBlock = (claim, plots) =>
  section(
    say("page-evidence", { count: formatNumber(claim.evidence.length) }),
    ...askedLine(claim),
    ...plots,
    make("div", { class: "evidence-sides" }, ...STANCES.map((stance) => column(claim, stance))),
  );

export { askedLine, evidenceBlock, factRow, pairRow, parted, termRow };
