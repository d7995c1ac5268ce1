/** The paths from one entity to another, strongest first: those that the library finds, in its order. */

import { makePathRules } from "./path-rules.js";
/** @import { Claim, Link, Network, Path, Step } from "../core/types.js" */

/**
 * A path that waits for its next step, with the generality of the entities passed.
 *
 * @typedef {{ generality: number, steps: Step[], step: Step }} Waiting
 */

/**
 * The claims that a search may use: those of at least one strength, all of them or accepted ones alone.
 *
 * @typedef {{ least: number, accepted: boolean }} Allowed
 */

/**
 * A search among some claims, with how far each entity is from the target.
 *
 * @typedef {Allowed & { source: string, target: string, distances: Map<string, number> }} Level
 */

/**
 * The search for paths in a network, none longer than `mostSteps` and at most `mostPaths` for each pair.
 *
 * @param {Network} network
 * @param {{ mostSteps: number, mostPaths: number }} limits
 */
const makePathSearch = (network, { mostSteps, mostPaths }) => {
  const {
    acceptable,
    doubtful,
    outEdges,
    inEdges,
    upLinks,
    downLinks,
    strength,
    isAccepted,
    isCausal,
    generality: generalityOf,
  } = network;
  const { stepAlong, nameOf, mayFollow, isMechanism, read } = makePathRules(network);

  /**
   * @param {Claim | Link} edge
   * @returns {edge is Link}
   */
  const isLink = (edge) => "member" in edge;

  /**
   * @param {string} here
   * @param {Claim | Link} edge
   */
  const endOf = (here, edge) => {
    if (!isLink(edge)) {
      return edge.object;
    }
    return edge.member === here ? edge.broader : edge.member;
  };

  /**
   * Whether a claim or a link may be used.
   *
   * @param {Claim | Link} edge
   * @param {Allowed} allowed
   */
  const fits = (edge, { least, accepted }) => {
    if (isLink(edge)) {
      return edge.verdict === null || strength(edge.verdict) >= least;
    }
    return strength(edge.verdict) >= least && (isAccepted(edge) || !accepted) && isCausal(edge) && !edge.denied;
  };

  /**
   * The claims and links that lead on from an entity.
   *
   * @param {string} slug
   * @param {Allowed} allowed
   */
  const leading = (slug, allowed) =>
    [...outEdges(slug), ...upLinks(slug), ...downLinks(slug).filter(({ state }) => state)].filter((edge) =>
      fits(edge, allowed),
    );

  /**
   * The entities at which the steps to an entity start.
   *
   * @param {string} slug
   * @param {Allowed} allowed
   */
  const sources = (slug, allowed) => {
    /**
     * @template {Claim | Link} T
     * @param {T[]} edges
     */
    const fitting = (edges) => edges.filter((edge) => fits(edge, allowed));
    return [
      ...fitting(inEdges(slug)).map(({ subject }) => subject),
      ...fitting(downLinks(slug)).map(({ member }) => member),
      ...fitting(upLinks(slug).filter(({ state }) => state)).map(({ broader }) => broader),
    ];
  };

  /**
   * How many steps every entity is away from the target.
   *
   * @param {string} target
   * @param {Allowed} allowed
   */
  const distancesTo = (target, allowed) => {
    const distances = new Map([[target, 0]]);
    for (const [here, distance] of distances) {
      for (const start of sources(here, allowed).filter((slug) => !distances.has(slug))) {
        distances.set(start, distance + 1);
      }
    }
    return distances;
  };

  /** A queue of the paths that wait for their next step, the least general first. */
  const queue = () => {
    /** @type {Waiting[]} */
    const heap = [];
    /**
     * @param {number} first
     * @param {number} second
     */
    const swap = (first, second) => ([heap[first], heap[second]] = [heap[second], heap[first]]);
    /**
     * @param {number} first
     * @param {number} second
     */
    const isLess = (first, second) => first < heap.length && heap[first].generality < heap[second].generality;

    /** @param {Waiting} path */
    const push = (path) => {
      heap.push(path);
      for (let at = heap.length - 1; at > 0 && isLess(at, (at - 1) >> 1); at = (at - 1) >> 1) {
        swap(at, (at - 1) >> 1);
      }
    };

    /** @param {number} at */
    const sink = (at) => {
      const least = [2 * at + 1, 2 * at + 2].reduce((best, below) => (isLess(below, best) ? below : best), at);
      if (least !== at) {
        swap(at, least);
        sink(least);
      }
    };

    const pop = () => {
      swap(0, heap.length - 1);
      const path = /** @type {Waiting} */ (heap.pop());
      sink(0);
      return path;
    };

    return { push, pop, isEmpty: () => heap.length === 0 };
  };

  /**
   * Yield the paths of exactly one length with the generality of the entities passed, specific ones first.
   *
   * @param {Level} level
   * @param {number} length
   */
  function* pathsOfLength({ source, target, distances, ...allowed }, length) {
    const waiting = queue();

    /**
     * @param {Step[]} steps
     * @param {number} generality
     */
    const wait = (steps, generality) => {
      const here = steps.at(-1)?.end ?? source;
      const room = length - steps.length - 1;
      for (const edge of leading(here, allowed)) {
        const end = endOf(here, edge);
        const isShut = end === source || steps.some((step) => step.end === end);
        const isNear = (distances.get(end) ?? Infinity) <= room && (end === target) === (room === 0);
        if (!isShut && isNear) {
          waiting.push({ generality: generality + (room ? generalityOf(end) : 0), steps, step: stepAlong(here, edge) });
        }
      }
    };

    if ((distances.get(source) ?? Infinity) <= length) {
      wait([], 0);
    }
    while (!waiting.isEmpty()) {
      const { generality, steps, step } = waiting.pop();
      if (!mayFollow(steps, step)) {
        continue;
      }
      if (steps.length + 1 === length) {
        yield { generality, steps: [...steps, step] };
      } else {
        wait([...steps, step], generality);
      }
    }
  }

  /**
   * @param {string[]} first
   * @param {string[]} second
   */
  const compareNames = (first, second) => {
    const at = first.findIndex((name, index) => name !== second[index]);
    return at < 0 ? 0 : first[at] < second[at] ? -1 : 1;
  };

  /**
   * The best paths of one length in order: at most `most`, and those that tie with the last.
   *
   * @param {Level} level
   * @param {string} verdict
   * @param {number} length
   * @param {number} most
   */
  const ofLength = (level, verdict, length, most) => {
    const paths = [];
    for (const { generality, steps } of pathsOfLength(level, length)) {
      if (paths.length >= most && generality > paths[most - 1].generality) {
        break;
      }
      const reading = isMechanism(steps) ? read(steps) : null;
      if (reading?.verdict === verdict && reading.isAccepted === level.accepted) {
        paths.push({ generality, reading, names: steps.map(nameOf) });
      }
    }
    return paths
      .sort((first, second) => first.generality - second.generality || compareNames(first.names, second.names))
      .map(({ reading }) => reading);
  };

  /**
   * The paths whose weakest claim has one of the verdicts, in the order of these: those of accepted claims alone, or
   * those that use another one.
   *
   * @param {string} source
   * @param {string} target
   * @param {string[]} verdicts
   * @param {boolean} accepted
   */
  const collect = (source, target, verdicts, accepted) => {
    const paths = [];
    for (const verdict of verdicts) {
      const allowed = { least: strength(verdict), accepted };
      const level = { source, target, ...allowed, distances: distancesTo(target, allowed) };
      for (let length = 1; length <= mostSteps && paths.length < mostPaths; length += 1) {
        paths.push(...ofLength(level, verdict, length, mostPaths - paths.length));
      }
    }
    return paths.slice(0, mostPaths);
  };

  /**
   * The paths from one entity to another, without repeated entities: `[{sign, verdict, isAccepted, steps}]`. Claims that are not
   * accepted are used only if accepted ones alone give no path. Empty without a path, or if both ends are equal.
   *
   * @param {string} source
   * @param {string} target
   */
  const find = (source, target) => {
    if (source === target) {
      return [];
    }
    const paths = collect(source, target, acceptable, true);
    return paths.length > 0 ? paths : collect(source, target, doubtful, false);
  };

  /**
   * The causal claims from one entity to another, denied ones included.
   *
   * @param {string} source
   * @param {string} target
   */
  const direct = (source, target) => outEdges(source).filter((claim) => claim.object === target && isCausal(claim));

  return Object.freeze({ find, direct });
};

export { makePathSearch };
