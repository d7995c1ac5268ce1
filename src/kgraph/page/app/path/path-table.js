/** The table of the paths between two entities, to sort and to choose from, each step with its claim. */

import { button, make } from "../core/dom.js";
import { verdictOf } from "../core/graph.js";
import { compareTexts, formatNumber, say, sayCount, spokenText } from "../core/language.js";
import { strengthOf } from "../core/scale.js";
import { go } from "../core/state.js";
import { claimOfStep, pathsOf } from "../draw/path-scene.js";
import { directClaims } from "../knowledge/paths.js";
import { claimButton } from "../widgets/marks.js";
import { endName } from "./ends.js";
import { pathSentence, signText, stepSentence } from "./wording.js";

let sorting = { column: "number", descending: false };
let unfolded = new Set();

/** A step to a class by the taxonomy alone, without a claim. */
const filed = (step) =>
  make(
    "p",
    { class: "filed" },
    make("span", { class: "glyph tone-neutral", "aria-hidden": "true" }, "⊳"),
    " ",
    stepSentence(step),
    " ",
    make("span", { class: "badge" }, say("page-path-filed")),
  );

const stepItem = (step) => {
  const claim = claimOfStep(step);
  return make(
    "li",
    { "data-step": `${step.start}--${step.end}` },
    claim ? claimButton(claim) : filed(step),
    step.warrants.length > 0
      ? make(
          "div",
          { class: "warrants" },
          say("page-path-because"),
          ...step.warrants.map((claim) => claimButton(claim)),
        )
      : null,
  );
};

const stepsFold = (path, row) =>
  make(
    "details",
    {
      open: unfolded.has(row),
      toggle: (event) => (event.target.open ? unfolded.add(row) : unfolded.delete(row)),
    },
    make("summary", {}, sayCount("page-path-steps", path.steps.length)),
    make("ol", { class: "claims" }, ...path.steps.map(stepItem)),
  );

/** Whether a path uses a contested claim although its weakest verdict is another one. */
const isContested = ({ steps: all, verdict }) =>
  verdict !== "contested" &&
  all.some((step) => [claimOfStep(step), ...step.warrants].some((claim) => claim?.verdict === "contested"));

const weakest = (path) => [
  make("span", { class: `badge verdict-${path.verdict}` }, spokenText(verdictOf(path.verdict)?.label, path.verdict)),
  isContested(path) ? make("span", { class: "badge verdict-contested" }, "⚠ ", say("page-path-contested")) : null,
];

const pathChoice = (row, label, ...content) =>
  make(
    "label",
    { class: "choice" },
    make("input", {
      type: "radio",
      name: "path-row",
      value: row ?? "",
      "aria-label": label,
      change: () => go({ row }, { replace: true }),
    }),
    ...content,
  );

const cell = (column, ...content) =>
  make("td", { role: "cell", "data-label": say(`page-path-column-${column}`) }, ...content);

const line = ({ path, row }, now) =>
  make(
    "tr",
    { role: "row", "data-row": row },
    cell("number", pathChoice(row, say("page-path-choose", { row: formatNumber(row) }), formatNumber(row))),
    cell("way", make("p", {}, pathSentence(path, directClaims(...now.path))), stepsFold(path, row)),
    cell("length", formatNumber(path.steps.length)),
    cell("weakest", ...weakest(path)),
    cell("sign", say("page-path-net", { sign: signText(path.sign) })),
  );

/** What the rows are sorted by; the order of the library breaks ties. */
const VALUES = {
  number: ({ row }) => row,
  way: ({ path }) => path.steps.map(({ end }) => endName(end)).join(" "),
  length: ({ path }) => path.steps.length,
  weakest: ({ path }) => -strengthOf(path.verdict),
  sign: ({ path }) => -(path.sign ?? -2),
};

const compare = (first, second) => (typeof first === "string" ? compareTexts(first, second) : first - second);

const rows = (now) => {
  const value = VALUES[sorting.column];
  const direction = sorting.descending ? -1 : 1;
  return pathsOf(now)
    .map((path, index) => ({ path, row: index + 1 }))
    .sort((first, second) => direction * compare(value(first), value(second)) || first.row - second.row);
};

const sortBy = (column) => {
  sorting = { column, descending: sorting.column === column && !sorting.descending };
  go({}, { replace: true });
  document.querySelector(`#path [data-sort="${column}"]`).focus();
};

const heading = (column) => {
  const isSorted = sorting.column === column;
  const mark = isSorted ? (sorting.descending ? " ↓" : " ↑") : "";
  return make(
    "th",
    { scope: "col", "aria-sort": isSorted ? (sorting.descending ? "descending" : "ascending") : null },
    button({ "data-sort": column, click: () => sortBy(column) }, say(`page-path-column-${column}`), mark),
  );
};

const pathTable = (now) =>
  make(
    "table",
    { role: "table" },
    make("caption", { class: "unseen" }, say("page-path-caption")),
    make("thead", {}, make("tr", {}, ...Object.keys(VALUES).map(heading))),
    make("tbody", {}, ...rows(now).map((row) => line(row, now))),
  );

/** Fold the steps of all rows except the chosen one. */
const foldPaths = ({ row }) => {
  unfolded = new Set(row === null ? [] : [row]);
};

const pathSorting = () => sorting;

export { foldPaths, pathChoice, pathSorting, pathTable };
