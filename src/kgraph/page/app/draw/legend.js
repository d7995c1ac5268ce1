/** The legend and its pictures, with the same shapes, arrowheads and lines as the drawing. */

import { data } from "../core/data.js";
import { make, makeSvg } from "../core/dom.js";
import { lookOf, verdictOf } from "../core/graph.js";
import { holdBoth, sayBoth, textOf } from "../core/language.js";
/** @import { Lang, MaybePair, State } from "../core/types.js" */

/** @type {Record<string, string>} */
const POINTS = {
  square: "3,3 13,3 13,13 3,13",
  diamond: "8,1 15,8 8,15 1,8",
  triangle: "8,2 15,14 1,14",
  triangleDown: "1,2 15,2 8,14",
  hexagon: "4,2 12,2 15.5,8 12,14 4,14 0.5,8",
  star: "8,0.5 10,6 15.5,6 11,9.5 13,15 8,11.6 3,15 5,9.5 0.5,6 6,6",
};

/**
 * A small picture of the shape and fill of a category.
 *
 * @param {string} category
 */
const swatch = (category) => {
  const { family, shape } = lookOf(category);
  const mark = POINTS[shape]
    ? makeSvg("polygon", { points: POINTS[shape] })
    : makeSvg("circle", { cx: 8, cy: 8, r: 6 });
  mark.setAttribute("class", `swatch fill-${family}`);
  return makeSvg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, mark);
};

/** @type {Record<string, () => Element | null>} */
const HEADS = {
  arrow: () => makeSvg("polygon", { points: "28,7 38,12 28,17", class: "head" }),
  bar: () => makeSvg("path", { d: "M37 5V19", class: "stroke thick" }),
  circle: () => makeSvg("circle", { cx: 33, cy: 12, r: 4.5, class: "head" }),
  vee: () => makeSvg("polygon", { points: "27,6 38,12 27,18 31,12", class: "head" }),
  none: () => null,
};

/**
 * A small picture of an edge: its arrowhead, the colour of its sign and its line.
 *
 * @param {string} head
 * @param {string} tone
 * @param {string | null} dashes
 */
const edgeSample = (head, tone, dashes = null) =>
  makeSvg(
    "svg",
    { viewBox: "0 0 42 24", width: 42, height: 24, "aria-hidden": "true", class: `tone-${tone}` },
    makeSvg("path", { d: head === "none" ? "M2 12H38" : "M2 12H30", class: "stroke", "stroke-dasharray": dashes }),
    HEADS[head](),
  );

/**
 * A small picture of a line of some width in pixels.
 *
 * @param {number} pixels
 */
const widthSample = (pixels) =>
  makeSvg(
    "svg",
    { viewBox: "0 0 42 24", width: 42, height: 24, "aria-hidden": "true", class: "tone-neutral" },
    makeSvg("path", { d: "M2 12H38", stroke: "currentcolor", "stroke-width": pixels }),
  );

const HEADS_SHOWN = [
  ["plus", "arrow"],
  ["minus", "bar"],
  ["denied", "circle"],
  ["structure", "vee"],
  ["none", "none"],
];

/**
 * @param {Element} picture
 * @param {MaybePair} pair
 * @param {string} [missing]
 */
const legendRow = (picture, pair, missing) => make("li", {}, picture, holdBoth(make("span"), pair, missing));

const headRows = () =>
  HEADS_SHOWN.map(([sign, head]) => {
    const tone = sign === "plus" || sign === "minus" ? sign : "neutral";
    return legendRow(edgeSample(head, tone), sayBoth(`page-sign-${sign}`));
  });

/**
 * The names of verdicts as one list in each language.
 *
 * @param {string[]} slugs
 */
const listed = (slugs) => {
  const separators = sayBoth("page-list-separator");
  /** @param {Lang} lang */
  const inOne = (lang) => slugs.map((slug) => textOf(verdictOf(slug).label, slug, lang)).join(separators[lang]);
  return { zh: inOne("zh"), en: inOne("en") };
};

/** One row for each kind of line, naming the verdicts drawn with it. */
const lineRows = () => {
  const lines = new Map();
  const verdicts = Object.entries(data.verdicts).sort(([, first], [, second]) => first.order - second.order);
  for (const [slug] of verdicts) {
    const dashes = (data.view.lines[slug] || []).join(" ");
    lines.set(dashes, [...(lines.get(dashes) ?? []), slug]);
  }
  return [...lines].map(([dashes, slugs]) => legendRow(edgeSample("none", "neutral", dashes || null), listed(slugs)));
};

/** @param {State} [now] */
const widths = (now) =>
  legendRow(widthSample(4), sayBoth(now?.view === "overview" ? "page-legend-many" : "page-legend-width"));

const warning = () =>
  legendRow(make("span", { class: "tone-minus", "aria-hidden": "true" }, "⚠"), sayBoth("page-legend-warning"));

const dagger = () => legendRow(make("span", { "aria-hidden": "true" }, "†"), sayBoth("page-not-in-people"));

/** @param {State} [now] */
const legendRows = (now) => [...headRows(), ...lineRows(), widths(now), warning(), dagger()];

export { edgeSample, legendRow, legendRows, swatch, widthSample };
