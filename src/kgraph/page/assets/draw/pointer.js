"use strict";

/** The mouse and the finger on the drawing. */
kgraph.define("pointer", ({ graph, state, groups, drawing }) => {
  const REACH = 14;
  const { network } = drawing;

  /** The drawn entity or group at or near a point of the screen. */
  const nodeAt = ({ x, y }) =>
    drawing
      .nodesOnScreen()
      .map((node) => ({ ...node, distance: Math.hypot(node.x - x, node.y - y) }))
      .filter((node) => node.distance <= Math.max(node.radius, REACH))
      .sort((one, two) => one.distance - two.distance)[0]?.id ?? null;

  /** Open what a group stands for: a category by itself, a folded lane unfolded. */
  const open = (id) => {
    const { category, lane } = drawing.shown().groups.find((group) => group.id === id);
    const now = state.now();
    state.go(
      now.view === "overview"
        ? { view: "lanes", category: [category], entity: null, claim: null }
        : { folded: now.folded.filter((one) => one !== lane) },
    );
  };

  const selectClaim = (claim) => {
    const { subject, object } = graph.claims.get(claim);
    const { entity } = state.now();
    state.go({ claim, entity: [subject, object].includes(entity) ? entity : null });
  };

  const leave = () => {
    const { view, entity, claim } = state.now();
    if (view === "lanes" && (entity || claim)) {
      state.go({ entity: null, claim: null });
    }
  };

  /** Select an entity, or with Shift open the path to it from the one that is selected. */
  const select = (entity, isShifted) => {
    const from = state.now().entity;
    const isPath = isShifted && from !== null && from !== entity;
    state.go(isPath ? { view: "path", path: [from, entity], claim: null } : { entity, claim: null });
  };

  network.on("click", ({ pointer, event }) => {
    const node = nodeAt(pointer.DOM);
    const edge = node ? null : network.getEdgeAt(pointer.DOM) ?? null;
    if (node && groups.isGroup(node)) {
      open(node);
    } else if (node) {
      select(node, event.srcEvent.shiftKey);
    } else if (graph.claims.has(edge)) {
      selectClaim(edge);
    } else if (!edge) {
      leave();
    }
  });
  network.on("doubleClick", ({ pointer }) => {
    const node = nodeAt(pointer.DOM);
    if (node && graph.entities.has(node)) {
      state.go({ entity: node, view: "focus", claim: null });
    }
  });
  network.on("hoverNode", ({ node }) => drawing.hover(node));
  network.on("hoverEdge", ({ edge }) => drawing.hover(edge));
  network.on("blurNode", () => drawing.hover(null));
  network.on("blurEdge", () => drawing.hover(null));

  return Object.freeze({ open });
});
