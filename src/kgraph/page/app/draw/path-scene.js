/** The paths from one entity to another, and what the path view draws of them. */

import { claimBySlug } from "../core/graph.js";
import { findPaths } from "../knowledge/paths.js";
import { placeOnPaths } from "./path-layout.js";

const none = Object.freeze({ list: [], entities: new Set(), links: [], places: new Map(), chosen: null });
let known = { source: null, target: null, paths: [], scene: none };

const entitiesOf = ({ steps }) => [steps[0].start, ...steps.map(({ end }) => end)];

/** The claim that a step goes along, or that says the same as its link. */
const claimOfStep = ({ claim, link }) => claim ?? claimBySlug.get(link.claim) ?? null;

const partsOf = (paths) => {
  const steps = paths.flatMap((path) => path.steps);
  return {
    list: [...new Set(steps.map(claimOfStep).filter(Boolean))],
    links: [...new Set(steps.filter((step) => claimOfStep(step) === null).map(({ link }) => link))],
    entities: new Set(paths.flatMap(entitiesOf)),
  };
};

const setsOf = ({ list, links, entities }) => ({ claims: new Set(list), links: new Set(links), entities });

const areKnown = ([source, target]) => known.source === source && known.target === target;

const look = ([source, target]) => {
  const found = source && target ? findPaths(source, target) : [];
  const places = placeOnPaths(found.map(entitiesOf));
  known = { source, target, paths: found, scene: { ...none, ...partsOf(found), places } };
};

/** The paths between the two ends of a state, the strongest first. */
const pathsOf = ({ path }) => {
  if (!areKnown(path)) {
    look(path);
  }
  return known.paths;
};

/** The path that a state has chosen, null if none or if there are not so many. */
const chosenPath = (state) => pathsOf(state)[state.row - 1] ?? null;

/**
 * What the path view draws: claims, entities, links between members and classes, and the place of every entity;
 * `chosen` is what the chosen path takes of them, null if none is chosen.
 */
const pathSceneOf = (state) => {
  const chosen = chosenPath(state);
  return { ...known.scene, chosen: chosen && setsOf(partsOf([chosen])) };
};

export { chosenPath, claimOfStep, pathSceneOf, pathsOf };
