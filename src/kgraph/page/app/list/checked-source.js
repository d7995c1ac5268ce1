/** The sources of a checked claim: in short for a cell and for print, cited in full where there is room. */

import { make, webLink } from "../core/dom.js";
import { sourceOf } from "../core/graph.js";
import { formatNumber, markLang, say, spokenText, textOf } from "../core/language.js";
import { citationLang, cite, sourceName, sourceNameText } from "../widgets/citing.js";
import { placeText } from "../widgets/marks.js";
import { countingSources } from "./answers.js";

const retracted = (source) =>
  source?.retracted ? make("strong", { class: "retracted" }, " ⚠ ", say("page-retracted")) : null;

/** A source in short, with a warning if it is retracted. */
const short = (slug) => [sourceName(slug), retracted(sourceOf(slug))];

const numberOf = (source) => (source?.pmid ? `PMID ${source.pmid}` : source?.doi ? `DOI ${source.doi}` : null);

const addressOf = (source) => {
  if (source?.pmid) {
    return `https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`;
  }
  return source?.doi ? `https://doi.org/${source.doi}` : source?.url;
};

const hostOf = (address) => {
  try {
    return new URL(address).hostname.replace(/^www\./, "");
  } catch {
    return say("page-open-source");
  }
};

/** A link to a source, named by its number, else by the host of its address. */
const linked = (slug) => {
  const source = sourceOf(slug);
  const address = addressOf(source);
  const label = numberOf(source) ?? (address ? hostOf(address) : null);
  const isSaid = label === sourceNameText(slug);
  return label
    ? make("span", { class: isSaid ? "source-link said" : "source-link" }, " ", webLink(address, label))
    : null;
};

const cited = ({ source: slug }) => {
  const source = sourceOf(slug);
  return make("span", { class: "source-full" }, markLang(cite(slug), citationLang(source)), retracted(source));
};

const named = (item) => {
  const place = placeText(item);
  return [
    make("span", { class: "source-short" }, ...short(item.source)),
    cited(item),
    place ? ` ${place}` : null,
    linked(item.source),
  ];
};

const finding = (text) => (text && textOf(text) ? make("p", { class: "finding" }, spokenText(text)) : null);

/** What one source says about a pair: where, how far it counts, what it found. */
const full = ({ item, mark }) =>
  make(
    "li",
    {},
    ...named(item),
    " ",
    make("span", { class: "detail" }, spokenText(mark)),
    finding(item.detail),
    finding(item.note),
  );

/** All sources of a claim with what they say. */
const sourceList = ({ sources }) => make("ul", { class: "sources", role: "list" }, ...sources.map(full));

/** The sources that a claim about bone rests on, by name. */
const briefSources = ({ sources }) =>
  make(
    "ul",
    { class: "sources", role: "list" },
    ...countingSources(sources).map(({ item }) => make("li", {}, ...named(item))),
  );

/** The first source of a claim in short, and how many more there are. */
const firstSource = ({ sources }) => {
  if (sources.length === 0) {
    return [say("page-check-no-source")];
  }
  const those = countingSources(sources);
  const rest = those.length > 1 ? ` +${formatNumber(those.length - 1)}` : null;
  return [...short(those[0].item.source), rest];
};

export { briefSources, firstSource, sourceList };
