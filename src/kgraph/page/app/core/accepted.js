/** Which claims are accepted: by verdict, for some verdicts by the kind of claim too. */

/** @import { Claim, Scale } from "./types.js" */

/**
 * The test whether a claim is accepted, by the scales of the graph.
 *
 * @param {Pick<Scale, "accepted" | "acceptedAs">} scale
 */
const acceptance =
  ({ accepted, acceptedAs }) =>
  /** @param {Pick<Claim, "verdict" | "judgedAs">} claim */
  ({ verdict, judgedAs }) =>
    accepted.includes(verdict) || (acceptedAs[verdict] ?? []).includes(judgedAs);

export { acceptance };
