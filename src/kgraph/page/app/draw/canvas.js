/** The vis.Network and what it holds. What is drawn once stays in it, hidden when it is not drawn. */

import { data } from "../core/data.js";
import { byId } from "../core/dom.js";

const container = byId("drawing");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(container, { nodes, edges }, data.network.options);
const canvas = /** @type {HTMLCanvasElement} */ (container.querySelector("canvas"));
const frame = /** @type {HTMLElement} */ (container.querySelector(".vis-network"));
frame.setAttribute("aria-hidden", "true");
frame.tabIndex = -1;

/**
 * A set of items that only hears of what changes: to tell vis of all of them would take longer than to draw.
 *
 * @param {any} set
 */
const holder = (set) => {
  /** @type {Map<string, string | null>} */
  const held = new Map();
  return (/** @type {any[]} */ items) => {
    const wanted = new Map(items.map((part) => [part.id, JSON.stringify(part)]));
    const hidden = [...held].filter(([id, text]) => text !== null && !wanted.has(id)).map(([id]) => id);
    const changed = items.filter(({ id }) => held.get(id) !== wanted.get(id));
    set.update([...hidden.map((id) => ({ id, hidden: true })), ...changed.map((part) => ({ hidden: false, ...part }))]);
    hidden.forEach((id) => held.set(id, null));
    changed.forEach(({ id }) => held.set(id, wanted.get(id) ?? null));
  };
};

/** What is drawn to be measured alone goes here. */
const scratch = document.createElement("canvas").getContext("2d");

/**
 * Have vis measure what it is about to paint. It leaves out shapes whose former place is out of sight, and draws lines
 * to where the heads were when it last painted; so what has moved would be painted right only by the next paint. What
 * lies above what must not depend on what was shown first.
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

/** Paint with the next frame, once; until then vis holds still, as it would paint after each change it is told of. */
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

/** Take the size of the place for the drawing, which the parts around it may have changed. */
const resize = () => network.setSize("100%", "100%");

const showNodes = holder(nodes);

const showEdges = holder(edges);

export { canvas, container, network, redraw, resize, showEdges, showNodes };
