/** One statement of a source: a line that opens to its verdict, the reasons and the best evidence on each side. */

import { data } from "../core/data.js";
import { button, make } from "../core/dom.js";
import { claimBySlug, sourceOf, termOf, verdictOf } from "../core/graph.js";
import { formatNumber, say, spokenText, textOf } from "../core/language.js";
import { sourceLinks, sourceName } from "../widgets/citing.js";
import { openClaim, placeText } from "../widgets/marks.js";

const claimOfStatement = ({ evidence }) => claimBySlug.get(data.evidence[evidence].claim);

/** The verdict on a statement; it judges the sentence as the source words it. */
const badge = (verdict, label) => make("span", { class: `badge verdict-${verdict}` }, textOf(label, verdict));

const sentence = (worded, claim) => spokenText(worded ?? claim.sentence, claim.slug);

const row = (key, value) => (value ? [make("dt", {}, say(key)), make("dd", {}, value)] : []);

const term = (slug) => (slug ? spokenText(termOf(slug), slug) : null);

const facts = (statement, ledger) => {
  const item = data.evidence[statement.evidence];
  return make(
    "dl",
    { class: "facts" },
    ...row("page-ledger-verdict", badge(statement.verdict, ledger.labels[statement.standing])),
    ...row("page-ledger-basis", spokenText(ledger.labels[statement.basis], statement.basis)),
    ...row("page-ledger-reason", spokenText(statement.reason)),
    ...row("page-ledger-certainty", term(statement.certainty)),
    ...row("page-hedge", term(item.hedge)),
    ...row("page-ledger-figures", item.detail ? spokenText(item.detail) : null),
  );
};

const part = (key, ...content) => make("div", { class: "part" }, make("h4", {}, say(key)), ...content);

const list = (items) =>
  make("ul", { class: "lines", role: "list" }, ...items.map((content) => make("li", {}, content)));

const flagLines = ({ flags }, ledger) =>
  ledger.flags
    .filter(({ slug }) => flags.includes(slug))
    .map(({ slug, label, meaning }) => [make("strong", {}, spokenText(label, slug)), " ", spokenText(meaning)]);

const citation = (slug) => {
  const links = sourceLinks(sourceOf(slug)).flatMap((link) => [" ", link]);
  return make("span", { class: "detail" }, sourceName(slug), ...links);
};

const finding = (item) => {
  const design = textOf(termOf(item.design), item.design);
  const detail = textOf(item.detail) || textOf(item.note);
  return detail ? say("page-ledger-finding", { design, detail }) : design;
};

const SIDES = [
  ["bestFor", "page-ledger-for"],
  ["bestAgainst", "page-ledger-against"],
  ["bestInconclusive", "page-ledger-inconclusive"],
];

const bestLines = (statement) =>
  SIDES.filter(([side]) => statement[side]).map(([side, key]) => {
    const item = data.evidence[statement[side]];
    return [make("strong", {}, say(key)), " ", finding(item), make("br"), citation(item.source)];
  });

const relatedLine = ({ claim: slug, verdict, sentence: worded, steps }, ledger) => {
  const claim = claimBySlug.get(slug);
  const between = steps.map((step) => textOf(ledger.labels[step], step)).join(say("page-list-separator"));
  return [
    badge(verdict, verdictOf(verdict)?.label),
    " ",
    button({ class: "plain", click: () => openClaim(claim) }, sentence(worded, claim)),
    between ? make("span", { class: "detail" }, " ", between) : "",
  ];
};

/** How the claims that bear on a statement do so, by what its verdict rests on. */
const RELATED = { implied: "page-ledger-implied", near: "page-ledger-near", vague: "page-ledger-near" };

const relatedPart = ({ basis, related }, ledger) =>
  related.length
    ? part(RELATED[basis] ?? "page-ledger-related", list(related.map((claim) => relatedLine(claim, ledger))))
    : null;

/** The details of a statement. */
const body = (statement, ledger) => {
  const flags = flagLines(statement, ledger);
  const best = bestLines(statement);
  return [
    facts(statement, ledger),
    flags.length ? part("page-ledger-flags", list(flags)) : null,
    part("page-ledger-best", best.length ? list(best) : make("p", { class: "none" }, say("page-ledger-no-best"))),
    part("page-ledger-why", list(statement.why.map((place) => spokenText(ledger.reasons[place])))),
    relatedPart(statement, ledger),
    button({ class: "to-claim", click: () => openClaim(claimOfStatement(statement)) }, say("page-ledger-claim")),
  ].filter(Boolean);
};

const flagSign = () => make("span", { "aria-hidden": "true" }, "⚑ ");

const heading = (statement, ledger) => {
  const item = data.evidence[statement.evidence];
  const flags = ledger.flags.filter(({ slug }) => statement.flags.includes(slug));
  return [
    make("span", { class: "number" }, formatNumber(statement.number)),
    make("span", { class: "said" }, sentence(statement.sentence, claimOfStatement(statement))),
    make(
      "span",
      { class: "marks" },
      badge(statement.verdict, ledger.labels[statement.standing]),
      ...flags.map(({ slug, label }) => make("span", { class: "badge flag" }, flagSign(), textOf(label, slug))),
      make("span", { class: "detail" }, placeText(item)),
    ),
  ];
};

/** A statement as a line; its details are made when it is first opened. */
const statementLine = (statement, ledger) => {
  const fill = ({ target }) => {
    if (target.open && target.children.length === 1) {
      target.append(make("div", { class: "opened" }, body(statement, ledger)));
    }
  };
  return make(
    "li",
    { "data-statement": statement.number },
    make("details", { toggle: fill }, make("summary", { tabindex: -1 }, heading(statement, ledger))),
  );
};

/** What a statement says, its verdict and why, to be shown apart from its line; `open` goes to the line. */
const statementLead = (statement, ledger, open) =>
  make(
    "li",
    {},
    badge(statement.verdict, ledger.labels[statement.standing]),
    " ",
    button({ class: "plain", click: open }, sentence(statement.sentence, claimOfStatement(statement))),
    make("p", { class: "detail" }, spokenText(statement.reason)),
  );

export { claimOfStatement, statementLead, statementLine };
