/** Entities drawn as one: a category in the overview, a folded lane in the lanes; and their claims as bundles. */

import { categoryBySlug, entityBySlug, headOf, lookOf, signOf } from "../core/graph.js";
/** @import { Claim, State } from "../core/types.js" */

const GROUP = "group:";
const BUNDLE = "bundle:";

/**
 * The group in which an entity is drawn; null if it has a node of its own.
 *
 * @param {string} slug
 * @param {State} state
 */
const groupOf = (slug, state) => {
  const { category } = entityBySlug.get(slug);
  if (state.view === "overview") {
    return `${GROUP}${category}`;
  }
  const { lane } = lookOf(category);
  return state.view === "lanes" && lane !== null && state.folded.includes(lane) && slug !== state.entity
    ? `${GROUP}${lane}`
    : null;
};

/**
 * @param {string} id
 * @param {string[]} members
 */
const describe = (id, members) => {
  const name = id.slice(GROUP.length);
  const category = categoryBySlug.has(name) ? name : null;
  const lane = category ? lookOf(category).lane : name;
  return { id, category, lane, members: members.sort() };
};

/**
 * @param {Iterable<string>} entities
 * @param {State} state
 */
const toGroups = (entities, state) => {
  const members = new Map();
  for (const slug of entities) {
    const id = groupOf(slug, state);
    if (id) {
      members.set(id, [...(members.get(id) ?? []), slug]);
    }
  }
  return [...members]
    .map(([id, slugs]) => describe(id, slugs))
    .sort((first, second) => (first.id < second.id ? -1 : 1));
};

/**
 * @param {Claim[]} claims
 * @param {State} state
 */
const toBundles = (claims, state) => {
  const bundles = new Map();
  for (const claim of claims) {
    const [from, to] = [claim.subject, claim.object].map((slug) => groupOf(slug, state) ?? slug);
    const sign = signOf(claim);
    const id = `${BUNDLE}${from}--${to}--${sign}`;
    if (from !== to) {
      const bundle = bundles.get(id) ?? { id, from, to, sign, ...headOf(claim), claims: [] };
      bundle.claims.push(claim.slug);
      bundles.set(id, bundle);
    }
  }
  return [...bundles.values()].sort((first, second) => (first.id < second.id ? -1 : 1));
};

/**
 * The claims and entities drawn one by one, and the groups and bundles that represent the others.
 *
 * @param {State} state
 * @param {Claim[]} list
 * @param {Set<string>} entities
 */
const foldGroups = (state, list, entities) => {
  /** @param {string} slug */
  const isIn = (slug) => groupOf(slug, state) !== null;
  const bundled = list.filter((claim) => isIn(claim.subject) || isIn(claim.object));
  return {
    list: list.filter((claim) => !bundled.includes(claim)),
    entities: new Set([...entities].filter((slug) => !isIn(slug))),
    groups: toGroups(entities, state),
    bundles: toBundles(bundled, state),
  };
};

/** @param {string} id */
const isGroup = (id) => id.startsWith(GROUP);

export { foldGroups, isGroup };
