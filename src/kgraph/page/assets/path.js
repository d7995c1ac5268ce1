"use strict";

/** How one entity reaches another: the ways as a list, tied to the drawing. */
kgraph.define("path", ({ dom: { byId } }) => {
  const container = byId("path");

  const show = (now) => {
    container.hidden = now.view !== "path";
  };

  return Object.freeze({ show });
});
