/** The drawing of a state. It moves only when the state changes or the reader moves it. */

import { byId } from "../core/dom.js";
import { claimBySlug, entityBySlug, nodeOf, otherEnd } from "../core/graph.js";
import { entityName, langTag, say } from "../core/language.js";
import { currentState } from "../core/state.js";
import { makeCamera } from "./camera.js";
import { canvas, container, network, redraw, resize, showEdges, showNodes } from "./canvas.js";
import { drawBands, drawLabels } from "./labels.js";
import { laneSpans } from "./lanes.js";
import { placesOf } from "./layout.js";
import { bundleEdge, claimEdge, entityNode, groupName, groupNode, groupSize, linkEdge, readColours } from "./looks.js";
import { sceneOf } from "./scene.js";
/** @import { Chosen, Claim, Group, Labelling, Lookup, Place, Scene, Sheet, State } from "../core/types.js" */

const CHIEF = 3;
/** @type {Record<string, number>} */
const ROOM = { lanes: 150, overview: 150, focus: 190, path: 140 };
const camera = makeCamera(network, container);
/** @type {Record<string, string>} */
let palette = {};
let current = /** @type {Scene} */ (/** @type {unknown} */ (null));
let places = /** @type {Lookup<Place>} */ (new Map());
/** @type {Map<string, Group>} */
let groups = new Map();
/** @type {string | null} */
let hovered = null;
/** @type {string | null} */
let drawn = null;
/** @type {{ chief: Set<string | null>, near: Set<string> }} */
let named = { chief: new Set(), near: new Set() };
let shape = 1;
let isResized = false;

/** @param {State} now */
const isLanes = (now) => now.view === "lanes" || now.view === "overview";

/**
 * Whether a claim, link or entity is drawn faintly because the chosen path leaves it out.
 *
 * @param {keyof Chosen} part
 * @param {any} member
 */
const isFaint = (part, member) => current.chosen !== null && !current.chosen[part].has(member);

/**
 * @param {Claim} claim
 * @param {string | null} slug
 */
const touches = (claim, slug) => claim.subject === slug || claim.object === slug;

/**
 * The selection with its ends, and the neighbours of the selected entity: their labels take precedence.
 *
 * @param {State} now
 */
const namedFirst = (now) => {
  const selected = claimBySlug.get(now.claim);
  const chief = new Set([now.entity, ...(selected ? [selected.subject, selected.object] : [])]);
  const near = current.list.filter((claim) => touches(claim, now.entity)).map((claim) => otherEnd(claim, now.entity));
  return { chief, near: new Set(near) };
};

/** @param {{ id: string }} node */
const weight = ({ id }) => {
  if (id === hovered || named.chief.has(id)) {
    return CHIEF;
  }
  return named.near.has(id) || groups.has(id) ? 2 : 1;
};

/** The boxes that the buttons of the camera cover. */
const covered = () => {
  const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = byId("camera");
  return [{ x, y, width, height }];
};

/** How places of the drawing map to the screen; a file has its own sheet. */
const screen = () => ({
  ...camera.size(),
  at: (/** @type {Place} */ place) => network.canvasToDOM(place),
  scale: network.getScale(),
  covered: covered(),
});

/**
 * @param {Sheet} sheet
 * @param {string} id
 * @param {{ radius: number, name: string, degree: number }} look
 */
const placeOn = (sheet, id, { radius, name, degree }) => {
  const { x, y } = sheet.at(places.get(id));
  return { id, x, y, radius: radius * sheet.scale, name, degree };
};

/**
 * @param {Sheet} sheet
 * @param {string} slug
 */
const entityOn = (sheet, slug) => {
  const entity = entityBySlug.get(slug);
  const { size } = nodeOf(slug);
  return placeOn(sheet, slug, { radius: size, name: entityName(entity), degree: entity.degree });
};

/**
 * @param {Sheet} sheet
 * @param {Group} group
 */
const groupOn = (sheet, group) => {
  const { id, members } = group;
  return placeOn(sheet, id, { radius: groupSize(members), name: groupName(group), degree: members.length });
};

/** @param {Sheet} sheet */
const nodesOn = (sheet) => [
  ...[...groups.values()].map((group) => groupOn(sheet, group)),
  ...[...current.entities].map((slug) => entityOn(sheet, slug)),
];

/** @param {Sheet} sheet */
const sideTitles = (sheet) => {
  const xs = [...current.entities].map((slug) => places.get(slug).x);
  const room = Math.min(260, sheet.width / 2 - 12);
  /** @type {[string, number, (x: number) => boolean][]} */
  const ends = [
    ["page-side-left", Math.min(...xs), (x) => x < 0],
    ["page-side-right", Math.max(...xs), (x) => x > 0],
  ];
  return ends
    .filter(([, x, isThere]) => isThere(x))
    .map(([key, x]) => ({ text: say(key), x: sheet.at({ x, y: 0 }).x, room }));
};

/**
 * The lanes with their left and right ends on a sheet, for their titles.
 *
 * @param {Sheet} sheet
 */
const lanesOn = (sheet) =>
  isLanes(currentState())
    ? laneSpans(current, places).map(({ lane, left, right }) => ({
        lane,
        left: sheet.at({ x: left, y: 0 }).x,
        right: sheet.at({ x: right, y: 0 }).x,
      }))
    : [];

/**
 * The titles of the lanes in the overview; in the lanes view they are buttons.
 *
 * @param {Sheet} sheet
 */
const laneTitles = (sheet) =>
  lanesOn(sheet).map(({ lane, left, right }) => ({
    text: say(`page-lane-${lane}`),
    x: (left + right) / 2,
    room: sheet.width / 7,
  }));

/**
 * Start and end of the paths.
 *
 * @param {Sheet} sheet
 */
const endTitles = (sheet) => {
  const xs = [...current.entities].map((slug) => places.get(slug).x);
  /** @type {[string, number][]} */
  const ends = [
    ["page-path-from", Math.min(...xs)],
    ["page-path-to", Math.max(...xs)],
  ];
  return ends.map(([key, x]) => ({ text: say(key), x: sheet.at({ x, y: 0 }).x, room: 120 }));
};

/** The titles above the drawing by view; the lanes view has buttons instead. */
const TITLES = /** @type {Record<string, (sheet: Sheet) => Labelling["titles"]>} */ ({
  focus: sideTitles,
  path: endTitles,
  overview: laneTitles,
});

/** @param {State} now */
const labelledClaims = (now) =>
  now.view === "focus" || now.view === "path"
    ? current.list.filter((claim) => !isFaint("claims", claim))
    : current.list.filter((claim) => claim.slug === now.claim || claim.slug === hovered);

/**
 * Where along its edge a relation may be named, the best place first; in focus these are nearer to the neighbour.
 *
 * @param {Claim} claim
 * @param {State} now
 * @param {Sheet} sheet
 */
const pointsOf = (claim, now, sheet) => {
  const shares = now.view === "focus" ? [0.6, 0.68, 0.5, 0.76, 0.4] : [0.5, 0.4, 0.6];
  const edge = network.body.edges[claim.slug].edgeType;
  return shares.map((share) => {
    const point = edge.getPoint(claim.object === now.entity ? 1 - share : share);
    return sheet.at({ x: point.x, y: point.y });
  });
};

/**
 * Whether the edge of a claim carries a warning: major and contraindicated interactions do.
 *
 * @param {Claim} claim
 */
const isWarning = ({ severity, denied }) => !denied && (severity === "major" || severity === "contraindicated");

/**
 * @param {Claim} claim
 * @param {Sheet} sheet
 */
const middleOf = (claim, sheet) => {
  const point = network.body.edges[claim.slug].edgeType.getPoint(0.5);
  return sheet.at({ x: point.x, y: point.y });
};

/**
 * What the labels need to know of the drawing, on the screen or on another sheet.
 *
 * @param {Sheet} sheet
 */
const labelsOn = (sheet) => {
  const now = currentState();
  const inLanes = isLanes(now);
  return {
    width: sheet.width,
    height: sheet.height,
    covered: sheet.covered ?? [],
    CHIEF,
    weight,
    colours: palette,
    font: getComputedStyle(container).fontFamily,
    room: ROOM[now.view],
    sides: ["below", "right", "left", "above"],
    nodes: nodesOn(sheet).filter(({ id }) => !isFaint("entities", id)),
    edges: labelledClaims(now).map((claim) => ({ claim, points: pointsOf(claim, now, sheet) })),
    warnings: current.list.filter(isWarning).map((claim) => middleOf(claim, sheet)),
    titles: TITLES[now.view]?.(sheet) ?? [],
    header: inLanes || now.view in TITLES,
  };
};

/** @type {(() => void)[]} */
const listeners = [];

network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) => {
  if (current && isLanes(currentState())) {
    drawBands(ctx, laneSpans(current, places), palette.band);
  }
});

network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) => {
  if (!current || current.entities.size + groups.size === 0) {
    return;
  }
  const ratio = canvas.width / Math.max(canvas.clientWidth, 1);
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawLabels(ctx, labelsOn(screen()));
  ctx.restore();
  listeners.forEach((listener) => listener());
});

/** @param {State} now */
const signatureOf = (now) =>
  JSON.stringify([now.view, now.path, now.folded, now.all, [...current.entities], [...groups.keys()]]);

/**
 * Compute the places. The layout follows the shape of the room when the scene changes, and on a resize unless the
 * reader has moved the camera.
 *
 * @param {State} now
 */
const arrange = (now) => {
  const isNew = drawn !== signatureOf(now) || (isResized && !camera.isMoved());
  shape = isNew ? camera.shape() : shape;
  places = /** @type {Lookup<Place>} */ (placesOf(now, current, shape));
  drawn = signatureOf(now);
  isResized = false;
  return isNew;
};

/**
 * Draw a state. The camera moves only when the scene changes.
 *
 * @param {State} now
 */
const showDrawing = (now) => {
  palette = readColours();
  current = sceneOf(now);
  groups = new Map(current.groups.map((group) => [group.id, group]));
  named = namedFirst(now);
  canvas.lang = langTag(now.lang);
  redraw();
  resize();
  const isNew = arrange(now);
  showNodes([
    ...[...current.entities].map((slug) => entityNode(slug, places.get(slug), now, isFaint("entities", slug))),
    ...current.groups.map((group) => groupNode(group, places.get(group.id))),
  ]);
  if (isNew) {
    camera.fit([...current.entities, ...groups.keys()].map((id) => places.get(id)));
  }
  const scale = network.getScale();
  showEdges([
    ...current.list.map((claim) => claimEdge(claim, now, scale, isFaint("claims", claim))),
    ...current.links.map((link) => linkEdge(link, isFaint("links", link))),
    ...current.bundles.map(bundleEdge),
  ]);
};

/** Fit the whole drawing into view again. */
const fitDrawing = () => {
  drawn = null;
  showDrawing(currentState());
};

// vis-network restores the camera after this event, so the response to it must wait.
network.on("resize", () => {
  isResized = true;
  requestAnimationFrame(() => isResized && current && camera.size().width > 0 && showDrawing(currentState()));
});

/** @param {string | null} id */
const hoverOver = (id) => {
  hovered = id;
  canvas.style.cursor = id ? "pointer" : "";
  redraw();
};

const nodesOnScreen = () => nodesOn(screen());

const lanesOnScreen = () => lanesOn(screen());

const zoom = camera.zoom;

const pan = camera.pan;

const drawnScene = () => current;

/** @param {string} slug */
const placeOf = (slug) => places.get(slug);

/** @param {() => void} listener */
const listenToDrawing = (listener) => listeners.push(listener);

export {
  drawnScene,
  fitDrawing,
  hoverOver,
  labelsOn,
  lanesOn,
  lanesOnScreen,
  listenToDrawing,
  nodesOnScreen,
  pan,
  placeOf,
  showDrawing,
  zoom,
};
