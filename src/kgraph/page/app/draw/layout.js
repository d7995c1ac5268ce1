/** The places of entities: in their lanes, around the selected one in focus, one after the other on a path. */

import { entityBySlug, otherEnd, relationOf } from "../core/graph.js";
import { placeInLanes } from "./lanes.js";
import { pathSceneOf } from "./path-scene.js";
/** @import { Claim, Place, Scene, State } from "../core/types.js" */

/**
 * A neighbour with the claim that decides its side.
 *
 * @typedef {{ slug: string, claim: Claim }} Entry
 */

const ROW = 64;
const COLUMN = 230;
const FIRST = 330;
const MOST_ROWS = 12;

/**
 * The order of neighbours in focus, the same in all languages.
 *
 * @param {Entry} first
 * @param {Entry} second
 */
const order = (first, second) => {
  const ranks = [first, second].map((entry) => [
    relationOf(entry.claim).kind,
    entry.claim.relation,
    String(1e6 - entityBySlug.get(entry.slug).degree),
    entry.slug,
  ]);
  return ranks[0].join("\n") < ranks[1].join("\n") ? -1 : 1;
};

/**
 * @param {Entry[]} entries
 * @param {number} direction
 * @param {Map<string, Place>} places
 */
const side = (entries, direction, places) => {
  const columns = Math.max(1, Math.ceil(entries.length / MOST_ROWS));
  const rows = Math.ceil(entries.length / columns);
  entries.forEach(({ slug }, index) => {
    const column = Math.floor(index / rows);
    const inColumn = Math.min(rows, entries.length - column * rows);
    const step = inColumn < 6 ? ROW * 1.4 : ROW;
    const isLevel = column % 2 === 1 && (rows - inColumn) % 2 === 0;
    const shift = isLevel ? ROW / 2 : 0;
    places.set(slug, {
      x: direction * (FIRST + COLUMN * column),
      y: Math.round(((index % rows) - (inColumn - 1) / 2) * step + shift),
    });
  });
};

/**
 * Subjects that act on the entity go left, objects that it acts on go right; an entity that is both goes right.
 *
 * @param {string} centre
 * @param {Claim[]} claims
 */
const around = (centre, claims) => {
  const right = new Map();
  const left = new Map();
  for (const claim of claims) {
    const slug = otherEnd(claim, centre);
    const here = claim.subject === centre ? right : left;
    if (slug !== centre && !here.has(slug)) {
      here.set(slug, { slug, claim });
    }
  }
  const places = new Map([[centre, { x: 0, y: 0 }]]);
  const lefts = [...left.values()].filter((entry) => !right.has(entry.slug));
  side(lefts.sort(order), -1, places);
  side([...right.values()].sort(order), 1, places);
  return places;
};

/**
 * The place of every node drawn in a state; lanes follow the shape of the room, width by height.
 *
 * @param {State} state
 * @param {Scene} scene
 * @param {number} shape
 */
const placesOf = (state, scene, shape) => {
  if (state.view === "path") {
    return pathSceneOf(state).places;
  }
  if (state.view !== "focus") {
    return placeInLanes(scene, state.all && !state.entity && state.view === "lanes", shape);
  }
  const centre = state.entity ?? scene.list[0]?.subject;
  return centre ? around(centre, scene.list) : new Map();
};

export { placesOf };
