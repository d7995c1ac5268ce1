/** Nodes and edges as vis-network draws them, as elements of SVG in the coordinates of the drawing. */

import { makeSvg } from "../core/dom.js";
import { edgeBySlug } from "../core/graph.js";
import { network } from "../draw/canvas.js";
import { cleanText, roundFigure } from "./pen.js";
/** @import { Child, DrawnEdge, DrawnNode, Ends, Line, Place } from "../core/types.js" */

/** @typedef {(point: Place, reach: number) => number[]} Side */

const STEPS = 64;
const HEAD = 11;
const GAP = 2;

/** @param {number[][]} list */
const points = (list) => list.map(([x, y]) => `${roundFigure(x)},${roundFigure(y)}`).join(" ");

/**
 * @param {number} count
 * @param {(index: number) => number} radius
 * @param {number} x
 * @param {number} y
 * @param {number} turn
 */
const corners = (count, radius, x, y, turn = 0) =>
  Array.from({ length: count }, (_, index) => {
    const angle = turn + (2 * Math.PI * index) / count;
    const reach = radius(index);
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  });

/**
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {number} direction
 */
const triangle = (x, y, size, direction) => {
  const half = 1.15 * size;
  const inner = (Math.sqrt(3) / 3) * half;
  const top = Math.sqrt(3) * half - inner;
  const middle = y + direction * 0.275 * 1.15 * size;
  return [
    [x, middle - direction * top],
    [x + half, middle + direction * inner],
    [x - half, middle + direction * inner],
  ];
};

/** The corners of each shape, as vis-network draws it. */
const SHAPES = /** @type {Record<string, (x: number, y: number, r: number) => number[][]>} */ ({
  square: (x, y, r) => [
    [x - r, y - r],
    [x + r, y - r],
    [x + r, y + r],
    [x - r, y + r],
  ],
  diamond: (x, y, r) => corners(4, () => r, x, y),
  hexagon: (x, y, r) => corners(6, () => r, x, y),
  triangle: (x, y, r) => triangle(x, y, r, 1),
  triangleDown: (x, y, r) => triangle(x, y, r, -1),
  star: (x, y, r) => corners(10, (index) => 0.82 * r * (index % 2 ? 0.5 : 1.3), x, y + 0.082 * r, -Math.PI / 2),
});

/**
 * @param {Record<string, unknown>} attributes
 * @param {string} title
 * @param {...Child} content
 */
const titled = (attributes, title, ...content) =>
  makeSvg("g", attributes, makeSvg("title", {}, cleanText(title)), ...content);

/**
 * A node as it is drawn now.
 *
 * @param {DrawnNode} node
 * @param {string} title
 */
const nodeOutline = ({ id, x, y, shape, size, color, borderWidth, opacity }, title) => {
  const paint = { fill: color.background, stroke: color.border, "stroke-width": borderWidth };
  const mark = SHAPES[shape]
    ? makeSvg("polygon", { points: points(SHAPES[shape](x, y, size)), ...paint })
    : makeSvg("circle", { cx: roundFigure(x), cy: roundFigure(y), r: size, ...paint });
  return titled({ "data-entity": id, opacity: opacity ?? 1 }, title, mark);
};

/**
 * @param {Place} from
 * @param {Place} to
 * @param {number} share
 */
const between = (from, to, share) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });

/**
 * The point of a bent line at a share of its length.
 *
 * @param {Line} line
 * @param {number} share
 */
const along = ({ from, via, to }, share) => between(between(from, via, share), between(via, to, share), share);

/**
 * The share of a line at which it comes within a distance of its end.
 *
 * @param {Line} line
 * @param {number} distance
 */
const shareAt = (line, distance) => {
  const step = Array.from({ length: STEPS }, (_, index) => STEPS - index).find((index) => {
    const { x, y } = along(line, index / STEPS);
    return Math.hypot(x - line.to.x, y - line.to.y) >= distance;
  });
  return (step ?? 0) / STEPS;
};

/** By name the arrowhead that points from a base to a tip. */
const HEADS = /** @type {Partial<Record<string, (tip: Place, base: Place, side: Side) => Element>>} */ ({
  arrow: (tip, base, side) => makeSvg("polygon", { points: points([[tip.x, tip.y], side(base, 5), side(base, -5)]) }),
  vee: (tip, base, side) =>
    makeSvg("polygon", {
      points: points([[tip.x, tip.y], side(base, 5), Object.values(between(base, tip, 0.4)), side(base, -5)]),
    }),
  bar: (tip, base, side) => {
    const [[x1, y1], [x2, y2]] = [side(tip, 7), side(tip, -7)];
    return makeSvg("line", {
      x1: roundFigure(x1),
      y1: roundFigure(y1),
      x2: roundFigure(x2),
      y2: roundFigure(y2),
      "stroke-width": 3,
    });
  },
  circle: (tip, base) => {
    const middle = between(base, tip, 0.5);
    return makeSvg("circle", { cx: roundFigure(middle.x), cy: roundFigure(middle.y), r: HEAD / 2 });
  },
});

/**
 * @param {Place} tip
 * @param {Place} base
 */
const sideOf = (tip, base) => {
  const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1;
  const across = { x: -(tip.y - base.y) / length, y: (tip.x - base.x) / length };
  return (/** @type {Place} */ point, /** @type {number} */ reach) => [
    point.x + across.x * reach,
    point.y + across.y * reach,
  ];
};

/**
 * @param {Line} line
 * @param {number} share
 * @param {Place} end
 */
const path = ({ from, via }, share, end) => {
  const bent = between(from, via, share);
  const numbers = [from, bent, end].map(({ x, y }) => `${roundFigure(x)} ${roundFigure(y)}`);
  return `M${numbers[0]}Q${numbers[1]} ${numbers[2]}`;
};

/**
 * @param {string} id
 * @param {Place} from
 * @param {Place} to
 */
const lineOf = (id, from, to) => ({
  from,
  to,
  via: network.body.edges[id].edgeType.getViaNode?.() ?? between(from, to, 0.5),
});

/** @param {DrawnEdge} edge */
const headName = ({ arrows }) => (arrows?.to?.enabled ? arrows.to.type : "none");

/**
 * An edge between two nodes as it is drawn now, but as thick as at zoom 1.
 *
 * @param {DrawnEdge} edge
 * @param {Ends} ends
 * @param {{ title: string, isSelected: boolean }} look
 */
const edgeOutline = (edge, { from, to }, { title, isSelected }) => {
  const { width, dashes } = edgeBySlug.get(edge.id) ?? edge;
  const line = lineOf(edge.id, from, to);
  const head = HEADS[headName(edge)];
  const reach = head ? to.size + GAP : 0;
  const tip = along(line, shareAt(line, reach));
  const share = shareAt(line, head ? reach + HEAD : 0);
  const base = along(line, share);
  const stroke = { fill: "none", "stroke-width": width * (isSelected ? 2.5 : 1) };
  const isBar = headName(edge) === "bar";
  return titled(
    { "data-claim": edge.id, stroke: edge.color.color, fill: edge.color.color, opacity: edge.color.opacity ?? 1 },
    title,
    makeSvg("path", {
      d: isBar ? path(line, shareAt(line, reach), tip) : path(line, share, base),
      "stroke-dasharray": dashes ? dashes.join(" ") : null,
      ...stroke,
    }),
    head ? head(tip, base, sideOf(tip, base)) : null,
  );
};

/**
 * Places that an edge passes, so that the sheet has room for them.
 *
 * @param {DrawnEdge} edge
 * @param {Ends} ends
 */
const passedPlaces = ({ id }, { from, to }) => [0.25, 0.5, 0.75].map((share) => along(lineOf(id, from, to), share));

export { edgeOutline, nodeOutline, passedPlaces };
