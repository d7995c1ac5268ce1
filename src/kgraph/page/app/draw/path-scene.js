/** The paths between two entities, and the scene that the path view draws of them. */

import { claimBySlug } from "../core/graph.js";
import { findPaths } from "../knowledge/paths.js";
import { placeOnPaths } from "./path-layout.js";
/** @import { Chosen, Claim, Link, Lookup, Path, Place, State, Step } from "../core/types.js" */

/**
 * What the path view draws.
 *
 * @typedef {{ list: Claim[], entities: Set<string>, links: Link[], places: Map<string, Place>, chosen: Chosen | null }} PathScene
 */

/** @type {PathScene} */
const none = Object.freeze({ list: [], entities: new Set(), links: [], places: new Map(), chosen: null });
/** @type {{ source: string | null, target: string | null, paths: Path[], scene: PathScene }} */
let cached = { source: null, target: null, paths: [], scene: none };

/** @param {Path} path */
const entitiesOf = ({ steps }) => [steps[0].start, ...steps.map(({ end }) => end)];

/**
 * The claim that a step goes along, or that says the same as its link.
 *
 * @param {Step} step
 */
const claimOfStep = ({ claim, link }) => claim ?? claimBySlug.get(link.claim) ?? null;

/** @param {Path[]} paths */
const partsOf = (paths) => {
  const steps = paths.flatMap((path) => path.steps);
  return {
    list: [...new Set(steps.map(claimOfStep).filter((claim) => claim !== null))],
    links: [...new Set(steps.filter((step) => claimOfStep(step) === null).flatMap(({ link }) => link ?? []))],
    entities: new Set(paths.flatMap(entitiesOf)),
  };
};

/** @param {{ list: Claim[], links: Link[], entities: Set<string> }} parts */
const setsOf = ({ list, links, entities }) => ({ claims: new Set(list), links: new Set(links), entities });

/** @param {State["path"]} ends */
const areCached = ([source, target]) => cached.source === source && cached.target === target;

/** @param {State["path"]} ends */
const search = ([source, target]) => {
  const paths = source && target ? findPaths(source, target) : [];
  const places = placeOnPaths(paths.map(entitiesOf));
  cached = { source, target, paths, scene: { ...none, ...partsOf(paths), places } };
};

/**
 * The paths between the two ends of a state, the strongest first.
 *
 * @param {Pick<State, "path">} state
 */
const pathsOf = ({ path }) => {
  if (!areCached(path)) {
    search(path);
  }
  return cached.paths;
};

/**
 * The path that a state has chosen; null without a choice, or if there are fewer paths.
 *
 * @param {State} state
 */
const chosenPath = (state) => pathsOf(state)[(state.row ?? 0) - 1] ?? null;

/**
 * What the path view draws: claims, entities, links between members and classes, and the place of every entity;
 * `chosen` is the part that belongs to the chosen path, null without a choice.
 *
 * @param {State} state
 */
const pathSceneOf = (state) => {
  const chosen = chosenPath(state);
  return { ...cached.scene, chosen: chosen && setsOf(partsOf([chosen])) };
};

export { chosenPath, claimOfStep, pathSceneOf, pathsOf };
