"use strict";

/** Where a reader begins: questions, each a link to its answer. */
kgraph.define("start", ({ dom: { byId } }) => {
  const container = byId("start");

  const show = (now) => {
    container.hidden = now.view !== "start";
  };

  return Object.freeze({ show });
});
