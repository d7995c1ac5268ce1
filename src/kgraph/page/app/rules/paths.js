/** The paths from one entity to another, strongest first: those that the library finds, in its order. */

import { makePathRules } from "./path-rules.js";
/** @import { Claim, Link, Network, Path, Step } from "../core/types.js" */

/**
 * A path that waits for its next step, with the generality of the entities passed.
 *
 * @typedef {{ generality: number, steps: Step[], step: Step }} Waiting
 */

/**
 * A search among claims that are at least of one strength, with how far each entity is from the target.
 *
 * @typedef {{ source: string, target: string, least: number, distances: Map<string, number> }} Level
 */

/**
 * The search for paths in a network, none longer than `mostSteps` and at most `mostPaths` for each pair.
 *
 * @param {Network} network
 * @param {{ mostSteps: number, mostPaths: number }} limits
 */
const makePathSearch = (network, { mostSteps, mostPaths }) => {
  const {
    verdicts,
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
  const strongestFirst = [...verdicts].reverse();
  const ACCEPTED = strongestFirst.filter(isAccepted);
  const WEAKER = strongestFirst.filter((verdict) => !isAccepted(verdict) && verdict !== "refuted");

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
   * Whether a claim or a link may be used where claims must be at least of one strength.
   *
   * @param {Claim | Link} edge
   * @param {number} least
   */
  const fits = (edge, least) => {
    if (isLink(edge)) {
      return edge.verdict === null || strength(edge.verdict) >= least;
    }
    return strength(edge.verdict) >= least && isCausal(edge) && !edge.denied;
  };

  /**
   * The claims and links that lead on from an entity.
   *
   * @param {string} slug
   * @param {number} least
   */
  const leading = (slug, least) =>
    [...outEdges(slug), ...upLinks(slug), ...downLinks(slug).filter(({ state }) => state)].filter((edge) =>
      fits(edge, least),
    );

  /**
   * The entities at which the steps to an entity start.
   *
   * @param {string} slug
   * @param {number} least
   */
  const sources = (slug, least) => {
    /**
     * @template {Claim | Link} T
     * @param {T[]} edges
     */
    const fitting = (edges) => edges.filter((edge) => fits(edge, least));
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
   * @param {number} least
   */
  const distancesTo = (target, least) => {
    const distances = new Map([[target, 0]]);
    for (const [here, distance] of distances) {
      for (const start of sources(here, least).filter((slug) => !distances.has(slug))) {
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
  function* pathsOfLength({ source, target, least, distances }, length) {
    const waiting = queue();

    /**
     * @param {Step[]} steps
     * @param {number} generality
     */
    const wait = (steps, generality) => {
      const here = steps.at(-1)?.end ?? source;
      const room = length - steps.length - 1;
      for (const edge of leading(here, least)) {
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
      if (reading?.verdict === verdict) {
        paths.push({ generality, reading, names: steps.map(nameOf) });
      }
    }
    return paths
      .sort((first, second) => first.generality - second.generality || compareNames(first.names, second.names))
      .map(({ reading }) => reading);
  };

  /**
   * The paths whose weakest claim has one of the verdicts, in the order of these.
   *
   * @param {string} source
   * @param {string} target
   * @param {string[]} verdicts
   */
  const collect = (source, target, verdicts) => {
    const paths = [];
    for (const verdict of verdicts) {
      const least = strength(verdict);
      const level = { source, target, least, distances: distancesTo(target, least) };
      for (let length = 1; length <= mostSteps && paths.length < mostPaths; length += 1) {
        paths.push(...ofLength(level, verdict, length, mostPaths - paths.length));
      }
    }
    return paths.slice(0, mostPaths);
  };

  /**
   * The paths from one entity to another, without repeated entities: `[{sign, verdict, steps}]`. Claims that are not
   * accepted are used only if accepted ones alone give no path. Empty without a path, or if both ends are equal.
   *
   * @param {string} source
   * @param {string} target
   */
  const find = (source, target) => {
    if (source === target) {
      return [];
    }
    const paths = collect(source, target, ACCEPTED);
    return paths.length > 0 ? paths : collect(source, target, WEAKER);
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
