"use strict";

/** The drawing as a picture that stands alone: title, drawing, legend, and where it comes from, written as SVG. */
kgraph.define("svg", (parts) => {
  const { graph, dom: { drawn }, language, state, looks, labels, drawing, exported } = parts;
  const { pen: { penOf, clean, round }, outlines, rows, captions } = parts;
  const { show, entityName } = language;
  const SCALES = [1, 1.2, 1.4, 1.7, 2, 2.5];
  const MARGIN = { across: 120, above: 90, below: 60 };
  const NARROWEST = 720;
  const SIZE = 13;

  const visible = (set) => set.get({ filter: ({ hidden }) => !hidden });

  /** Nodes and edges that are drawn now, edges with the nodes at their ends. */
  const content = () => {
    const { nodes, edges } = drawing.network.body.data;
    const items = new Map(visible(nodes).map((item) => [item.id, item]));
    const joined = visible(edges)
      .map((item) => ({ item, ends: { from: items.get(item.from), to: items.get(item.to) } }))
      .filter(({ ends }) => ends.from && ends.to);
    return { nodes: [...items.values()], edges: joined };
  };

  /** How far nodes and edges reach. */
  const extentOf = ({ nodes, edges }) => {
    const all = [...nodes, ...edges.flatMap(({ item, ends }) => outlines.passed(item, ends))];
    const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  };

  /** A sheet on which all that is drawn has room at a scale. */
  const sheetOf = ({ left, right, top, bottom }, scale) => {
    const needed = (right - left) * scale + 2 * MARGIN.across;
    const width = Math.max(needed, NARROWEST);
    const shift = { x: MARGIN.across + (width - needed) / 2 - left * scale, y: MARGIN.above - top * scale };
    const height = (bottom - top) * scale + MARGIN.above + MARGIN.below;
    return { width, height, scale, shift, at: ({ x, y }) => ({ x: x * scale + shift.x, y: y * scale + shift.y }) };
  };

  const labelledAt = (extent, scale) => {
    const sheet = sheetOf(extent, scale);
    const scene = drawing.sceneOn(sheet);
    const group = drawn("g", { "data-part": "labels" });
    labels.draw(penOf(group), scene);
    return { sheet, scene, group, isComplete: labels.boxes().length >= scene.nodes.length };
  };

  /** The drawing with its labels at the smallest scale at which all have room, else at the largest. */
  const labelled = (shown) => {
    const extent = extentOf(shown);
    let found = null;
    for (const scale of SCALES) {
      found = labelledAt(extent, scale);
      if (found.isComplete) {
        break;
      }
    }
    drawing.network.redraw();
    return found;
  };

  const bands = (sheet, colour) => {
    const group = drawn("g", { "data-part": "bands" });
    const reach = labels.BAND * sheet.scale;
    drawing.lanesOn(sheet).forEach(({ left, right }, index) => {
      const box = { x: round(left - reach), y: 0, width: round(right - left + 2 * reach), height: round(sheet.height) };
      group.append(index % 2 === 0 ? drawn("rect", { ...box, fill: colour }) : "");
    });
    return group;
  };

  /** The names of the lanes, in as many lines as there is room for between their middles. */
  const laneNames = (sheet, { colours, font }) => {
    const group = drawn("g", { "data-part": "lanes" });
    const pen = penOf(group);
    Object.assign(pen, { font: `600 ${SIZE}px ${font}`, fillStyle: colours.text, textAlign: "center" });
    for (const { lane, left, right } of drawing.lanesOn(sheet)) {
      const room = Math.max(right - left, 0) + 2 * labels.BAND;
      const lines = labels.wrap(pen, language.say(`page-lane-${lane}`), room, 2);
      lines.forEach((line, index) => pen.fillText(line, (left + right) / 2, 20 + 16 * index));
    }
    return group;
  };

  const groupTitle = (id) => {
    const group = drawing.shown().groups.find((one) => one.id === id);
    return group ? looks.groupName(group) : id;
  };

  const nodeTitle = (id) => (graph.entities.has(id) ? entityName(graph.entities.get(id)) : groupTitle(id));

  const claimTitle = (claim) => `${show(claim.sentence, claim.slug)} — ${rows.standing(claim)}`;

  const edgeTitle = ({ id, from, to }) =>
    graph.claims.has(id) ? claimTitle(graph.claims.get(id)) : `${nodeTitle(from)} – ${nodeTitle(to)}`;

  const figures = ({ nodes, edges }, { scale, shift }) =>
    drawn(
      "g",
      { "data-part": "drawing", transform: `translate(${round(shift.x)} ${round(shift.y)}) scale(${scale})` },
      ...edges.map(({ item, ends }) =>
        outlines.edge(item, ends, { title: edgeTitle(item), isSelected: item.id === state.now().claim }),
      ),
      ...nodes.map((item) => outlines.node(item, nodeTitle(item.id))),
    );

  /** Groups beneath each other; returns how high they are in all. */
  const stack = (parent, blocks) =>
    blocks.reduce((top, { group, height }) => {
      parent.append(drawn("g", { transform: `translate(0 ${round(top)})` }, group));
      return top + height;
    }, 0);

  const framed = (scene, drawingBlock) => {
    const body = drawn("g", {});
    const blocks = [captions.heading(scene), drawingBlock, captions.key(scene), captions.origin(scene)];
    const [width, height] = [Math.ceil(scene.width), Math.ceil(stack(body, blocks))];
    return drawn(
      "svg",
      { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", lang: language.tag(language.now()) },
      drawn("title", {}, clean(`${show(graph.data.title)}: ${exported.provenance().view}`)),
      drawn("desc", {}, clean(exported.lines().join("\n"))),
      drawn("rect", { width, height, fill: scene.colours.background }),
      body,
    );
  };

  /** The picture as an element; null if nothing is drawn. */
  const picture = () => {
    const shown = exported.isDrawn() ? content() : { nodes: [] };
    if (shown.nodes.length === 0) {
      return null;
    }
    const { sheet, scene, group } = labelled(shown);
    const names = scene.titles.length > 0 ? null : laneNames(sheet, scene);
    const layers = [bands(sheet, scene.colours.band), figures(shown, sheet), group, names];
    return framed(scene, { group: drawn("g", {}, ...layers), height: sheet.height });
  };

  /** The picture as the text of a file; null if nothing is drawn. */
  const text = () => {
    const element = picture();
    return element && `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(element)}\n`;
  };

  return Object.freeze({ picture, text });
});
