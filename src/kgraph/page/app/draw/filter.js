/** Which claims pass the filters, and how many would pass with each choice. An empty filter passes every claim. */

import { data } from "../core/data.js";
import { entityBySlug, isKind, otherEnd, relationOf, signOf } from "../core/graph.js";
import { FILTERS } from "../core/state.js";
/** @import { Claim, FilterName, State } from "../core/types.js" */

/** The values of a claim in each filter; a claim passes if one of them is chosen. */
const VALUES = /** @type {Record<string, (claim: Claim) => string[]>} */ ({
  relation: (claim) => [claim.relation],
  topic: (claim) => [claim.topic ?? "none"],
  sign: (claim) => [signOf(claim)],
  verdict: (claim) => [claim.verdict],
  certainty: (claim) => [claim.certainty ?? "none"],
  design: (claim) => claim.designs,
  dose: (claim) => [claim.doseBand ?? "none"],
});

/**
 * The categories of both ends of a claim; of the other end only if one end is selected.
 *
 * @param {Claim} claim
 * @param {State} state
 */
const categoriesOf = (claim, { entity }) => {
  /** @type {(string | null)[]} */
  const ends = [claim.subject, claim.object];
  const others = ends.includes(entity) ? [otherEnd(claim, entity)] : ends;
  return others.map((slug) => entityBySlug.get(slug).category);
};

/**
 * @param {Claim} claim
 * @param {FilterName} name
 * @param {State} state
 */
const valuesOf = (claim, name, state) => (name === "category" ? categoriesOf(claim, state) : VALUES[name](claim));

/**
 * @param {Claim} claim
 * @param {FilterName} name
 * @param {State} state
 */
const isChosen = (claim, name, state) => valuesOf(claim, name, state).some((value) => state[name].includes(value));

/**
 * Whether the options show a claim: refuted, class and structure claims can be hidden.
 *
 * @param {Claim} claim
 * @param {State} state
 */
const isAskedFor = (claim, state) => {
  if (claim.verdict === "refuted" && !state.refuted && !state.verdict.includes("refuted")) {
    return false;
  }
  if (isKind(claim)) {
    return state.kinds;
  }
  return state.structure || relationOf(claim).kind !== "structure";
};

/**
 * A test whether a claim passes some of the filters; empty filters are ignored.
 *
 * @param {State} state
 * @param {FilterName[]} names
 */
const passing = (state, names) => {
  const chosen = names.filter((name) => state[name].length > 0);
  return (/** @type {Claim} */ claim) =>
    (!state.contested || claim.verdict === "contested") && chosen.every((name) => isChosen(claim, name, state));
};

/**
 * The claims that pass, in the order of the data; the selected claim always passes.
 *
 * @param {State} state
 */
const matchingClaims = (state) => {
  const passes = passing(state, FILTERS);
  return data.claims.filter((claim) => claim.slug === state.claim || (isAskedFor(claim, state) && passes(claim)));
};

/**
 * How many claims would pass with each choice alone in a filter.
 *
 * @param {State} state
 * @param {FilterName} name
 */
const countChoices = (state, name) => {
  const others = FILTERS.filter((filter) => filter !== name);
  /** @type {Map<string, number>} */
  const counts = new Map();
  const open = name === "verdict" ? { ...state, refuted: true } : state;
  const passes = passing(state, others);
  for (const claim of data.claims.filter((claim) => isAskedFor(claim, open) && passes(claim))) {
    for (const value of new Set(valuesOf(claim, name, state))) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
};

/**
 * How many of some claims are hidden only because they are refuted.
 *
 * @param {Claim[]} claims
 * @param {State} state
 */
const countRefuted = (claims, state) =>
  state.refuted || state.verdict.length > 0 || state.contested
    ? 0
    : claims.filter((claim) => claim.verdict === "refuted").filter(passing(state, FILTERS)).length;

/** @param {State} state */
const isFiltered = (state) => state.contested || FILTERS.some((name) => state[name].length > 0);

export { countChoices, countRefuted, isFiltered, matchingClaims };
