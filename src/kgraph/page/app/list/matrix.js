/** The matrix: the answer about each pair and about each substance and bone in a word, with a source in every cell. */

import { button, make } from "../core/dom.js";
import { entityBySlug } from "../core/graph.js";
import { entityName, formatNumber, say, spokenText } from "../core/language.js";
import { boneOf, pairOf } from "./answers.js";
import { answerBadges } from "./checked-claim.js";
import { firstSource } from "./checked-source.js";

const SYMBOLS = {
  contraindicated: "⊘",
  major: "▲",
  moderate: "◆",
  minor: "◇",
  recorded: "●",
  together: "＋",
  "none-found": "○",
  inferred: "≈",
  "not-recorded": "？",
};

const substanceName = (slug) => spokenText(entityBySlug.get(slug).label, slug);
const plainName = (slug) => entityName(entityBySlug.get(slug));

/** The answer about a pair as symbol and words, so that colour is not needed. */
const answerBadge = ({ answer: name }) =>
  make(
    "span",
    { class: `answer answer-${name}` },
    make("span", { class: "answer-symbol", "aria-hidden": "true" }, SYMBOLS[name]),
    say(`page-check-answer-${name}`),
  );

const pairCell = (pair, open) => [
  button(
    { class: "cell", "data-pair": pair.key, "aria-controls": `pair-${pair.key}`, click: () => open(pair.key) },
    answerBadge(pair),
  ),
  pair.lead ? make("span", { class: "marks" }, ...answerBadges(pair.lead)) : null,
  make("span", { class: "cell-source" }, ...(pair.lead ? firstSource(pair.lead) : [say("page-check-no-source")])),
];

/** The number of effects on bone of each kind; refuted effects have a number of their own. */
const tally = ({ effects }) => {
  const kinds = effects.map(({ kind, claim }) => (claim.verdict === "refuted" ? "refuted" : kind));
  return ["harm", "benefit", "association", "refuted"]
    .filter((kind) => kinds.includes(kind))
    .map((kind) => [kind, formatNumber(kinds.filter((name) => name === kind).length)])
    .map(([kind, count]) => make("span", { class: "badge" }, say(`page-check-tally-${kind}`, { count })));
};

const boneCell = (slug, openBone) => {
  const bone = boneOf(slug);
  const isKnown = bone.effects.length > 0;
  return [
    button(
      { class: "cell", "data-bone": slug, click: () => openBone(slug) },
      say(isKnown ? "page-check-bone-known" : "page-check-bone-unknown"),
    ),
    isKnown ? make("span", { class: "marks" }, ...tally(bone)) : null,
    make("span", { class: "cell-source" }, ...(isKnown ? firstSource(bone.effects[0]) : [say("page-check-no-source")])),
  ];
};

const cell = (label, content) => make("td", { role: "cell", "data-label": label }, ...content);

const row = (slugs, index, open) =>
  make(
    "tr",
    { role: "row" },
    make("th", { scope: "row", role: "rowheader" }, substanceName(slugs[index])),
    ...slugs
      .slice(0, -1)
      .map((slug, column) =>
        column < index
          ? cell(`+ ${plainName(slug)}`, pairCell(pairOf(slug, slugs[index]), open.pair))
          : make("td", { role: "cell", class: "void" }),
      ),
    cell(say("page-check-bone"), boneCell(slugs[index], open.bone)),
  );

const columns = (slugs) => [...slugs.slice(0, -1).map(substanceName), say("page-check-bone")];

const heading = (slugs) =>
  make(
    "tr",
    { role: "row" },
    make("td", { role: "cell", class: "corner" }),
    ...columns(slugs).map((name) => make("th", { scope: "col", role: "columnheader" }, name)),
  );

/** The table of some substances; `open` shows the details of a pair or of a substance. */
const matrixTable = (slugs, open) =>
  make(
    "table",
    { role: "table", class: "matrix" },
    make("caption", {}, say("page-check-matrix")),
    make("thead", { role: "rowgroup" }, heading(slugs)),
    make("tbody", { role: "rowgroup" }, ...slugs.map((_, index) => row(slugs, index, open))),
  );

export { answerBadge, matrixTable, plainName, substanceName };
