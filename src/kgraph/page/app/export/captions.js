/** The captions around the drawing in a file: title, legend and origin, each a group with its height. */

import { data } from "../core/data.js";
import { makeSvg } from "../core/dom.js";
import { entityBySlug } from "../core/graph.js";
import { say } from "../core/language.js";
import { wrapText } from "../draw/labels.js";
import { legendRow, legendRows, swatch } from "../draw/legend.js";
import { exportedEntities, originFacts } from "./contents.js";
import { makePen } from "./pen.js";
/** @import { Labelling, Write } from "../core/types.js" */

const MARGIN = 24;
const ROW = 22;
const BETWEEN = 28;
const PICTURE = 50;

/**
 * @param {SVGElement} group
 * @param {Labelling} scene
 * @returns {Write}
 */
const writer = (group, { colours, font }) => {
  const pen = makePen(group);
  pen.textBaseline = "middle";
  return (text, x, y, { weight = 400, size = 13, colour = colours.text } = {}) => {
    pen.font = `${weight} ${size}px ${font}`;
    pen.fillStyle = colour;
    pen.fillText(text, x, y);
  };
};

/**
 * @param {string[]} texts
 * @param {Labelling} scene
 */
const wrapped = (texts, { width, font }) => {
  const pen = makePen(makeSvg("g"));
  pen.font = `400 13px ${font}`;
  return texts.flatMap((text) => wrapText(pen, text, width - 2 * MARGIN, 6));
};

/**
 * @param {string} part
 * @param {Labelling} scene
 */
const block = (part, scene) => {
  const group = makeSvg("g", { "data-part": part });
  return { group, write: writer(group, scene) };
};

/**
 * Title, view and filters.
 *
 * @param {Labelling} scene
 */
const headingBlock = (scene) => {
  const { group, write } = block("heading", scene);
  const { title, view, filters } = originFacts();
  write(title, MARGIN, MARGIN + 4, { weight: 600, size: 18 });
  const lines = wrapped([view, ...filters], scene);
  lines.forEach((line, index) => write(line, MARGIN, MARGIN + 32 + index * ROW));
  return { group, height: MARGIN + 32 + lines.length * ROW };
};

/**
 * Version, licence and date, how claims are marked, and the address.
 *
 * @param {Labelling} scene
 */
const originBlock = (scene) => {
  const { group, write } = block("origin", scene);
  const { version, licence, date, marking, link } = originFacts();
  const lines = wrapped([say("page-export-origin", { version, licence, date }), marking, link], scene);
  lines.forEach((line, index) => write(line, MARGIN, ROW * (index + 0.5)));
  return { group, height: (lines.length + 0.5) * ROW };
};

/** @param {string} family */
const fillOf = (family) => getComputedStyle(document.documentElement).getPropertyValue(`--${family}`).trim();

/**
 * @param {Element} mark
 * @param {string} tone
 * @param {Record<string, string>} colours
 */
const ink = (mark, tone, colours) => {
  const kinds = (mark.getAttribute("class") ?? "").split(" ");
  const family = kinds.find((kind) => kind.startsWith("fill-"));
  if (family) {
    return { fill: fillOf(family), stroke: colours.outline, "stroke-width": 1.2 };
  }
  if (kinds.includes("head")) {
    return { fill: colours[tone] };
  }
  const width = mark.getAttribute("stroke-width") ?? (kinds.includes("thick") ? 3 : 2);
  return { fill: "none", stroke: colours[tone], "stroke-width": width };
};

/**
 * A picture of the legend with its colours as attributes, since the file has no style sheet.
 *
 * @param {Element} picture
 * @param {Record<string, string>} colours
 */
const inked = (picture, colours) => {
  const copy = /** @type {Element} */ (picture.cloneNode(true));
  const tone = /tone-(\w+)/.exec(copy.getAttribute("class") ?? "")?.[1] ?? "";
  for (const mark of copy.children) {
    Object.entries(ink(mark, tone, colours)).forEach(([name, value]) => mark.setAttribute(name, String(value)));
    mark.removeAttribute("class");
  }
  copy.removeAttribute("class");
  return copy;
};

const categoryRows = () => {
  const used = new Set(exportedEntities().map((slug) => entityBySlug.get(slug).category));
  return [...data.categories]
    .filter(({ slug }) => used.has(slug))
    .sort((first, second) => first.order - second.order)
    .map((category) => legendRow(swatch(category.slug), category.label, category.slug));
};

/**
 * @param {string[]} texts
 * @param {Labelling} scene
 */
const widest = (texts, { font }) => {
  const pen = makePen(makeSvg("g"));
  pen.font = `400 13px ${font}`;
  return Math.max(...texts.map((text) => pen.measureText(text).width));
};

/**
 * @param {Element} row
 * @param {number} x
 * @param {number} middle
 * @param {{ write: Write, group: SVGElement }} own
 * @param {Record<string, string>} colours
 */
const placeRow = (row, x, middle, { write, group }, colours) => {
  const [picture, name] = row.children;
  if (picture.tagName === "svg") {
    const copy = inked(picture, colours);
    copy.setAttribute("x", String(x));
    copy.setAttribute("y", String(middle - Number(copy.getAttribute("height")) / 2));
    group.append(copy);
  } else {
    write(picture.textContent, x, middle, { colour: colours.minus });
  }
  write(name.textContent, x + PICTURE, middle);
};

/**
 * The legend: drawn categories, arrowheads and lines, in as many columns as there is room for.
 *
 * @param {Labelling} scene
 */
const legendBlock = (scene) => {
  const own = block("legend", scene);
  const rows = [...categoryRows(), ...legendRows()];
  const column =
    PICTURE +
    widest(
      rows.map((row) => row.lastChild?.textContent ?? ""),
      scene,
    ) +
    BETWEEN;
  const columns = Math.max(1, Math.floor((scene.width - 2 * MARGIN) / column));
  const most = Math.ceil(rows.length / columns);
  rows.forEach((row, index) => {
    const x = MARGIN + Math.floor(index / most) * column;
    placeRow(row, x, ROW * ((index % most) + 1.5), own, scene.colours);
  });
  own.write(say("page-legend"), MARGIN, ROW / 2, { weight: 600 });
  return { group: own.group, height: (most + 1.5) * ROW };
};

export { headingBlock, legendBlock, originBlock };
