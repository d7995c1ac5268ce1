"use strict";

/** The ledger of a source, and the names that a pasted text mentions. */
kgraph.define("article", ({ dom: { byId } }) => {
  const container = byId("article");

  const show = (now) => {
    container.hidden = now.view !== "article";
  };

  return Object.freeze({ show });
});
