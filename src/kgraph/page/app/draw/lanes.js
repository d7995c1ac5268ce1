/**
 * The places of entities in their lanes. The whole graph keeps the places that Python computed, wider where the drawing
 * has room; a part of it keeps their order and is packed to fill the drawing. The places are the same in all languages.
 */

import { data } from "../core/data.js";
import { nodeBySlug } from "../core/graph.js";
/** @import { Lookup, Place, Scene } from "../core/types.js" */

const NARROWEST = 0.9;
const WIDEST = 2.2;
const ROW = 62;
const STRETCH = 4;
const COLUMN = 160;
const GAP = 60;

const whole = new Map([...nodeBySlug.values()].map(({ id, x, y }) => [id, { x, y }]));

/**
 * The order of entities in their lane, from the computed places; groups come first, by name.
 *
 * @param {string} first
 * @param {string} second
 */
const inOrder = (first, second) => {
  const [here, there] = [whole.get(first), whole.get(second)];
  if (!here || !there) {
    return Number(Boolean(here)) - Number(Boolean(there)) || (first < second ? -1 : 1);
  }
  return here.y - there.y || here.x - there.x;
};

/**
 * @param {string[]} lane
 * @param {number} rows
 */
const folds = (lane, rows) => Math.ceil(lane.length / rows);

/** @param {Place[]} points */
const shapeOf = (points) => {
  /** @param {number[]} values */
  const reach = (values) => Math.max(...values) - Math.min(...values);
  return Math.max(reach(points.map(({ x }) => x)), 1) / Math.max(reach(points.map(({ y }) => y)), 1);
};

/**
 * The places of the whole graph, widened to fit the room.
 *
 * @param {number} shape
 */
const widened = (shape) => {
  const factor = Math.max(1, shape / shapeOf([...whole.values()]));
  return new Map([...whole].map(([id, { x, y }]) => [id, { x: Math.round(x * factor), y }]));
};

/**
 * The largest number of rows in a lane that brings the whole nearest to the shape of the drawing.
 *
 * @param {string[][]} lanes
 * @param {number} shape
 */
const rowsFor = (lanes, shape) => {
  const longest = Math.max(...lanes.map((lane) => lane.length));
  /** @param {number} rows */
  const misfit = (rows) => {
    const columns = lanes.reduce((sum, lane) => sum + folds(lane, rows), 0);
    const aspect = (columns * COLUMN + GAP * (lanes.length - 1)) / (rows * ROW);
    return Math.max(aspect / shape, shape / aspect);
  };
  const all = Array.from({ length: longest }, (_, index) => index + 1);
  return all.reduce((best, rows) => (misfit(rows) < misfit(best) ? rows : best), 1);
};

/**
 * @param {string[]} lane
 * @param {number} left
 * @param {number} rows
 * @param {number} height
 * @param {Map<string, Place>} places
 */
const placeLane = (lane, left, rows, height, places) => {
  const columns = folds(lane, rows);
  const filled = Math.ceil(lane.length / columns);
  const step = Math.min(height / filled, ROW * STRETCH);
  const top = (-step * (filled - 1)) / 2 - (columns > 1 ? step / 4 : 0);
  lane.forEach((id, index) => {
    const row = Math.floor(index / columns);
    const column = index % columns;
    places.set(id, {
      x: Math.round(left + COLUMN * (column + 0.5)),
      y: Math.round(top + step * (row + (column % 2) / 2)),
    });
  });
  return left + columns * COLUMN + GAP;
};

/**
 * The places of some entities and groups, lane by lane.
 *
 * @param {Map<string, string | null>} laneOf
 * @param {number} shape
 */
const pack = (laneOf, shape) => {
  const lanes = data.view.lanes
    .map((name) =>
      [...laneOf]
        .filter(([, lane]) => lane === name)
        .map(([id]) => id)
        .sort(inOrder),
    )
    .filter((lane) => lane.length > 0);
  const places = new Map();
  const rows = lanes.length ? rowsFor(lanes, shape) : 1;
  const columns = lanes.reduce((sum, lane) => sum + folds(lane, rows), 0);
  const height = Math.max(rows * ROW, (columns * COLUMN + GAP * lanes.length) / shape);
  lanes.reduce((left, lane) => placeLane(lane, left, rows, height, places), 0);
  return places;
};

/** @param {string} slug */
const laneOfEntity = (slug) => nodeBySlug.get(slug).lane;

/**
 * The lane of each entity and group.
 *
 * @param {Pick<Scene, "entities" | "groups">} scene
 * @returns {[string, string | null][]}
 */
const lanesOf = ({ entities, groups }) => [
  .../** @type {[string, string][]} */ ([...entities].map((slug) => [slug, laneOfEntity(slug)])),
  .../** @type {[string, string | null][]} */ (groups.map(({ id, lane }) => [id, lane])),
];

/**
 * The places of what a scene draws, in a room of some width by height.
 *
 * @param {Scene} scene
 * @param {boolean} isWhole
 * @param {number} room
 */
const placeInLanes = ({ entities, groups }, isWhole, room) => {
  const shape = Math.min(WIDEST, Math.max(NARROWEST, room));
  if (isWhole && groups.length === 0) {
    return widened(shape);
  }
  return pack(new Map(lanesOf({ entities, groups })), shape);
};

/**
 * Left and right end of every lane with a drawn node.
 *
 * @param {Scene} scene
 * @param {Lookup<Place>} places
 */
const laneSpans = ({ entities, groups }, places) => {
  const spans = new Map();
  for (const [id, lane] of lanesOf({ entities, groups })) {
    const { x } = places.get(id);
    const span = spans.get(lane) ?? { left: x, right: x };
    spans.set(lane, { left: Math.min(span.left, x), right: Math.max(span.right, x) });
  }
  return data.view.lanes.filter((lane) => spans.has(lane)).map((lane) => ({ lane, ...spans.get(lane) }));
};

export { laneSpans, placeInLanes };
