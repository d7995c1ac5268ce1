/** Mouse and touch on the drawing. */

import { claimBySlug, entityBySlug } from "../core/graph.js";
import { currentState, go } from "../core/state.js";
import { network } from "./canvas.js";
import { drawnScene, hoverOver, nodesOnScreen } from "./drawing.js";
import { isGroup } from "./groups.js";
/** @import { Group, Place } from "../core/types.js" */

const REACH = 14;

/**
 * The drawn entity or group at or near a point of the screen.
 *
 * @param {Place} point
 */
const nodeAt = ({ x, y }) =>
  nodesOnScreen()
    .map((node) => ({ ...node, distance: Math.hypot(node.x - x, node.y - y) }))
    .filter((node) => node.distance <= Math.max(node.radius, REACH))
    .sort((first, second) => first.distance - second.distance)[0]?.id ?? null;

/**
 * Open a group: show its category alone, or unfold its lane.
 *
 * @param {string} id
 */
const open = (id) => {
  const { category, lane } = /** @type {Group} */ (drawnScene().groups.find((group) => group.id === id));
  const now = currentState();
  go(
    now.view === "overview"
      ? { view: "lanes", category: [category ?? ""], entity: null, claim: null }
      : { folded: now.folded.filter((name) => name !== lane) },
  );
};

/** @param {string} claim */
const selectClaim = (claim) => {
  const { subject, object } = claimBySlug.get(claim);
  const { entity } = currentState();
  go({ claim, entity: entity === subject || entity === object ? entity : null });
};

const leave = () => {
  const { view, entity, claim } = currentState();
  if (view === "lanes" && (entity || claim)) {
    go({ entity: null, claim: null });
  }
};

/**
 * Select an entity; with Shift, open the paths to it from the selected one.
 *
 * @param {string} entity
 * @param {boolean} isShifted
 */
const select = (entity, isShifted) => {
  const from = currentState().entity;
  const isPath = isShifted && from !== null && from !== entity;
  go(isPath ? { view: "path", path: [from, entity], claim: null } : { entity, claim: null });
};

network.on("click", (/** @type {any} */ { pointer, event }) => {
  const node = nodeAt(pointer.DOM);
  const edge = node ? null : (network.getEdgeAt(pointer.DOM) ?? null);
  if (node && isGroup(node)) {
    open(node);
  } else if (node) {
    select(node, event.srcEvent.shiftKey);
  } else if (claimBySlug.has(edge)) {
    selectClaim(edge);
  } else if (!edge) {
    leave();
  }
});
network.on("doubleClick", (/** @type {any} */ { pointer }) => {
  const node = nodeAt(pointer.DOM);
  if (node && entityBySlug.has(node)) {
    go({ entity: node, view: "focus", claim: null });
  }
});
network.on("hoverNode", (/** @type {any} */ { node }) => hoverOver(node));
network.on("hoverEdge", (/** @type {any} */ { edge }) => hoverOver(edge));
network.on("blurNode", () => hoverOver(null));
network.on("blurEdge", () => hoverOver(null));
