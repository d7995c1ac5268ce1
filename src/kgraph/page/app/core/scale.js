/** The scales of the graph: how strong a verdict is, how certain a claim, and which stances evidence can take. */

import { acceptance } from "./accepted.js";
import { data } from "./data.js";
/** @import { Claim } from "./types.js" */

const { verdicts, certainties, stances: STANCES } = data.scale;

const isAccepted = acceptance(data.scale);

/**
 * How strong a verdict is, 0 for the weakest.
 *
 * @param {string} verdict
 */
const strengthOf = (verdict) => verdicts.indexOf(verdict);

/**
 * The place of a claim in the order of certainty, 0 for the most certain; claims without a certainty come last.
 *
 * @param {Pick<Claim, "certainty">} claim
 */
const certaintyRank = ({ certainty }) => (certainty ? certainties.indexOf(certainty) : certainties.length);

export { STANCES, certaintyRank, isAccepted, strengthOf };
