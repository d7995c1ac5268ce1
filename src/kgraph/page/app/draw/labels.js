/**
 * Labels of the drawing. vis-network cannot keep labels apart, so they are drawn here, at a constant size on the
 * screen: the most important first, each in a free place; a label without a free place is left out.
 */

import { headOf, isOnlyPreclinical, relationOf } from "../core/graph.js";
import { textOf } from "../core/language.js";
/** @import { Box, Claim, LabelledNode, Labelling, LaneSpan, Pen, Place } from "../core/types.js" */

const SIZE = 13;
const LINE = 16;
const GAP = 4;
const HEADER = 42;
const BAND = 74;
const BREAKS = /(?<=[\s\-–/])|(?<=[\u3400-\u9fff])|(?=[\u3400-\u9fff])/u;
const DIRECTIONS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** @type {(Box & { id: string, lines: string[] })[]} */
let boxes = [];
let cache = new Map();

/**
 * @param {Box} first
 * @param {Box} second
 */
const overlaps = (first, second) =>
  first.x < second.x + second.width &&
  second.x < first.x + first.width &&
  first.y < second.y + second.height &&
  second.y < first.y + first.height;

/**
 * @param {Pen} ctx
 * @param {string} text
 * @param {number} width
 */
const shorten = (ctx, text, width) => {
  let cut = text;
  while (cut.length > 1 && ctx.measureText(`${cut}…`).width > width) {
    cut = cut.slice(0, -1);
  }
  return `${cut.trimEnd()}…`;
};

/**
 * @param {Pen} ctx
 * @param {string} text
 * @param {number} width
 * @param {number} most
 */
const wrapText = (ctx, text, width, most) => {
  if (ctx.measureText(text).width <= width) {
    return [text.trim()];
  }
  const lines = [""];
  for (const part of text.split(BREAKS)) {
    const longer = lines.at(-1) + part;
    if (lines.at(-1) === "" || ctx.measureText(longer.trimEnd()).width <= width) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(part);
    }
  }
  const kept = lines.slice(0, most).map((line) => line.trim());
  if (lines.length > most) {
    kept[most - 1] = shorten(ctx, `${kept[most - 1]} `, width);
  }
  return kept.map((line) => (ctx.measureText(line).width > width * 1.3 ? shorten(ctx, line, width) : line));
};

/**
 * @param {Pen} ctx
 * @param {string} name
 * @param {{ width: number, most: number }} room
 */
const measured = (ctx, name, { width, most }) => {
  const text = name.replace(DIRECTIONS, "");
  const key = [ctx.font, width, most, text].join("\n");
  if (!cache.has(key)) {
    const lines = wrapText(ctx, text, width, most);
    const widest = Math.max(...lines.map((line) => ctx.measureText(line).width));
    cache.set(key, { lines, width: widest, height: lines.length * LINE });
  }
  return cache.get(key);
};

/**
 * The boxes a label may take around a node, the best first.
 *
 * @param {{ x: number, y: number, radius: number }} node
 * @param {{ width: number, height: number }} label
 * @param {string[]} sides
 */
const spots = ({ x, y, radius }, { width, height }, sides) => {
  const reach = radius + GAP;
  /** @type {Record<string, Place>} */
  const all = {
    below: { x: x - width / 2, y: y + reach },
    right: { x: x + reach + 1, y: y - height / 2 },
    left: { x: x - reach - 1 - width, y: y - height / 2 },
    above: { x: x - width / 2, y: y - reach - height },
  };
  return sides.map((name) => ({ ...all[name], width, height }));
};

/**
 * @param {Pen} ctx
 * @param {{ lines: string[] }} label
 * @param {Box} box
 * @param {{ colour: string, halo: string }} paint
 */
const write = (ctx, { lines }, box, { colour, halo }) => {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  lines.forEach((line, index) => {
    const x = box.x + box.width / 2;
    const y = box.y + LINE * (index + 0.5);
    ctx.strokeStyle = halo;
    ctx.strokeText(line, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(line, x, y);
  });
};

/**
 * @param {Labelling} scene
 * @param {number} weight
 */
const font = (scene, weight) => `${weight} ${SIZE}px ${scene.font}`;

/**
 * @param {Box} box
 * @param {{ width: number, height: number }} sheet
 */
const isInside = (box, { width, height }) =>
  box.x >= 2 && box.y >= HEADER && box.x + box.width <= width - 2 && box.y + box.height <= height - 2;

/** @param {Labelling} scene */
const priority = (scene) => (/** @type {LabelledNode} */ first, /** @type {LabelledNode} */ second) =>
  scene.weight(second) - scene.weight(first) || second.degree - first.degree || (first.id < second.id ? -1 : 1);

/**
 * @param {Pen} ctx
 * @param {LabelledNode} node
 * @param {Labelling} scene
 * @param {Box[]} taken
 */
const drawNodeLabel = (ctx, node, scene, taken) => {
  const chief = scene.weight(node) >= scene.CHIEF;
  ctx.font = font(scene, chief ? 600 : 400);
  const room = { width: scene.room, most: chief ? 4 : 2 };
  const label = measured(ctx, node.name, room);
  const free = spots(node, label, scene.sides).filter((box) => chief || isInside(box, scene));
  /** @param {Box} spot */
  const isClear = (spot) => !taken.some((obstacle) => overlaps(spot, obstacle));
  const box =
    free.find(isClear) ?? (chief ? free.find((spot) => !boxes.some((obstacle) => overlaps(spot, obstacle))) : null);
  if (box) {
    taken.push(box);
    boxes.push({ id: node.id, lines: label.lines, ...box });
    write(ctx, label, box, { colour: scene.colours.text, halo: scene.colours.background });
  }
};

/**
 * @param {Pen} ctx
 * @param {{ claim: Claim, points: Place[] }} edge
 * @param {Labelling} scene
 * @param {Box[]} taken
 */
const drawEdgeLabel = (ctx, { claim, points }, scene, taken) => {
  ctx.font = `${SIZE - 1}px ${scene.font}`;
  const relation = textOf(relationOf(claim).label, claim.relation);
  const name = `${claim.denied ? "∅ " : ""}${relation}${isOnlyPreclinical(claim) ? " †" : ""}`;
  const label = measured(ctx, name, { width: 150, most: 1 });
  const { width, height } = label;
  const spots = points.map(({ x, y }) => ({ x: x - width / 2, y: y - height / 2, width, height }));
  const box = spots.find((spot) => !taken.some((obstacle) => overlaps(spot, obstacle)));
  if (box) {
    taken.push(box);
    const colour = scene.colours[headOf(claim).tone];
    write(ctx, label, box, { colour, halo: scene.colours.background });
  }
};

const MARK = 16;

/**
 * Draw the marks of warnings that overlap neither a label nor another mark.
 *
 * @param {Pen} ctx
 * @param {Labelling} scene
 * @param {Box[]} taken
 */
const drawWarnings = (ctx, scene, taken) => {
  ctx.font = `${SIZE + 2}px ${scene.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineWidth = 4;
  for (const { x, y } of scene.warnings) {
    const box = { x: x - MARK / 2, y: y - MARK / 2, width: MARK, height: MARK };
    if (taken.some((obstacle) => overlaps(box, obstacle))) {
      continue;
    }
    taken.push(box);
    ctx.strokeStyle = scene.colours.background;
    ctx.strokeText("⚠", x, y);
    ctx.fillStyle = scene.colours.minus;
    ctx.fillText("⚠", x, y);
  }
};

/**
 * @param {Pen} ctx
 * @param {Labelling} scene
 */
const drawTitles = (ctx, scene) => {
  if (!scene.header) {
    return;
  }
  ctx.fillStyle = scene.colours.background;
  ctx.globalAlpha = 0.85;
  ctx.fillRect(0, 0, scene.width, HEADER - 2);
  ctx.globalAlpha = 1;
  ctx.font = `600 ${scene.width < 500 ? SIZE - 2 : SIZE}px ${scene.font}`;
  for (const { text, x, room } of scene.titles) {
    const title = measured(ctx, text, { width: room, most: 2 });
    const left = Math.min(Math.max(x - title.width / 2, 4), scene.width - title.width - 4);
    const box = { x: left, y: 4 + (2 * LINE - title.height) / 2, width: title.width, height: title.height };
    write(ctx, title, box, { colour: scene.colours.text, halo: scene.colours.background });
  }
};

/**
 * Draw all labels of a scene in screen coordinates.
 *
 * @param {Pen} ctx
 * @param {Labelling} scene
 */
const drawLabels = (ctx, scene) => {
  boxes = [];
  if (cache.size > 5000) {
    cache = new Map();
  }
  const nodes = scene.nodes.map(({ x, y, radius }) => {
    const half = radius + 2;
    return { x: x - half, y: y - half, width: 2 * half, height: 2 * half };
  });
  const taken = [...scene.covered, ...nodes];
  for (const node of scene.nodes.filter((node) => scene.weight(node) > 0).sort(priority(scene))) {
    drawNodeLabel(ctx, node, scene, taken);
  }
  for (const edge of scene.edges) {
    drawEdgeLabel(ctx, edge, scene, taken);
  }
  drawWarnings(ctx, scene, taken);
  drawTitles(ctx, scene);
};

/**
 * Draw the bands of the lanes, in the coordinates of the drawing.
 *
 * @param {Pen} ctx
 * @param {LaneSpan[]} spans
 * @param {string} colour
 */
const drawBands = (ctx, spans, colour) => {
  spans.forEach(({ left, right }, index) => {
    if (index % 2 === 0) {
      ctx.fillStyle = colour;
      ctx.fillRect(left - BAND, -1e5, right - left + 2 * BAND, 2e5);
    }
  });
};

const labelBoxes = () => boxes;

export { BAND, drawBands, drawLabels, labelBoxes, wrapText };
