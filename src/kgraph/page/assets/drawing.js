"use strict";

/** The drawing: a vis.Network that shows a state. It never moves by itself. */
kgraph.define("drawing", (parts) => {
  const { graph, dom: { byId }, language, state, shown: { shown }, places: { placesOf, laneSpans }, labels, camera: { cameraOf } } = parts;
  const CHIEF = 3;
  const FADED_NODE = 0.22;
  const FADED_EDGE = 0.1;
  const REACH = 14;
  const container = byId("drawing");
  const nodes = new vis.DataSet(graph.network.nodes.map(({ label, lane, ...node }) => ({ ...node, chosen: false })));
  const edges = new vis.DataSet(graph.network.edges.map(({ head, tone, parallel, ...edge }) => ({ ...edge, chosen: false })));
  const network = new vis.Network(container, { nodes, edges }, graph.network.options);
  const camera = cameraOf(network, container);
  let current = { entities: new Set(), claims: new Set(), list: [], links: [] };
  let places = new Map();
  let near = null;
  let hovered = null;
  let drawn = null;

  const canvas = container.querySelector("canvas");
  const frame = container.querySelector(".vis-network");
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;

  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    const names = ["background", "band", "text", "outline", "ring", "plus", "minus", "neutral"];
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  };
  let palette = colours();

  /** The entities that matter in a state: the selected one and its neighbours; null if nothing is selected. */
  const nearOf = (now) => {
    const ends = now.claim ? [graph.claims.get(now.claim)].flatMap((claim) => [claim.subject, claim.object]) : [];
    if (!now.entity) {
      return now.claim ? new Set(ends) : null;
    }
    const others = graph.claimsOf(now.entity).map((claim) => graph.otherEnd(claim, now.entity));
    return new Set([now.entity, ...ends, ...others]);
  };

  const isNear = (slug) => near === null || near.has(slug);

  const nodeChange = (id, now) => {
    const place = places.get(id);
    const { background } = graph.nodes.get(id).color;
    const isSelected = id === now.entity;
    return {
      id,
      ...(place ?? {}),
      hidden: !place || !current.entities.has(id),
      opacity: isNear(id) ? 1 : FADED_NODE,
      borderWidth: isSelected ? 4 : 1.5,
      color: { background, border: isSelected ? palette.ring : palette.outline },
    };
  };

  const isStrong = (claim, now) => {
    if (now.entity) {
      return claim.subject === now.entity || claim.object === now.entity || claim.slug === now.claim;
    }
    return !now.claim || claim.slug === now.claim;
  };

  /** How much lines are thickened so that they stay visible when all is shown small. */
  const thickening = () => Math.min(2, Math.max(1, 0.8 / network.getScale()));

  /** How far an edge bends: in focus there is nothing to go round but its parallels. */
  const bend = ({ smooth, parallel }, now) =>
    now.view === "focus" ? { ...smooth, roundness: 0.06 + 0.16 * parallel } : smooth;

  const edgeChange = (id, now) => {
    const edge = graph.edges.get(id);
    const factor = thickening();
    return {
      id,
      hidden: !current.claims.has(id),
      width: edge.width * factor * (id === now.claim ? 2.5 : 1),
      smooth: bend(edge, now),
      dashes: edge.dashes && edge.dashes.map((length) => length * factor),
      color: {
        color: palette[edge.tone],
        inherit: false,
        opacity: isStrong(graph.claims.get(id), now) ? 1 : FADED_EDGE,
      },
    };
  };

  const fit = () => camera.fit([...current.entities].map((slug) => places.get(slug)));

  const weight = ({ slug }) => {
    const { entity } = state.now();
    if (slug === entity || slug === hovered?.node) {
      return CHIEF;
    }
    if (near === null) {
      return 1;
    }
    return near.has(slug) ? 2 : 0;
  };

  const onScreen = (slug) => {
    const { x, y } = network.canvasToDOM(places.get(slug));
    return { slug, x, y, radius: graph.nodes.get(slug).size * network.getScale() };
  };

  const laneTitles = () => {
    const spans = laneSpans(current.entities).map(({ lane, left, right }) => ({
      text: language.say(`page-lane-${lane}`),
      left: network.canvasToDOM({ x: left, y: 0 }).x,
      right: network.canvasToDOM({ x: right, y: 0 }).x,
    }));
    const middles = spans.map(({ left, right }) => (left + right) / 2);
    return spans.map(({ text }, index) => {
      const gaps = [middles[index + 1] - middles[index], middles[index] - middles[index - 1]];
      return { text, x: middles[index], room: Math.min(...gaps.filter((gap) => gap > 0), 200) - 8 };
    });
  };

  const sideTitles = () => {
    const xs = [...current.entities].map((slug) => places.get(slug).x);
    const ends = [
      ["page-side-left", Math.min(...xs), (x) => x < 0],
      ["page-side-right", Math.max(...xs), (x) => x > 0],
    ];
    return ends
      .filter(([, x, isThere]) => isThere(x))
      .map(([key, x]) => ({ text: language.say(key), x: network.canvasToDOM({ x, y: 0 }).x, room: 260 }));
  };

  const labelledClaims = (now) => {
    if (now.view === "focus") {
      return current.list;
    }
    return current.list.filter((claim) => claim.slug === now.claim || claim.slug === hovered?.edge);
  };

  /** Where along its edge a relation may be named, the best place first: nearer to the other end in focus. */
  const pointsOf = (claim, now) => {
    const shares = now.view === "focus" ? [0.6, 0.68, 0.5, 0.76, 0.4] : [0.5, 0.4, 0.6];
    const edge = network.body.edges[claim.slug].edgeType;
    return shares.map((share) => {
      const point = edge.getPoint(claim.object === now.entity ? 1 - share : share);
      return network.canvasToDOM({ x: point.x, y: point.y });
    });
  };

  const scene = () => {
    const now = state.now();
    const inFocus = now.view === "focus";
    return {
      ...camera.size(),
      CHIEF,
      weight,
      colours: palette,
      font: getComputedStyle(container).fontFamily,
      room: inFocus ? 190 : 128,
      sides: ["below", "right", "left", "above"],
      nodes: [...current.entities].map(onScreen),
      edges: labelledClaims(now).map((claim) => ({ claim, points: pointsOf(claim, now) })),
      titles: inFocus ? sideTitles() : laneTitles(),
    };
  };

  network.on("beforeDrawing", (ctx) => {
    if (state.now()?.view === "lanes") {
      labels.drawBands(ctx, current.entities, palette.band);
    }
  });

  network.on("afterDrawing", (ctx) => {
    if (!state.now() || current.entities.size === 0) {
      return;
    }
    const ratio = canvas.width / Math.max(canvas.clientWidth, 1);
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    labels.draw(ctx, scene());
    ctx.restore();
  });

  /** The drawn entity at or near a point of the screen. */
  const entityAt = ({ x, y }) => {
    const near = [...current.entities]
      .map(onScreen)
      .map((node) => ({ ...node, distance: Math.hypot(node.x - x, node.y - y) }))
      .filter((node) => node.distance <= Math.max(node.radius, REACH))
      .sort((one, two) => one.distance - two.distance);
    return near[0]?.slug ?? null;
  };

  network.on("click", ({ pointer }) => {
    const entity = entityAt(pointer.DOM);
    const claim = entity ? null : network.getEdgeAt(pointer.DOM) ?? null;
    const now = state.now();
    if (entity) {
      state.go({ entity, claim: null });
    } else if (claim) {
      const { subject, object } = graph.claims.get(claim);
      state.go({ claim, entity: [subject, object].includes(now.entity) ? now.entity : null });
    } else if (now.view === "lanes" && (now.entity || now.claim)) {
      state.go({ entity: null, claim: null });
    }
  });
  network.on("doubleClick", ({ pointer }) => {
    const entity = entityAt(pointer.DOM);
    if (entity) {
      state.go({ entity, view: "focus", claim: null });
    }
  });

  const hover = (what) => {
    hovered = what;
    canvas.style.cursor = what ? "pointer" : "";
    network.redraw();
  };
  network.on("hoverNode", ({ node }) => hover({ node }));
  network.on("hoverEdge", ({ edge }) => hover({ edge }));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  // vis-network restores the camera after this event, so the fit has to come later.
  network.on("resize", () => requestAnimationFrame(() => camera.isMoved() || fit()));

  const needsFit = (now) =>
    drawn === null || drawn.view !== now.view || (now.view === "focus" && drawn.entity !== now.entity);

  const LINK = "link:";

  /** The links of members to classes that a path takes and no claim stands for, as edges of their own. */
  const showLinks = (links) => {
    edges.remove(edges.getIds({ filter: ({ id }) => id.startsWith(LINK) }));
    edges.add(
      links.map(({ member, broader }) => ({
        id: `${LINK}${member}--${broader}`,
        from: member,
        to: broader,
        arrows: { to: { enabled: true, type: "vee", scaleFactor: 0.8 } },
        color: { color: palette.neutral, inherit: false },
        width: 1,
        smooth: false,
      })),
    );
  };

  /** Show a state. */
  const show = (now) => {
    palette = colours();
    current = shown(now);
    places = placesOf(now);
    near = nearOf(now);
    canvas.lang = language.tag(now.lang);
    nodes.update([...graph.nodes.keys()].map((id) => nodeChange(id, now)));
    if (needsFit(now)) {
      fit();
    } else if (current.entities.has(now.entity) && drawn.entity !== now.entity) {
      camera.reveal(places.get(now.entity));
    }
    edges.update([...graph.edges.keys()].map((id) => edgeChange(id, now)));
    showLinks(current.links);
    drawn = now;
    network.redraw();
  };

  return Object.freeze({
    network, show, fit,
    zoom: camera.zoom,
    pan: camera.pan,
    shown: () => current,
    placeOf: (slug) => places.get(slug),
  });
});
