/** The paths in the graph of the page. */

import { data } from "../core/data.js";
import { once } from "../core/once.js";
import { MOST_PATHS } from "../core/state.js";
import { makeNetwork } from "../rules/network.js";
import { makePathSearch } from "../rules/paths.js";

const MOST_STEPS = 5;

const network = once(() => makeNetwork(data));
const search = once(() => makePathSearch(network(), { mostSteps: MOST_STEPS, mostPaths: MOST_PATHS }));

const findPaths = (source, target) => search().find(source, target);
const directClaims = (source, target) => search().direct(source, target);
const isAccepted = (verdict) => network().isAccepted(verdict);
const strengthOf = (verdict) => network().strength(verdict);

export { MOST_STEPS, directClaims, findPaths, isAccepted, strengthOf };
