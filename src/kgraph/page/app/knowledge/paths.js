/** The paths in the graph of the page. */

import { data } from "../core/data.js";
import { once } from "../core/once.js";
import { MOST_PATHS } from "../core/state.js";
import { makeNetwork } from "../rules/network.js";
import { makePathSearch } from "../rules/paths.js";

const MOST_STEPS = 5;

const search = once(() => makePathSearch(makeNetwork(data), { mostSteps: MOST_STEPS, mostPaths: MOST_PATHS }));

/**
 * @param {string} source
 * @param {string} target
 */
const findPaths = (source, target) => search().find(source, target);
/**
 * @param {string} source
 * @param {string} target
 */
const directClaims = (source, target) => search().direct(source, target);

export { MOST_STEPS, directClaims, findPaths };
