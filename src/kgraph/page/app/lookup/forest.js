/** Forest plots: the findings of one claim with the same measure and an interval, drawn on one axis. */

import { data } from "../core/data.js";
import { make, makeSvg } from "../core/dom.js";
import { entityBySlug, evidenceSlug, termOf } from "../core/graph.js";
import { formatExact, say, sayCount, spokenText, textOf } from "../core/language.js";
import { sourceName, sourceNameText } from "../widgets/citing.js";
import { NEUTRAL, makeAxis, spreadTicks } from "./axis.js";
import { makeFold } from "./folds.js";

const WIDTH = 340;
const INSET = 10;
const ROW = 38;
const ABOVE = 8;
const BELOW = 54;
const HALF = 4.5;
const LONGEST = 30;
const LONGEST_SIDES = 44;
const COLUMNS = ["page-source", "page-result", "page-stance", "page-weight"];

/** The groups of findings to plot: two or more with the same measure, unit and scale against the same. */
const groupsOf = (items) => {
  const groups = new Map();
  for (const item of items.filter(({ scale }) => scale)) {
    const key = [item.measure, item.unit ?? "", item.against ?? ""].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
};

const columns = (text) => [...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 2 : 1), 0);

const shortened = (text) => {
  let short = text;
  while (columns(short) > LONGEST) {
    short = [...short].slice(0, -1).join("");
  }
  return short === text ? text : `${short.trimEnd()}…`;
};

const roleOf = (item) => (item.endpointRole === "subgroup" ? textOf(termOf("subgroup")) : null);

const labelOf = (item) => {
  const role = roleOf(item);
  const name = shortened(sourceNameText(item.source));
  return role ? `${name} · ${role}` : name;
};

const figures = ({ estimate }) => textOf(estimate);

const text = (x, y, anchor, content, name = "") =>
  makeSvg("text", { x, y, "text-anchor": anchor, class: `forest-text ${name}` }, content);

const rowOf = (item, index, at) => {
  const top = ABOVE + index * ROW;
  const y = top + 24;
  const x = at(item.effect);
  const counts = item.weight === "counts";
  return makeSvg(
    "g",
    { "data-evidence": evidenceSlug(item) },
    text(0, top + 11, "start", labelOf(item)),
    text(WIDTH, top + 11, "end", figures(item)),
    makeSvg("path", {
      class: "forest-line",
      d: `M${at(item.effectLow).toFixed(1)} ${y}H${at(item.effectHigh).toFixed(1)}`,
    }),
    makeSvg("rect", {
      class: counts ? "forest-mark" : "forest-mark hollow",
      x: (x - HALF).toFixed(1),
      y: y - HALF,
      width: 2 * HALF,
      height: 2 * HALF,
    }),
  );
};

/** The names of the sides of the axis: by outcome if the sign fits the support and has room, else lower and higher. */
const sidesOf = (claim, scale, items) => {
  const support = items.filter(({ stance }) => stance === "supports");
  const fits = ({ effect }) => (effect - NEUTRAL[scale]) * claim.sign > 0;
  const outcome = textOf(entityBySlug.get(claim.object).label, claim.object);
  const kind = scale === "ratio" ? "outcome" : "measure";
  const named = [say(`page-forest-less-${kind}`, { outcome }), say(`page-forest-more-${kind}`, { outcome })];
  const hasRoom = columns(named.join("")) <= LONGEST_SIDES;
  const isClear = claim.sign && support.length > 0 && support.every(fits);
  return isClear && hasRoom ? named : [say("page-forest-lower"), say("page-forest-higher")];
};

const axisMarks = (ruler, scale, sides, height) => {
  const base = height - BELOW + 4;
  const none = ruler.at(NEUTRAL[scale]);
  const anchor = none < WIDTH / 3 ? "start" : none > (WIDTH * 2) / 3 ? "end" : "middle";
  return [
    makeSvg("path", { class: "forest-axis", d: `M${INSET} ${base}H${WIDTH - INSET}` }),
    ...spreadTicks(ruler).map((tick) => text(ruler.at(tick), base + 15, "middle", formatExact(tick), "forest-tick")),
    makeSvg("path", { class: "forest-none", d: `M${none.toFixed(1)} ${ABOVE}V${base + 3}` }),
    text(none, base + 30, anchor, say("page-forest-none", { value: NEUTRAL[scale] }), "forest-tick"),
    text(0, base + 46, "start", `← ${sides[0]}`, "forest-tick"),
    text(WIDTH, base + 46, "end", `${sides[1]} →`, "forest-tick"),
  ];
};

const measureName = (item) => {
  const name = textOf(termOf(item.measure), item.measure);
  const unit = data.units[item.unit];
  return unit ? say("page-forest-unit", { measure: name, unit: textOf(unit) }) : name;
};

/** What is measured, and against what: findings against different comparators answer different questions. */
const titleOf = (item) => {
  const measure = measureName(item);
  if (item.against === null || item.against === "without-subject") {
    return say(item.against ? "page-forest-without" : "page-forest-unknown", { measure });
  }
  const comparator = textOf(termOf(item.against) ?? entityBySlug.get(item.against)?.label, item.against);
  return say("page-forest-against", { measure, comparator });
};

const plot = (claim, items) => {
  const { scale } = items[0];
  const height = ABOVE + items.length * ROW + BELOW;
  const ruler = makeAxis(scale, items, INSET, WIDTH - INSET);
  const name = sayCount("page-forest-name", items.length, { measure: titleOf(items[0]) });
  return makeSvg(
    "svg",
    { class: "forest", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": name },
    ...axisMarks(ruler, scale, sidesOf(claim, scale, items), height),
    ...items.map((item, index) => rowOf(item, index, ruler.at)),
  );
};

const sourceCell = (item) => {
  const role = roleOf(item);
  return make(
    "th",
    { scope: "row", role: "rowheader" },
    sourceName(item.source),
    role ? ` · ${role}` : null,
    item.contrast ? make("small", { class: "contrast" }, spokenText(item.contrast)) : null,
  );
};

/** A finding in figures; each cell names its column for narrow tables without a header. */
const rowOfTable = (item) => {
  const texts = [figures(item), ...[item.stance, item.weight].map((slug) => textOf(termOf(slug), slug))];
  const cell = (text, index) => make("td", { role: "cell", "data-label": say(COLUMNS[index + 1]) }, text);
  return make("tr", { role: "row" }, sourceCell(item), ...texts.map(cell));
};

const table = (items) =>
  make(
    "table",
    { class: "forest-table", role: "table" },
    make("caption", { class: "unseen" }, titleOf(items[0])),
    make("thead", {}, make("tr", {}, ...COLUMNS.map((key) => make("th", { scope: "col" }, say(key))))),
    make("tbody", { role: "rowgroup" }, ...items.map(rowOfTable)),
  );

/** The plots of a claim, each with its table; empty without a group to plot. */
const forestPlots = (claim, items) =>
  groupsOf(items).map((group, index) =>
    make(
      "figure",
      { class: "forest-figure" },
      make("figcaption", {}, titleOf(group[0])),
      plot(claim, group),
      make("p", { class: "detail" }, say("page-forest-note")),
      ...makeFold(`${claim.slug} forest ${index}`, [say("page-forest-table")], () => [table(group)]),
    ),
  );

export { forestPlots };
