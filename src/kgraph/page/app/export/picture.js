/** The drawing as a picture with title, legend and origin, written as SVG. */

import { data } from "../core/data.js";
import { makeSvg } from "../core/dom.js";
import { claimBySlug, entityBySlug } from "../core/graph.js";
import { currentLang, entityName, langTag, say, textOf } from "../core/language.js";
import { currentState } from "../core/state.js";
import { network } from "../draw/canvas.js";
import { drawnScene, labelsOn, lanesOn } from "../draw/drawing.js";
import { BAND, drawLabels, labelBoxes, wrapText } from "../draw/labels.js";
import { groupName } from "../draw/looks.js";
import { headingBlock, legendBlock, originBlock } from "./captions.js";
import { isDrawn, originFacts, originLines } from "./contents.js";
import { edgeOutline, nodeOutline, passedPlaces } from "./outlines.js";
import { cleanText, makePen, roundFigure } from "./pen.js";
import { standingText } from "./spreadsheet.js";
/** @import { Block, Claim, Content, DrawnEdge, DrawnNode, Extent, Labelling, Place, Sheet } from "../core/types.js" */

const SCALES = [1, 1.2, 1.4, 1.7, 2, 2.5];
const MARGIN = { across: 120, above: 90, below: 60 };
const NARROWEST = 720;
const SIZE = 13;

/** @param {any} set */
const visible = (set) =>
  /** @type {any[]} */ (set.get({ filter: (/** @type {{ hidden: boolean }} */ part) => !part.hidden }));

/**
 * The visible nodes and edges, edges with the nodes at their ends.
 *
 * @returns {Content}
 */
const content = () => {
  const { nodes, edges } = network.body.data;
  const nodeById = new Map(visible(nodes).map((node) => [node.id, node]));
  const joined = visible(edges)
    .map((edge) => ({ edge, ends: { from: nodeById.get(edge.from), to: nodeById.get(edge.to) } }))
    .filter(({ ends }) => ends.from && ends.to);
  return { nodes: [...nodeById.values()], edges: joined };
};

/**
 * How far nodes and edges reach.
 *
 * @param {Content} content
 */
const extentOf = ({ nodes, edges }) => {
  const all = [...nodes, ...edges.flatMap(({ edge, ends }) => passedPlaces(edge, ends))];
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
};

/**
 * A sheet with room for the whole drawing at a scale.
 *
 * @param {Extent} extent
 * @param {number} scale
 */
const sheetOf = ({ left, right, top, bottom }, scale) => {
  const needed = (right - left) * scale + 2 * MARGIN.across;
  const width = Math.max(needed, NARROWEST);
  const shift = { x: MARGIN.across + (width - needed) / 2 - left * scale, y: MARGIN.above - top * scale };
  const height = (bottom - top) * scale + MARGIN.above + MARGIN.below;
  return {
    width,
    height,
    scale,
    shift,
    at: (/** @type {Place} */ { x, y }) => ({ x: x * scale + shift.x, y: y * scale + shift.y }),
  };
};

/**
 * @param {Extent} extent
 * @param {number} scale
 */
const labelledAt = (extent, scale) => {
  const sheet = sheetOf(extent, scale);
  const scene = labelsOn(sheet);
  const group = makeSvg("g", { "data-part": "labels" });
  drawLabels(makePen(group), scene);
  return { sheet, scene, group, isComplete: labelBoxes().length >= scene.nodes.length };
};

/**
 * The labels at the smallest scale that has room for all of them, else at the largest.
 *
 * @param {Content} shown
 */
const labelled = (shown) => {
  const extent = extentOf(shown);
  let picture = labelledAt(extent, SCALES[0]);
  for (const scale of SCALES.slice(1)) {
    if (picture.isComplete) {
      break;
    }
    picture = labelledAt(extent, scale);
  }
  network.redraw();
  return picture;
};

/**
 * @param {Sheet} sheet
 * @param {string} colour
 */
const bands = (sheet, colour) => {
  const group = makeSvg("g", { "data-part": "bands" });
  const reach = BAND * sheet.scale;
  lanesOn(sheet).forEach(({ left, right }, index) => {
    const box = {
      x: roundFigure(left - reach),
      y: 0,
      width: roundFigure(right - left + 2 * reach),
      height: roundFigure(sheet.height),
    };
    group.append(index % 2 === 0 ? makeSvg("rect", { ...box, fill: colour }) : "");
  });
  return group;
};

/**
 * The names of the lanes, in as many lines as there is room for between their middles.
 *
 * @param {Sheet} sheet
 * @param {Labelling} scene
 */
const laneNames = (sheet, { colours, font }) => {
  const group = makeSvg("g", { "data-part": "lanes" });
  const pen = makePen(group);
  Object.assign(pen, { font: `600 ${SIZE}px ${font}`, fillStyle: colours.text, textAlign: "center" });
  for (const { lane, left, right } of lanesOn(sheet)) {
    const room = Math.max(right - left, 0) + 2 * BAND;
    const lines = wrapText(pen, say(`page-lane-${lane}`), room, 2);
    lines.forEach((line, index) => pen.fillText(line, (left + right) / 2, 20 + 16 * index));
  }
  return group;
};

/** @param {string} id */
const groupTitle = (id) => {
  const group = drawnScene().groups.find((group) => group.id === id);
  return group ? groupName(group) : id;
};

/** @param {string} id */
const nodeTitle = (id) => (entityBySlug.has(id) ? entityName(entityBySlug.get(id)) : groupTitle(id));

/** @param {Claim} claim */
const claimTitle = (claim) => `${textOf(claim.sentence, claim.slug)} — ${standingText(claim)}`;

/** @param {DrawnEdge} edge */
const edgeTitle = ({ id, from, to }) =>
  claimBySlug.has(id) ? claimTitle(claimBySlug.get(id)) : `${nodeTitle(from)} – ${nodeTitle(to)}`;

/**
 * @param {Content} content
 * @param {{ scale: number, shift: Place }} sheet
 */
const figures = ({ nodes, edges }, { scale, shift }) =>
  makeSvg(
    "g",
    { "data-part": "drawing", transform: `translate(${roundFigure(shift.x)} ${roundFigure(shift.y)}) scale(${scale})` },
    ...edges.map(({ edge, ends }) =>
      edgeOutline(edge, ends, { title: edgeTitle(edge), isSelected: edge.id === currentState().claim }),
    ),
    ...nodes.map((node) => nodeOutline(node, nodeTitle(node.id))),
  );

/**
 * Append groups one below the other and return their height in all.
 *
 * @param {Element} parent
 * @param {Block[]} blocks
 */
const stack = (parent, blocks) =>
  blocks.reduce((top, { group, height }) => {
    parent.append(makeSvg("g", { transform: `translate(0 ${roundFigure(top)})` }, group));
    return top + height;
  }, 0);

/**
 * @param {Labelling} scene
 * @param {Block} drawingBlock
 */
const assembled = (scene, drawingBlock) => {
  const body = makeSvg("g", {});
  const blocks = [headingBlock(scene), drawingBlock, legendBlock(scene), originBlock(scene)];
  const [width, height] = [Math.ceil(scene.width), Math.ceil(stack(body, blocks))];
  return makeSvg(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", lang: langTag(currentLang()) },
    makeSvg("title", {}, cleanText(`${textOf(data.title)}: ${originFacts().view}`)),
    makeSvg("desc", {}, cleanText(originLines().join("\n"))),
    makeSvg("rect", { width, height, fill: scene.colours.background }),
    body,
  );
};

/** The picture as an element; null if nothing is drawn. */
const makePicture = () => {
  const shown = isDrawn() ? content() : { nodes: [], edges: [] };
  if (shown.nodes.length === 0) {
    return null;
  }
  const { sheet, scene, group } = labelled(shown);
  const names = scene.titles.length > 0 ? null : laneNames(sheet, scene);
  const layers = [bands(sheet, scene.colours.band), figures(shown, sheet), group, names];
  return assembled(scene, { group: makeSvg("g", {}, ...layers), height: sheet.height });
};

/** The picture as the text of a file; null if nothing is drawn. */
const pictureText = () => {
  const element = makePicture();
  return element && `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(element)}\n`;
};

export { makePicture, pictureText };
