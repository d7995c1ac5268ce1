"use strict";

/**
 * Where entities stand in their lanes. The whole graph stands as computed beforehand; a part of it keeps that order and
 * is packed, so that it fills the drawing. The language has no say in it.
 */
kgraph.define("lanes", ({ graph }) => {
  const ASPECT = 1.3;
  const ROW = 62;
  const STRETCH = 2.6;
  const COLUMN = 160;
  const GAP = 60;

  const whole = new Map([...graph.nodes.values()].map(({ id, x, y }) => [id, { x, y }]));

  /** The order of entities in their lane, as computed beforehand; groups go by name, before entities. */
  const inOrder = (one, two) => {
    const [here, there] = [whole.get(one), whole.get(two)];
    if (!here || !there) {
      return Number(Boolean(here)) - Number(Boolean(there)) || (one < two ? -1 : 1);
    }
    return here.y - there.y || here.x - there.x;
  };

  const folds = (lane, rows) => Math.ceil(lane.length / rows);

  /** The most rows a lane may have for the whole to come nearest to the shape of the drawing. */
  const rowsFor = (lanes) => {
    const longest = Math.max(...lanes.map((lane) => lane.length));
    const misfit = (rows) => {
      const columns = lanes.reduce((sum, lane) => sum + folds(lane, rows), 0);
      const aspect = (columns * COLUMN + GAP * (lanes.length - 1)) / (rows * ROW);
      return Math.max(aspect / ASPECT, ASPECT / aspect);
    };
    const all = Array.from({ length: longest }, (_, index) => index + 1);
    return all.reduce((best, rows) => (misfit(rows) < misfit(best) ? rows : best), 1);
  };

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

  /** The places of some entities and groups, lane by lane. */
  const pack = (laneOf) => {
    const lanes = graph.view.lanes
      .map((name) => [...laneOf].filter(([, lane]) => lane === name).map(([id]) => id).sort(inOrder))
      .filter((lane) => lane.length > 0);
    const places = new Map();
    const rows = lanes.length ? rowsFor(lanes) : 1;
    const columns = lanes.reduce((sum, lane) => sum + folds(lane, rows), 0);
    const height = Math.max(rows * ROW, (columns * COLUMN + GAP * lanes.length) / ASPECT);
    lanes.reduce((left, lane) => placeLane(lane, left, rows, height, places), 0);
    return places;
  };

  const laneOfEntity = (slug) => graph.nodes.get(slug).lane;

  /** The places of what a scene draws. */
  const placesOf = ({ entities, groups }, isWhole) => {
    if (isWhole && groups.length === 0) {
      return whole;
    }
    const all = [...[...entities].map((slug) => [slug, laneOfEntity(slug)]), ...groups.map(({ id, lane }) => [id, lane])];
    return pack(new Map(all));
  };

  /** Left and right end of every lane that holds something drawn. */
  const spansOf = ({ entities, groups }, places) => {
    const spans = new Map();
    const all = [...[...entities].map((slug) => [slug, laneOfEntity(slug)]), ...groups.map(({ id, lane }) => [id, lane])];
    for (const [id, lane] of all) {
      const { x } = places.get(id);
      const span = spans.get(lane) ?? { left: x, right: x };
      spans.set(lane, { left: Math.min(span.left, x), right: Math.max(span.right, x) });
    }
    return graph.view.lanes.filter((lane) => spans.has(lane)).map((lane) => ({ lane, ...spans.get(lane) }));
  };

  return Object.freeze({ placesOf, spansOf });
});
