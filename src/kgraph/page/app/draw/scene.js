/** Which entities and claims a state draws. This module alone decides what is visible. */

import { data } from "../core/data.js";
import { claimBySlug, claimsOf, edgeBySlug, nodeBySlug, otherEnd } from "../core/graph.js";
import { certaintyRank, strengthOf } from "../core/scale.js";
import { countRefuted, matchingClaims } from "./filter.js";
import { foldGroups } from "./groups.js";
import { pathSceneOf } from "./path-scene.js";
/** @import { Claim, Scene, State } from "../core/types.js" */

const MOST_ENTITIES = 40;
/** @type {Record<string, number>} */
const MOST_NEIGHBOURS = { lanes: 60, focus: 40 };
const MOST_ADDED = 25;

/**
 * @param {Claim} claim
 * @param {string | null} slug
 */
const touches = (claim, slug) => claim.subject === slug || claim.object === slug;

/** @param {Claim[]} claims */
const endsOf = (claims) => new Set(claims.flatMap((claim) => [claim.subject, claim.object]));

/**
 * @param {Claim[]} claims
 * @param {Set<string>} entities
 */
const within = (claims, entities) =>
  claims.filter((claim) => entities.has(claim.subject) && entities.has(claim.object));

/** @param {Claim[]} claims */
const placed = (claims) => claims.filter((claim) => edgeBySlug.has(claim.slug));

/**
 * The entities with most of these claims.
 *
 * @param {Claim[]} claims
 * @param {number} most
 */
const busiest = (claims, most) => {
  const degrees = new Map();
  for (const slug of claims.flatMap((claim) => [claim.subject, claim.object])) {
    degrees.set(slug, (degrees.get(slug) ?? 0) + 1);
  }
  /**
   * @param {[string, number]} first
   * @param {[string, number]} second
   */
  const order = ([firstSlug, firstDegree], [secondSlug, secondDegree]) =>
    secondDegree - firstDegree || (firstSlug < secondSlug ? -1 : 1);
  return new Set(
    [...degrees]
      .sort(order)
      .slice(0, most)
      .map(([slug]) => slug),
  );
};

/**
 * The order of claims, best founded first; the same in all languages.
 *
 * @param {Claim} first
 * @param {Claim} second
 */
const byTrust = (first, second) =>
  strengthOf(second.verdict) - strengthOf(first.verdict) ||
  certaintyRank(first) - certaintyRank(second) ||
  (first.slug < second.slug ? -1 : 1);

/**
 * The neighbours of an entity, by its best founded claims.
 *
 * @param {Claim[]} claims
 * @param {string | null} entity
 * @param {number} most
 */
const nearest = (claims, entity, most) => {
  const others = [...claims].sort(byTrust).map((claim) => otherEnd(claim, entity));
  return new Set([...new Set(others)].slice(0, most));
};

/** @param {{ list: Claim[] }} part */
const whole = ({ list }) => ({ list, hidden: 0 });

/**
 * The entities that the reader keeps in the lanes, each with the nearest of its neighbours.
 *
 * @param {Claim[]} claims
 * @param {State} state
 */
const keptNear = (claims, state) =>
  (state.view === "lanes" ? state.kept : []).flatMap((slug) => {
    const about = claims.filter((claim) => touches(claim, slug));
    return [slug, ...nearest(about, slug, state.all ? Infinity : MOST_ADDED)];
  });

/**
 * The claims about an entity, and in the lanes those between its neighbours, as far as there is room.
 *
 * @param {Claim[]} claims
 * @param {State} state
 */
const around = (claims, state) => {
  const touching = claims.filter((claim) => touches(claim, state.entity));
  const near = nearest(touching, state.entity, state.all ? Infinity : MOST_NEIGHBOURS[state.view]);
  near.add(state.entity ?? "");
  for (const slug of [...keptNear(claims, state), ...(state.claim ? endsOf([claimBySlug.get(state.claim)]) : [])]) {
    near.add(slug);
  }
  const drawn = within(touching, near);
  const between = state.view === "lanes" ? within(claims, near).filter((claim) => !touches(claim, state.entity)) : [];
  return { list: [...drawn, ...between], hidden: endsOf(touching).size - endsOf(drawn).size };
};

/**
 * @param {Claim[]} claims
 * @param {State} state
 */
const foremost = (claims, state) => {
  if (state.all) {
    return whole({ list: claims });
  }
  const kept = busiest(claims, MOST_ENTITIES);
  for (const slug of state.claim ? endsOf([claimBySlug.get(state.claim)]) : []) {
    kept.add(slug);
  }
  const list = within(claims, kept);
  return { list, hidden: endsOf(claims).size - endsOf(list).size };
};

/**
 * @param {Claim[]} claims
 * @param {State} state
 */
const focusOn = (claims, state) => {
  if (state.entity) {
    return around(claims, state);
  }
  return whole({ list: state.claim ? [claimBySlug.get(state.claim)] : [] });
};

/** @param {State} state */
const chosen = (state) => {
  const claims = placed(matchingClaims(state));
  if (state.view === "focus") {
    return focusOn(claims, state);
  }
  if (state.view === "overview") {
    return whole({ list: claims });
  }
  return state.entity ? around(claims, state) : foremost(claims, state);
};

/**
 * How many refuted claims the view hides.
 *
 * @param {State} state
 */
const refutedOf = (state) => {
  const claims = state.entity && state.view !== "overview" ? claimsOf(state.entity) : data.claims;
  return countRefuted(claims, state);
};

/**
 * @param {Claim[]} list
 * @param {Set<string>} entities
 * @param {Partial<Scene>} rest
 */
const scene = (list, entities, rest) => ({
  list,
  entities,
  claims: new Set(list.map((claim) => claim.slug)),
  links: [],
  chosen: null,
  groups: [],
  bundles: [],
  hidden: 0,
  refuted: 0,
  ...rest,
});

/**
 * What a state draws: claims and entities, links between members and classes, the part of a chosen path, groups of
 * entities and bundles of claims; and how many entities (for want of room) and refuted claims are hidden. Only entities
 * with a drawn claim and the selected entity are drawn.
 *
 * @param {State} state
 */
const sceneOf = (state) => {
  if (state.view === "path") {
    const { list, entities, links, chosen } = pathSceneOf(state);
    return scene(list, entities, { links, chosen });
  }
  const { list, hidden } = chosen(state);
  const entities = endsOf(list);
  if (state.entity && nodeBySlug.has(state.entity) && state.view !== "overview") {
    entities.add(state.entity);
  }
  const folded = foldGroups(state, list, entities);
  return scene(folded.list, folded.entities, { ...folded, hidden, refuted: refutedOf(state) });
};

export { sceneOf };
