/** The drawing of a state. It never moves by itself. */

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

const CHIEF = 3;
const ROOM = { lanes: 150, overview: 150, focus: 190, path: 140 };
const camera = makeCamera(network, container);
let palette = {};
let current = null;
let places = new Map();
let groups = new Map();
let hovered = null;
let drawn = null;
let named = { chief: new Set(), near: new Set() };
let shape = 1;
let isResized = false;

const isLanes = (now) => now.view === "lanes" || now.view === "overview";

/** Whether something is drawn faintly, as the chosen path does not take it. */
const isFaint = (part, item) => current.chosen !== null && !current.chosen[part].has(item);

const touches = (claim, slug) => claim.subject === slug || claim.object === slug;

/** What is selected with its ends, and the neighbours of the selected entity: their labels matter more. */
const namedFirst = (now) => {
  const claim = claimBySlug.get(now.claim);
  const chief = new Set([now.entity, ...(claim ? [claim.subject, claim.object] : [])]);
  const near = current.list.filter((one) => touches(one, now.entity)).map((one) => otherEnd(one, now.entity));
  return { chief, near: new Set(near) };
};

const weight = ({ id }) => {
  if (id === hovered || named.chief.has(id)) {
    return CHIEF;
  }
  return named.near.has(id) || groups.has(id) ? 2 : 1;
};

/** Where the buttons of the camera stand over the drawing. */
const covered = () => {
  const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = byId("camera");
  return [{ x, y, width, height }];
};

/** How places of the drawing come to stand on the screen; a file has a sheet of its own instead. */
const screen = () => ({
  ...camera.size(),
  at: (place) => network.canvasToDOM(place),
  scale: network.getScale(),
  covered: covered(),
});

const placeOn = (sheet, id, { radius, name, degree }) => {
  const { x, y } = sheet.at(places.get(id));
  return { id, x, y, radius: radius * sheet.scale, name, degree };
};

const entityOn = (sheet, slug) => {
  const entity = entityBySlug.get(slug);
  const { size } = nodeOf(slug);
  return placeOn(sheet, slug, { radius: size, name: entityName(entity), degree: entity.degree });
};

const groupOn = (sheet, group) => {
  const { id, members } = group;
  return placeOn(sheet, id, { radius: groupSize(members), name: groupName(group), degree: members.length });
};

const nodesOn = (sheet) => [
  ...[...groups.values()].map((group) => groupOn(sheet, group)),
  ...[...current.entities].map((slug) => entityOn(sheet, slug)),
];

const sideTitles = (sheet) => {
  const xs = [...current.entities].map((slug) => places.get(slug).x);
  const room = Math.min(260, sheet.width / 2 - 12);
  const ends = [
    ["page-side-left", Math.min(...xs), (x) => x < 0],
    ["page-side-right", Math.max(...xs), (x) => x > 0],
  ];
  return ends
    .filter(([, x, isThere]) => isThere(x))
    .map(([key, x]) => ({ text: say(key), x: sheet.at({ x, y: 0 }).x, room }));
};

/** The lanes with where they stand on a sheet, for their titles. */
const lanesOn = (sheet) =>
  isLanes(currentState())
    ? laneSpans(current, places).map(({ lane, left, right }) => ({
        lane,
        left: sheet.at({ x: left, y: 0 }).x,
        right: sheet.at({ x: right, y: 0 }).x,
      }))
    : [];

/** The lanes of the overview have titles; in the lanes view their heads are buttons. */
const laneTitles = (sheet) =>
  lanesOn(sheet).map(({ lane, left, right }) => ({
    text: say(`page-lane-${lane}`),
    x: (left + right) / 2,
    room: sheet.width / 7,
  }));

/** Start and end of the paths. */
const endTitles = (sheet) => {
  const xs = [...current.entities].map((slug) => places.get(slug).x);
  const ends = [
    ["page-path-from", Math.min(...xs)],
    ["page-path-to", Math.max(...xs)],
  ];
  return ends.map(([key, x]) => ({ text: say(key), x: sheet.at({ x, y: 0 }).x, room: 120 }));
};

/** What stands above the drawing; in the lanes view it is the buttons of the lanes. */
const TITLES = { focus: sideTitles, path: endTitles, overview: laneTitles };

const labelledClaims = (now) =>
  now.view === "focus" || now.view === "path"
    ? current.list.filter((claim) => !isFaint("claims", claim))
    : current.list.filter((claim) => claim.slug === now.claim || claim.slug === hovered);

/** Where along its edge a relation may be named, the best place first: nearer to the other end in focus. */
const pointsOf = (claim, now, sheet) => {
  const shares = now.view === "focus" ? [0.6, 0.68, 0.5, 0.76, 0.4] : [0.5, 0.4, 0.6];
  const edge = network.body.edges[claim.slug].edgeType;
  return shares.map((share) => {
    const point = edge.getPoint(claim.object === now.entity ? 1 - share : share);
    return sheet.at({ x: point.x, y: point.y });
  });
};

/** Interactions that a prescriber must heed carry a mark on their edge. */
const isWarning = ({ severity, denied }) => !denied && (severity === "major" || severity === "contraindicated");

const middleOf = (claim, sheet) => {
  const point = network.body.edges[claim.slug].edgeType.getPoint(0.5);
  return sheet.at({ x: point.x, y: point.y });
};

/** All that labels need to know of what is drawn, on the screen or on another sheet. */
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

const listeners = [];

network.on("beforeDrawing", (ctx) => {
  if (current && isLanes(currentState())) {
    drawBands(ctx, laneSpans(current, places), palette.band);
  }
});

network.on("afterDrawing", (ctx) => {
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

const key = (now) =>
  JSON.stringify([now.view, now.path, now.folded, now.all, [...current.entities], [...groups.keys()]]);

/** Take the shape of the room if other things are drawn than before, or if it changed and nobody moved the camera. */
const arrange = (now) => {
  const isNew = drawn !== key(now) || (isResized && !camera.isMoved());
  shape = isNew ? camera.shape() : shape;
  places = placesOf(now, current, shape);
  drawn = key(now);
  isResized = false;
  return isNew;
};

/** Show a state. The camera moves only when other things are drawn than before. */
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

/** Show all that is drawn, from wherever the reader has moved to. */
const fitDrawing = () => {
  drawn = null;
  showDrawing(currentState());
};

// vis-network restores the camera after this event, so what follows from it has to come later.
network.on("resize", () => {
  isResized = true;
  requestAnimationFrame(() => isResized && current && camera.size().width > 0 && showDrawing(currentState()));
});

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

const placeOf = (slug) => places.get(slug);

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
