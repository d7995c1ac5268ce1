/** Keyboard shortcuts of the drawing, while it has the focus. */

import { byId } from "../core/dom.js";
import { entityBySlug } from "../core/graph.js";
import { currentState, go } from "../core/state.js";
import { drawnScene, fitDrawing, pan, placeOf, zoom } from "./drawing.js";

const CONE = Math.PI / 3;
/** @type {Record<string, number>} */
const DIRECTIONS = { ArrowRight: 0, ArrowDown: Math.PI / 2, ArrowLeft: Math.PI, ArrowUp: -Math.PI / 2 };
const container = byId("drawing");

/** @param {string | null | undefined} entity */
const select = (entity) => entity && go({ entity, claim: null }, { replace: true });

/**
 * The drawn neighbours of an entity with direction and distance, clockwise.
 *
 * @param {string} slug
 */
const neighbours = (slug) => {
  const here = placeOf(slug);
  const { list, links } = drawnScene();
  const pairs = [
    ...list.map(({ subject, object }) => [subject, object]),
    ...links.map(({ member, broader }) => [member, broader]),
  ];
  const others = new Set(
    pairs.filter((ends) => ends.includes(slug)).map(([start, end]) => (start === slug ? end : start)),
  );
  others.delete(slug);
  return [...others]
    .map((neighbour) => {
      const { x, y } = placeOf(neighbour);
      return {
        slug: neighbour,
        angle: Math.atan2(y - here.y, x - here.x),
        distance: Math.hypot(x - here.x, y - here.y),
      };
    })
    .sort((first, second) => first.angle - second.angle || first.distance - second.distance);
};

/**
 * @param {number} from
 * @param {number} to
 */
const turn = (from, to) => {
  const angle = (to - from) % (2 * Math.PI);
  return angle < 0 ? angle + 2 * Math.PI : angle;
};

/**
 * The nearest neighbour in a direction, else the next one clockwise from it.
 *
 * @param {string} slug
 * @param {number} direction
 */
const towards = (slug, direction) => {
  const all = neighbours(slug);
  /** @param {{ angle: number }} neighbour */
  const off = ({ angle }) => Math.min(turn(direction, angle), turn(angle, direction));
  const ahead = all
    .filter((neighbour) => off(neighbour) <= CONE)
    .sort((first, second) => first.distance - second.distance);
  const clockwise = [...all].sort((first, second) => turn(direction, first.angle) - turn(direction, second.angle));
  return (ahead[0] ?? clockwise[0])?.slug;
};

/** The entity with most claims, where to begin without a selection. */
const first = () =>
  [...drawnScene().entities].sort(
    (first, second) => entityBySlug.get(second).degree - entityBySlug.get(first).degree || (first < second ? -1 : 1),
  )[0];

/** @type {{ centre: string | null, index: number }} */
let ring = { centre: null, index: -1 };

/**
 * Go round the neighbours of the entity at which the round began.
 *
 * @param {number} step
 */
const cycle = (step) => {
  const { entity } = currentState();
  if (!entity) {
    return first();
  }
  const isOnRing = ring.centre !== null && neighbours(ring.centre)[ring.index]?.slug === entity;
  ring = isOnRing ? ring : { centre: entity, index: step > 0 ? -1 : 0 };
  const all = neighbours(ring.centre ?? entity);
  ring.index = all.length ? (ring.index + step + all.length) % all.length : -1;
  return all[ring.index]?.slug;
};

/** @param {string} key */
const moveSelection = (key) => {
  const { entity } = currentState();
  select(entity && placeOf(entity) ? towards(entity, DIRECTIONS[key]) : first());
};

/** @type {Record<string, [number, number]>} */
const PANS = { ArrowRight: [0.15, 0], ArrowLeft: [-0.15, 0], ArrowDown: [0, 0.15], ArrowUp: [0, -0.15] };

const up = () => {
  const { claim, view } = currentState();
  if (claim) {
    go({ claim: null });
  } else if (view === "focus") {
    go({ view: "lanes" });
  } else {
    go({ entity: null });
  }
};

/** Mark the selected entity as the start of a path, then another as its end. Marking the start again clears it. */
const mark = () => {
  const { entity, path } = currentState();
  const [start, end] = path;
  if (!entity) {
    return;
  }
  if (start === null || end !== null) {
    go({ path: [entity, null] }, { replace: true });
  } else if (start === entity) {
    go({ path: [null, null] }, { replace: true });
  } else {
    go({ view: "path", path: [start, entity], claim: null });
  }
};

/** @type {Record<string, () => unknown>} */
const shortcuts = {
  "[": () => select(cycle(-1)),
  "]": () => select(cycle(1)),
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  0: () => fitDrawing(),
  "/": () => byId("search").focus(),
  e: () => byId("panel").focus(),
  p: mark,
  Enter: () => currentState().entity && go({ view: "focus", claim: null }),
  Escape: up,
};

container.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key in DIRECTIONS) {
    event.preventDefault();
    if (event.shiftKey) {
      pan(...PANS[event.key]);
    } else {
      moveSelection(event.key);
    }
  } else if (Object.hasOwn(shortcuts, event.key)) {
    event.preventDefault();
    shortcuts[event.key]();
  }
});
