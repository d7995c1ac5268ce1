"use strict";

/** The drawing of a state. It never moves by itself. */
kgraph.define("drawing", (parts) => {
  const { graph, dom: { byId }, language, state, shown, lanes, labels, looks, canvas } = parts;
  const { places: { placesOf }, camera: { cameraOf } } = parts;
  const { network, container } = canvas;
  const CHIEF = 3;
  const ROOM = { lanes: 150, overview: 150, focus: 190, path: 140 };
  const camera = cameraOf(network, container);
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
    const claim = graph.claims.get(now.claim);
    const chief = new Set([now.entity, ...(claim ? [claim.subject, claim.object] : [])]);
    const near = current.list.filter((one) => touches(one, now.entity)).map((one) => graph.otherEnd(one, now.entity));
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
    const entity = graph.entities.get(slug);
    const { size } = graph.nodeOf(slug);
    return placeOn(sheet, slug, { radius: size, name: language.entityName(entity), degree: entity.degree });
  };

  const groupOn = (sheet, group) => {
    const { id, members } = group;
    return placeOn(sheet, id, { radius: looks.groupSize(members), name: looks.groupName(group), degree: members.length });
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
      .map(([key, x]) => ({ text: language.say(key), x: sheet.at({ x, y: 0 }).x, room }));
  };

  /** The lanes with where they stand on a sheet, for their titles. */
  const lanesOn = (sheet) =>
    isLanes(state.now())
      ? lanes.spansOf(current, places).map(({ lane, left, right }) => ({
          lane,
          left: sheet.at({ x: left, y: 0 }).x,
          right: sheet.at({ x: right, y: 0 }).x,
        }))
      : [];

  /** The lanes of the overview have titles; in the lanes view their heads are buttons. */
  const laneTitles = (sheet) =>
    lanesOn(sheet).map(({ lane, left, right }) => ({
      text: language.say(`page-lane-${lane}`),
      x: (left + right) / 2,
      room: sheet.width / 7,
    }));

  /** Start and end of the paths. */
  const endTitles = (sheet) => {
    const xs = [...current.entities].map((slug) => places.get(slug).x);
    const ends = [["page-path-from", Math.min(...xs)], ["page-path-to", Math.max(...xs)]];
    return ends.map(([key, x]) => ({ text: language.say(key), x: sheet.at({ x, y: 0 }).x, room: 120 }));
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
  const sceneOn = (sheet) => {
    const now = state.now();
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
    if (current && isLanes(state.now())) {
      labels.drawBands(ctx, lanes.spansOf(current, places), palette.band);
    }
  });

  network.on("afterDrawing", (ctx) => {
    if (!current || current.entities.size + groups.size === 0) {
      return;
    }
    const ratio = canvas.canvas.width / Math.max(canvas.canvas.clientWidth, 1);
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    labels.draw(ctx, sceneOn(screen()));
    ctx.restore();
    listeners.forEach((listener) => listener());
  });

  const key = (now) => JSON.stringify([now.view, now.path, now.folded, now.all, [...current.entities], [...groups.keys()]]);

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
  const show = (now) => {
    palette = looks.readColours();
    current = shown.shown(now);
    groups = new Map(current.groups.map((group) => [group.id, group]));
    named = namedFirst(now);
    canvas.canvas.lang = language.tag(now.lang);
    canvas.redraw();
    canvas.resize();
    const isNew = arrange(now);
    canvas.showNodes([
      ...[...current.entities].map((slug) => looks.entityNode(slug, places.get(slug), now, isFaint("entities", slug))),
      ...current.groups.map((group) => looks.groupNode(group, places.get(group.id))),
    ]);
    if (isNew) {
      camera.fit([...current.entities, ...groups.keys()].map((id) => places.get(id)));
    }
    const scale = network.getScale();
    canvas.showEdges([
      ...current.list.map((claim) => looks.claimEdge(claim, now, scale, isFaint("claims", claim))),
      ...current.links.map((link) => looks.linkEdge(link, isFaint("links", link))),
      ...current.bundles.map(looks.bundleEdge),
    ]);
  };

  /** Show all that is drawn, from wherever the reader has moved to. */
  const fit = () => {
    drawn = null;
    show(state.now());
  };

  // vis-network restores the camera after this event, so what follows from it has to come later.
  network.on("resize", () => {
    isResized = true;
    requestAnimationFrame(() => isResized && current && camera.size().width > 0 && show(state.now()));
  });

  const hover = (id) => {
    hovered = id;
    canvas.canvas.style.cursor = id ? "pointer" : "";
    canvas.redraw();
  };

  return Object.freeze({
    network, show, fit, hover, sceneOn, lanesOn,
    nodesOnScreen: () => nodesOn(screen()),
    lanesOnScreen: () => lanesOn(screen()),
    zoom: camera.zoom,
    pan: camera.pan,
    shown: () => current,
    placeOf: (slug) => places.get(slug),
    listen: (listener) => listeners.push(listener),
  });
});
