/** Look-ups in the data of the page. */

import { data } from "./data.js";
import { once } from "./once.js";
import { isAccepted } from "./scale.js";
/** @import { Category, Claim, Entity, Evidence, Lookup, LooseNode, NetworkEdge, NetworkNode, Source, Term, Verdict } from "./types.js" */

const entityBySlug = /** @type {Lookup<Entity>} */ (new Map(data.entities.map((entity) => [entity.slug, entity])));
const claimBySlug = /** @type {Lookup<Claim>} */ (new Map(data.claims.map((claim) => [claim.slug, claim])));
const categoryBySlug = /** @type {Lookup<Category>} */ (
  new Map(data.categories.map((category) => [category.slug, category]))
);
const nodeBySlug = /** @type {Lookup<NetworkNode>} */ (new Map(data.network.nodes.map((node) => [node.id, node])));
/**
 * Nodes of entities without a lane. No claim names them, but a path may pass them.
 */
const loose = /** @type {Lookup<LooseNode & Partial<NetworkNode>>} */ (
  new Map(data.view.loose.map((node) => [node.id, node]))
);
const edgeBySlug = /** @type {Lookup<NetworkEdge>} */ (new Map(data.network.edges.map((edge) => [edge.id, edge])));
const touching = /** @type {Lookup<Claim[]>} */ (
  new Map(data.entities.map((entity) => [entity.slug, /** @type {Claim[]} */ ([])]))
);
for (const claim of data.claims) {
  for (const slug of new Set([claim.subject, claim.object])) {
    touching.get(slug).push(claim);
  }
}

/**
 * The entry of a table under a key; null if it has none.
 *
 * @template T
 * @param {Record<string, T>} table
 * @param {string | null} key
 */
const own = (table, key) => (key !== null && Object.hasOwn(table, key) ? table[key] : null);

/**
 * The claims with an entity at one end, in the order of the data.
 *
 * @param {string} slug
 */
const claimsOf = (slug) => touching.get(slug) ?? [];

/** @param {Claim} claim */
const evidenceOf = (claim) => claim.evidence.map((slug) => data.evidence[slug]);

/**
 * Why a claim has its verdict.
 *
 * @param {Claim} claim
 */
const groundsOf = (claim) => data.grounds[claim.slug];

const slugs = once(() => new Map(Object.entries(data.evidence).map(([slug, item]) => [item, slug])));

/**
 * The slug of an evidence item.
 *
 * @param {Evidence} item
 */
const evidenceSlug = (item) => /** @type {string} */ (slugs().get(item));

/**
 * The inherited claims with an entity at one end.
 *
 * @param {string} slug
 */
const inheritedOf = (slug) => data.inherited.filter(({ subject, object }) => subject === slug || object === slug);

/** @param {Pick<Claim, "relation">} claim */
const relationOf = (claim) => data.relations[claim.relation];

/**
 * Whether a claim states only that an entity belongs to a class.
 *
 * @param {Claim} claim
 */
const isKind = (claim) =>
  relationOf(claim).kind === "structure" && entityBySlug.get(claim.subject).broader.includes(claim.object);

/**
 * The entity at the other end of a claim.
 *
 * @param {Claim} claim
 * @param {string | null} slug
 */
const otherEnd = (claim, slug) => (claim.subject === slug ? claim.object : claim.subject);

/**
 * How the sign of a claim is drawn: arrowhead and colour.
 *
 * @param {Claim} claim
 */
const headOf = (claim) => {
  const edge = edgeBySlug.get(claim.slug);
  return { head: edge?.head ?? "none", tone: edge?.tone ?? "neutral" };
};

/** @type {Record<string, string>} */
const SIGNS = { arrow: "plus", bar: "minus", circle: "denied", vee: "structure", none: "none" };

/**
 * How a claim acts, as its arrowhead shows: `plus`, `minus`, `denied`, `structure` or `none`.
 *
 * @param {Claim} claim
 */
const signOf = (claim) => SIGNS[headOf(claim).head];

/** @param {string} slug */
const nodeOf = (slug) => nodeBySlug.get(slug) ?? loose.get(slug);

/**
 * Whether a mechanism is accepted without support from studies of people.
 *
 * @param {Claim} claim
 */
const isOnlyPreclinical = (claim) => claim.judgedAs === "mechanism" && isAccepted(claim) && !claim.human;

/** @param {string} category */
const lookOf = (category) => own(data.view.looks, category) ?? { family: "other", shape: "square", lane: null };

/** @param {string | null} slug */
const termOf = (slug) => /** @type {Term} */ (own(data.terms, slug));
/** @param {string | null} slug */
const verdictOf = (slug) => /** @type {Verdict} */ (own(data.verdicts, slug));
/** @param {string | null} slug */
const sourceOf = (slug) => /** @type {Source} */ (own(data.sources, slug));

/**
 * The slug of the one entity with this preferred label in lower case; null if several have it, or none.
 *
 * @param {string} lowered
 */
const labelled = (lowered) => {
  const entities = data.entities.filter(({ label }) =>
    [label.zh, label.en].some((text) => text?.toLowerCase() === lowered),
  );
  return entities.length === 1 ? entities[0].slug : null;
};

/**
 * The slug of the entity that an address names: by slug or preferred label in any case, by IRI or by a replaced slug.
 *
 * @param {string} name
 */
const resolveName = (name) => {
  if (entityBySlug.has(name)) {
    return name;
  }
  const lowered = name.toLowerCase();
  const entity = data.entities.find(({ slug, iri }) => slug.toLowerCase() === lowered || iri === name);
  return entity ? entity.slug : (labelled(lowered) ?? own(data.replaced.entities, name));
};

export {
  categoryBySlug,
  claimBySlug,
  claimsOf,
  edgeBySlug,
  entityBySlug,
  evidenceOf,
  evidenceSlug,
  groundsOf,
  headOf,
  inheritedOf,
  isKind,
  isOnlyPreclinical,
  lookOf,
  nodeBySlug,
  nodeOf,
  otherEnd,
  own,
  relationOf,
  resolveName,
  signOf,
  sourceOf,
  termOf,
  verdictOf,
};
