/** The paths from one entity to another, strongest first: those that the library finds, in its order. */

import { makePathRules } from "./path-rules.js";
/** @import { Claim, Link, Network, Path, Step } from "../core/contract.js" */

/**
 * A path that waits for its next step, with how general the entities passed are.
 *
 * @typedef {{ crowd: number, steps: Step[], step: Step }} Waiting
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
  const { verdicts, outEdges, inEdges, upLinks, downLinks, strength, isAccepted, isCausal, generality } = network;
  const { stepAlong, nameOf, mayFollow, isMechanism, read } = makePathRules(network);
  const strongestFirst = [...verdicts].reverse();
  const ACCEPTED = strongestFirst.filter(isAccepted);
  const WEAKER = strongestFirst.filter((verdict) => !isAccepted(verdict) && verdict !== "refuted");

  /**
   * @param {Claim | Link} item
   * @returns {item is Link}
   */
  const isLink = (item) => "member" in item;

  /**
   * @param {string} here
   * @param {Claim | Link} item
   */
  const endOf = (here, item) => {
    if (!isLink(item)) {
      return item.object;
    }
    return item.member === here ? item.broader : item.member;
  };

  /**
   * Whether a claim or a link may be used where claims must be at least of one strength.
   *
   * @param {Claim | Link} item
   * @param {number} least
   */
  const fits = (item, least) => {
    if (isLink(item)) {
      return item.verdict === null || strength(item.verdict) >= least;
    }
    return strength(item.verdict) >= least && isCausal(item) && !item.denied;
  };

  /**
   * What leads on from an entity.
   *
   * @param {string} slug
   * @param {number} least
   */
  const leading = (slug, least) =>
    [...outEdges(slug), ...upLinks(slug), ...downLinks(slug).filter(({ state }) => state)].filter((item) =>
      fits(item, least),
    );

  /**
   * Where the steps that lead to an entity come from.
   *
   * @param {string} slug
   * @param {number} least
   */
  const sources = (slug, least) => {
    /**
     * @template {Claim | Link} T
     * @param {T[]} items
     */
    const fitting = (items) => items.filter((item) => fits(item, least));
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

  /** The paths that wait to be led on, the least general first. */
  const queue = () => {
    /** @type {Waiting[]} */
    const heap = [];
    /**
     * @param {number} one
     * @param {number} two
     */
    const swap = (one, two) => ([heap[one], heap[two]] = [heap[two], heap[one]]);
    /**
     * @param {number} one
     * @param {number} two
     */
    const isLess = (one, two) => one < heap.length && heap[one].crowd < heap[two].crowd;

    /** @param {Waiting} item */
    const push = (item) => {
      heap.push(item);
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
      const item = /** @type {Waiting} */ (heap.pop());
      sink(0);
      return item;
    };

    return { push, pop, isEmpty: () => heap.length === 0 };
  };

  /**
   * The paths of exactly one length with how general the entities passed are, specific ones first.
   *
   * @param {Level} level
   * @param {number} length
   */
  function* walk({ source, target, least, distances }, length) {
    const waiting = queue();

    /**
     * @param {Step[]} steps
     * @param {number} crowd
     */
    const wait = (steps, crowd) => {
      const here = steps.at(-1)?.end ?? source;
      const room = length - steps.length - 1;
      for (const item of leading(here, least)) {
        const end = endOf(here, item);
        const isShut = end === source || steps.some((step) => step.end === end);
        const isNear = (distances.get(end) ?? Infinity) <= room && (end === target) === (room === 0);
        if (!isShut && isNear) {
          waiting.push({ crowd: crowd + (room ? generality(end) : 0), steps, step: stepAlong(here, item) });
        }
      }
    };

    if ((distances.get(source) ?? Infinity) <= length) {
      wait([], 0);
    }
    while (!waiting.isEmpty()) {
      const { crowd, steps, step } = waiting.pop();
      if (!mayFollow(steps, step)) {
        continue;
      }
      if (steps.length + 1 === length) {
        yield { crowd, steps: [...steps, step] };
      } else {
        wait([...steps, step], crowd);
      }
    }
  }

  /**
   * @param {string[]} one
   * @param {string[]} two
   */
  const compareNames = (one, two) => {
    const at = one.findIndex((name, index) => name !== two[index]);
    return at < 0 ? 0 : one[at] < two[at] ? -1 : 1;
  };

  /**
   * The paths of one length in order: as many as are wanted and those that tie with the last.
   *
   * @param {Level} level
   * @param {string} verdict
   * @param {number} length
   * @param {number} wanted
   */
  const ofLength = (level, verdict, length, wanted) => {
    const found = [];
    for (const { crowd, steps } of walk(level, length)) {
      if (found.length >= wanted && crowd > found[wanted - 1].crowd) {
        break;
      }
      const reading = isMechanism(steps) ? read(steps) : null;
      if (reading?.verdict === verdict) {
        found.push({ crowd, reading, names: steps.map(nameOf) });
      }
    }
    return found
      .sort((one, two) => one.crowd - two.crowd || compareNames(one.names, two.names))
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
    const found = [];
    for (const verdict of verdicts) {
      const least = strength(verdict);
      const level = { source, target, least, distances: distancesTo(target, least) };
      for (let length = 1; length <= mostSteps && found.length < mostPaths; length += 1) {
        found.push(...ofLength(level, verdict, length, mostPaths - found.length));
      }
    }
    return found.slice(0, mostPaths);
  };

  /**
   * The paths from one entity to another, without repeated entities: `[{sign, verdict, steps}]`. Claims that are not
   * accepted are used only where accepted ones alone give no answer. Empty if there is none or both ends are equal.
   *
   * @param {string} source
   * @param {string} target
   */
  const find = (source, target) => {
    if (source === target) {
      return [];
    }
    const found = collect(source, target, ACCEPTED);
    return found.length > 0 ? found : collect(source, target, WEAKER);
  };

  /**
   * The causal claims that lead from one entity straight to another, denied ones among them.
   *
   * @param {string} source
   * @param {string} target
   */
  const direct = (source, target) => outEdges(source).filter((claim) => claim.object === target && isCausal(claim));

  return Object.freeze({ find, direct });
};

export { makePathSearch };
