"use strict";

/** Two to six names checked against each other, and each for its effects on bone. */
kgraph.define("check", ({ dom: { byId } }) => {
  const container = byId("check");

  const show = (now) => {
    container.hidden = now.view !== "check";
  };

  return Object.freeze({ show });
});
