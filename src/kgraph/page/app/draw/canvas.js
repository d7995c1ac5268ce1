/** The vis.Network and its data sets. Nodes and edges stay in them once drawn, and are hidden when not needed. */

import { data } from "../core/data.js";
import { byId } from "../core/dom.js";

const container = byId("drawing");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(container, { nodes, edges }, data.network.options);
const canvas = /** @type {HTMLCanvasElement} */ (container.querySelector("canvas"));
const visElement = /** @type {HTMLElement} */ (container.querySelector(".vis-network"));
visElement.setAttribute("aria-hidden", "true");
visElement.tabIndex = -1;

/**
 * A function that updates a data set with the changed parts only: a full update takes vis longer than the drawing.
 *
 * @param {any} set
 */
const holder = (set) => {
  /** @type {Map<string, string | null>} */
  const held = new Map();
  return (/** @type {any[]} */ items) => {
    const texts = new Map(items.map((part) => [part.id, JSON.stringify(part)]));
    const hidden = [...held].filter(([id, text]) => text !== null && !texts.has(id)).map(([id]) => id);
    const changed = items.filter(({ id }) => held.get(id) !== texts.get(id));
    set.update([...hidden.map((id) => ({ id, hidden: true })), ...changed.map((part) => ({ hidden: false, ...part }))]);
    hidden.forEach((id) => held.set(id, null));
    changed.forEach(({ id }) => held.set(id, texts.get(id) ?? null));
  };
};

/** A canvas to draw on for measuring; the reader never sees it. */
const scratch = document.createElement("canvas").getContext("2d");

/**
 * Have vis measure before it paints. Otherwise it skips shapes whose former place was out of sight and draws lines to
 * the former arrowheads, so that moved parts would be right only after the next paint. The indices are sorted so that
 * the stacking order is the same whatever was shown first.
 */
const measure = () => {
  network.body.nodeIndices.sort();
  network.body.edgeIndices.sort();
  network.body.emitter.emit("_resizeNodes");
  for (const edge of Object.values(network.body.edges)) {
    if (edge.connected) {
      edge.drawArrows(scratch);
    }
  }
};

let isDue = false;

/** Paint once, in the next animation frame. Until then vis is blocked, since it would paint after every change. */
const redraw = () => {
  if (isDue) {
    return;
  }
  isDue = true;
  network.body.emitter.emit("_blockRedraw");
  requestAnimationFrame(() => {
    isDue = false;
    network.body.emitter.emit("_allowRedraw");
    measure();
    network.body.emitter.emit("_redraw");
  });
};

/** Take the size of the container, which changes with the parts of the page around it. */
const resize = () => network.setSize("100%", "100%");

const showNodes = holder(nodes);

const showEdges = holder(edges);

export { canvas, container, network, redraw, resize, showEdges, showNodes };
