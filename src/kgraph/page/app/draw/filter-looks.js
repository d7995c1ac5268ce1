/** What each filter offers: its choices in order, the name of a choice, and how it is drawn. */

import { data } from "../core/data.js";
import { categoryBySlug, termOf, verdictOf } from "../core/graph.js";
import { compareTexts, say, textOf } from "../core/language.js";
import { CHOICES } from "../core/state.js";
import { edgeSample, swatch, widthSample } from "./legend.js";
/** @import { FilterName } from "../core/types.js" */

/** @typedef {{ values: () => string[], label: (value: string) => string, picture?: (value: string) => Element }} FilterLook */

/** @type {Record<string, string>} */
const HEADS = { plus: "arrow", minus: "bar", denied: "circle", structure: "vee", none: "none" };
/** @type {Record<string, string>} */
const TONES = { plus: "plus", minus: "minus" };

/** @param {Record<string, { order: number }>} table */
const inOrder = (table) => Object.keys(table).sort((first, second) => table[first].order - table[second].order);

/** @param {FilterName} name */
const termsOf = (name) =>
  [...CHOICES[name]]
    .filter((value) => value !== "none")
    .sort((first, second) => (termOf(first)?.order ?? 0) - (termOf(second)?.order ?? 0));

/** @param {FilterName} name */
const withNone = (name) => [...termsOf(name), ...(CHOICES[name].has("none") ? ["none"] : [])];

/**
 * @param {Iterable<string>} values
 * @param {(value: string) => string} label
 */
const byLabel = (values, label) => [...values].sort((first, second) => compareTexts(label(first), label(second)));

/** @param {string} value */
const termLabel = (value) => (value === "none" ? say("page-unstated") : textOf(termOf(value), value));

/** @param {string} value */
const relationLabel = (value) => textOf(data.relations[value].label, value);

/** @param {string} verdict */
const lineOf = (verdict) => (data.view.lines[verdict] || []).join(" ") || null;

/** Each filter: its choices in order, the name of a choice, and how it is drawn. */
const FILTER_LOOKS = /** @type {Record<FilterName, FilterLook>} */ ({
  category: {
    values: () => [...data.categories].sort((first, second) => first.order - second.order).map(({ slug }) => slug),
    label: (value) => textOf(categoryBySlug.get(value).label, value),
    picture: swatch,
  },
  sign: {
    values: () => Object.keys(HEADS),
    label: (value) => say(`page-sign-${value}`),
    picture: (value) => edgeSample(HEADS[value], TONES[value] ?? "neutral"),
  },
  verdict: {
    values: () => inOrder(data.verdicts),
    label: (value) => textOf(verdictOf(value).label, value),
    picture: (value) => edgeSample(value === "refuted" ? "circle" : "none", "neutral", lineOf(value)),
  },
  certainty: {
    values: () => withNone("certainty"),
    label: termLabel,
    picture: (value) => widthSample(data.view.widths[value] ?? 1),
  },
  topic: { values: () => byLabel(termsOf("topic"), termLabel), label: termLabel },
  relation: { values: () => byLabel(CHOICES.relation, relationLabel), label: relationLabel },
  design: { values: () => termsOf("design"), label: termLabel },
  dose: { values: () => withNone("dose"), label: termLabel },
});

/**
 * The name of a choice of a filter.
 *
 * @param {FilterName} name
 * @param {string} value
 */
const filterLabel = (name, value) => FILTER_LOOKS[name].label(value);

export { FILTER_LOOKS, filterLabel };
