/** The claims shown as a table for a spreadsheet: one row a claim, with its sources and where the file comes from. */

import { data } from "../core/data.js";
import { entityBySlug, evidenceOf, relationOf, sourceOf, termOf } from "../core/graph.js";
import { entityName, say, textOf } from "../core/language.js";
import { exportedClaims, originFacts } from "./contents.js";
import { harmless } from "./formulas.js";
/** @import { Claim } from "../core/types.js" */

const BOM = "\ufeff";
const LINE_END = "\r\n";

/**
 * @param {string} prefix
 * @param {string} slug
 */
const iri = (prefix, slug) => `${data.prefixes[prefix]}${slug}`;
/** @param {string | null} slug */
const named = (slug) => (slug ? entityName(entityBySlug.get(slug)) : "");
/** @param {string | null} slug */
const worded = (slug) => (slug ? textOf(termOf(slug), slug) : "");

/** @param {Claim} claim */
const standingText = (claim) =>
  claim.verdict === "refuted" ? say("page-standing-refuted") : textOf(termOf(claim.standing), claim.standing);

/** @param {string} stance */
const counted = (stance) => (/** @type {Claim} */ claim) =>
  String(evidenceOf(claim).filter((item) => item.stance === stance).length);

/** @param {Claim} claim */
const sourcesOfClaim = (claim) => [...new Set(evidenceOf(claim).map((item) => item.source))];

/**
 * A source as it is cited in the language of the page.
 *
 * @param {string} slug
 */
const citedSource = (slug) => textOf(sourceOf(slug).cite, slug);

/** The columns of a claim, by the message that heads them. */
const COLUMNS = /** @type {[string, (claim: Claim) => string][]} */ ([
  ["page-column-subject", (claim) => named(claim.subject)],
  ["page-column-relation", (claim) => textOf(relationOf(claim).label, claim.relation)],
  ["page-column-object", (claim) => named(claim.object)],
  ["page-column-claim", (claim) => textOf(claim.sentence, claim.slug)],
  ["page-column-standing", standingText],
  ["page-export-verdict", (claim) => claim.verdict],
  ["page-export-certainty", (claim) => claim.certainty ?? ""],
  ["page-dose", (claim) => worded(claim.doseBand)],
  ["page-population", (claim) => named(claim.population)],
  ["page-aspect", (claim) => worded(claim.aspect)],
  ["page-circumstance", (claim) => worded(claim.circumstance)],
  ["page-shown-in", (claim) => worded(claim.shownIn)],
  ["page-topic", (claim) => worded(claim.topic)],
  ["page-export-for", counted("supports")],
  ["page-export-against", counted("refutes")],
  ["page-export-undecided", counted("inconclusive")],
  ["page-provenance", (claim) => sourcesOfClaim(claim).map(citedSource).join("\n")],
  ["page-export-subject-iri", (claim) => iri("kg", claim.subject)],
  ["page-export-relation-iri", (claim) => iri("kgo", claim.relation)],
  ["page-export-object-iri", (claim) => iri("kg", claim.object)],
  ["page-export-claim-slug", (claim) => claim.slug],
  ["page-export-claim-iri", (claim) => iri("claim", claim.slug)],
]);

/** Where the file comes from, in every row, so that a row copied elsewhere still says it. */
const origin = () => {
  const { title, version, licence, date, view, filters, link, marking } = originFacts();
  return [
    ["page-export-graph", `${title} ${version}`],
    ["page-export-licence", licence],
    ["page-export-date", date],
    ["page-export-view", [view, ...filters].join(" | ")],
    ["page-export-link", link],
    ["page-export-remark", marking],
  ];
};

/** Head and rows as plain texts. */
const grid = () => {
  const about = origin();
  const head = [...COLUMNS, ...about].map(([key]) => say(key));
  const rows = exportedClaims().map((claim) => [
    ...COLUMNS.map(([, text]) => text(claim)),
    ...about.map(([, text]) => text),
  ]);
  return [head, ...rows];
};

/** @param {string} text */
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

// A tab-separated file has no quoting that all programs know, so its cells hold neither tabs nor line ends.
/** @param {string} text */
const flat = (text) => text.replace(/[\t\r\n]+/g, " ");

/**
 * @param {(text: string) => string} cell
 * @param {string} separator
 */
const written = (cell, separator) =>
  BOM +
  grid()
    .map((row) => row.map(cell).join(separator) + LINE_END)
    .join("");

const toCsv = () => written((text) => quoted(harmless(text)), ",");
const toTsv = () => written((text) => flat(harmless(text)), "\t");

export { citedSource, sourcesOfClaim, standingText, toCsv, toTsv };
