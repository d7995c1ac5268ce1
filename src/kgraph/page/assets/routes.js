"use strict";

/** The ways from one entity to another: found as the library finds them, and placed for drawing. */
kgraph.define("routes", () => {
  /** What the path view draws: claims, entities, links between members and classes, and the place of every entity. */
  const sceneOf = () => ({ list: [], entities: new Set(), links: [], places: new Map() });

  return Object.freeze({ sceneOf });
});
