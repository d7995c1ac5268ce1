/**
 * The rules of paths: which step may follow which, and what a whole path says. They are those of the library, which
 * explains them (kgraph.mechanism.rules). A step is `{start, end, claim, link}`, along a claim or along a link.
 */

/** @import { Claim, ClaimStep, Link, LinkStep, Network, Path, ReadStep, Reading, Step } from "../core/types.js" */

const ACTIVITY = "activity";

/** Verdicts that need evidence of the member itself against the claim. */
const SPEAKS_FOR_ITSELF = new Set(["refuted", "contested"]);

/**
 * The rules of paths in a network.
 *
 * @param {Network} network
 */
const makePathRules = ({ outEdges, signOf, isBound, isEfficacy, drivers, aspectOf, weakest, strength, isAccepted }) => {
  /**
   * @param {string} start
   * @param {Claim | Link} edge
   * @returns {Step}
   */
  const stepAlong = (start, edge) =>
    "subject" in edge
      ? { start: edge.subject, end: edge.object, claim: edge, link: null }
      : { start, end: start === edge.member ? edge.broader : edge.member, claim: null, link: edge };

  /**
   * The name that identifies a step.
   *
   * @param {Step} step
   */
  const nameOf = ({ claim, start, end }) => claim?.slug ?? `${start}--${end}`;

  /**
   * @param {Step} step
   * @returns {step is LinkStep}
   */
  const isUp = (step) => step.link !== null && step.link.member === step.start;
  /**
   * @param {Step} step
   * @returns {step is LinkStep}
   */
  const isDown = (step) => step.link !== null && step.link.broader === step.start;

  /** @param {Map<string, Claim>} map */
  const first = (map) => [...map.values()].slice(0, 1);

  /**
   * The claim that licenses a step from an aspect of a protein to a state of the protein.
   *
   * @param {Step | null | undefined} before
   * @param {Step} step
   */
  const toState = (before, step) => {
    const aspect = before?.claim ? aspectOf(before.claim) : null;
    return aspect === null ? [] : first(drivers(step.end, aspect));
  };

  /**
   * The two claims that tell how one process changes a state and its protein.
   *
   * @param {Link} link
   */
  const toProtein = (link) => {
    const states = link.state ? drivers(link.member) : new Map();
    const proteins = drivers(link.broader);
    const process = [...states.keys()].find((name) => proteins.has(name));
    return process === undefined ? [] : [states.get(process), proteins.get(process)];
  };

  /**
   * Whether a step to a class may follow. It may not follow a benefit: a benefit of a kind does not hold for its class.
   *
   * @param {Step | null} last
   * @param {LinkStep} step
   */
  const mayClimb = (last, step) => {
    if (!last?.claim) {
      return !last || !isDown(last);
    }
    return step.link.state || !isEfficacy(last.claim);
  };

  /**
   * The steps to classes at the end of a path, last first.
   *
   * @param {Step[]} steps
   * @returns {LinkStep[]}
   */
  const climbed = (steps) => {
    const back = [...steps].reverse();
    const before = back.findIndex((step) => !isUp(step));
    return /** @type {LinkStep[]} */ (before < 0 ? back : back.slice(0, before));
  };

  /**
   * Whether a claim of a member with one verdict applies in place of its class's claim with another.
   *
   * @param {string} own
   * @param {string} other
   */
  const speaksBefore = (own, other) => SPEAKS_FOR_ITSELF.has(own) || leastStrength(own) >= leastStrength(other);

  /**
   * A claim studied without result is as one that is not studied.
   *
   * @param {string} verdict
   */
  const leastStrength = (verdict) => strength(verdict === "unproven" ? "unverified" : verdict);

  /**
   * Whether the claim of a class holds for the members from which the path has climbed to it.
   *
   * @param {Step[]} steps
   * @param {Claim} claim
   */
  const isPassedDown = (steps, claim) => {
    const climbs = climbed(steps);
    if (isBound(claim) || (isEfficacy(claim) && !climbs.every(({ link }) => link.state))) {
      return false;
    }
    /** @param {Claim} own */
    const repeats = (own) =>
      own.relation === claim.relation && own.object === claim.object && speaksBefore(own.verdict, claim.verdict);
    return !climbs.some(({ start }) => outEdges(start).some(repeats));
  };

  /**
   * Whether a step may be added to a path; repeated entities are tested elsewhere.
   *
   * @param {Step[]} steps
   * @param {Step} step
   */
  const mayFollow = (steps, step) => {
    const last = steps.at(-1) ?? null;
    if (isUp(step)) {
      return mayClimb(last, step);
    }
    if (isDown(step)) {
      return last !== null && toState(last, step).length > 0;
    }
    return last === null || !isUp(last) || isPassedDown(steps, step.claim);
  };

  /**
   * Whether a path has a step along a claim, without which it is not a mechanism.
   *
   * @param {Step[]} steps
   */
  const isMechanism = (steps) => steps.some(({ claim }) => claim !== null);

  /** @param {(number | null)[]} signs */
  const product = (signs) => signs.reduce((total, sign) => (total === null || sign === null ? null : total * sign), 1);

  /**
   * The sign that a step along a claim passes on, and the claim that licenses it.
   *
   * @param {ClaimStep} step
   * @param {number} index
   * @param {Step | undefined} after
   * @returns {Reading}
   */
  const readClaim = ({ claim }, index, after) => {
    const sign = index > 0 && isBound(claim) ? null : signOf(claim);
    const aspect = aspectOf(claim);
    if (!after || isDown(after) || aspect === null || aspect === ACTIVITY) {
      return { sign, warrants: [] };
    }
    const [leading] = first(drivers(claim.object, aspect));
    return leading ? { sign: product([sign, signOf(leading)]), warrants: [leading] } : { sign: null, warrants: [] };
  };

  /**
   * The sign of a step along a link, and the claims that license it.
   *
   * @param {Step | undefined} before
   * @param {LinkStep} step
   * @returns {Reading}
   */
  const readLink = (before, step) => {
    const { link } = step;
    const warrants = isDown(step) ? toState(before, step) : toProtein(link);
    if (warrants.length > 0) {
      return { sign: product(warrants.map(signOf)), warrants };
    }
    return { sign: link.state ? null : 1, warrants };
  };

  /**
   * @param {Step} step
   * @param {Reading} reading
   */
  const verdictsOf = ({ claim, link }, { warrants }) =>
    [claim?.verdict ?? link?.verdict, ...warrants.map(({ verdict }) => verdict)].filter(
      (verdict) => typeof verdict === "string",
    );

  /**
   * What a path says: its sign, its weakest verdict, whether its claims are accepted, and each step with its sign and
   * warrants. Links and warrants name accepted claims alone.
   *
   * @param {Step[]} steps
   * @returns {Path}
   */
  const read = (steps) => {
    const readings = steps.map((step, index) =>
      step.link ? readLink(steps[index - 1], step) : readClaim(step, index, steps[index + 1]),
    );
    return {
      sign: product(readings.map(({ sign }) => sign)),
      verdict: weakest(steps.flatMap((step, index) => verdictsOf(step, readings[index]))),
      isAccepted: steps.every(({ claim }) => claim === null || isAccepted(claim)),
      steps: steps.map((step, index) => ({
        ...step,
        sign: step.claim ? signOf(step.claim) : readings[index].sign,
        warrants: readings[index].warrants,
      })),
    };
  };

  return Object.freeze({ stepAlong, nameOf, mayFollow, isMechanism, read });
};

export { makePathRules };
