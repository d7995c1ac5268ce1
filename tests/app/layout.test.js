/** Where the entities of paths stand, and where the ticks of an axis do. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOnPaths } from "../../src/kgraph/page/app/draw/path-layout.js";
import { makeAxis, spreadTicks } from "../../src/kgraph/page/app/lookup/axis.js";

const columnsOf = (...paths) => {
  const places = placeOnPaths(paths.map((path) => [...path]));
  const xs = [...new Set([...places.values()].map(({ x }) => x))].sort((one, two) => one - two);
  return Object.fromEntries([...places].map(([slug, { x }]) => [slug, xs.indexOf(x)]));
};

test("every entity stands as far from the source as the longest path to it", () => {
  assert.deepEqual(columnsOf("az", "abz", "abcz"), { a: 0, b: 1, c: 2, z: 3 });
});

test("of two that paths pass in opposite order the better path decides", () => {
  assert.deepEqual(columnsOf("abcz", "acbz"), { a: 0, b: 1, c: 2, z: 3 });
});

test("the better path stands above, and a path that passes a column by has room there", () => {
  const places = placeOnPaths(["abz", "acz", "az"].map((path) => [...path]));
  assert.deepEqual(
    ["b", "c"].map((slug) => places.get(slug).y),
    [-84, 0],
  );
  assert.equal(places.get("a").y, 0);
});

test("no paths have no places", () => {
  assert.equal(placeOnPaths([]).size, 0);
});

const interval = (effectLow, effectHigh) => ({ effectLow, effectHigh });

test("the axis of ratios has round ticks that just enclose the intervals and no effect, evenly by ratio", () => {
  const axis = makeAxis("ratio", [interval(0.4, 0.9)], 0, 100);
  assert.deepEqual(axis.ticks, [0.2, 0.5, 1]);
  assert.equal(axis.at(0.2), 0);
  assert.equal(axis.at(1), 100);
  assert.ok(Math.abs(axis.at(Math.sqrt(0.2)) - 50) < 1e-9);
});

test("the axis of differences is linear and encloses zero", () => {
  const axis = makeAxis("difference", [interval(1, 7)], 0, 100);
  assert.deepEqual(axis.ticks, [0, 2, 4, 6, 8]);
  assert.equal(axis.at(4), 50);
});

test("ticks whose figures would touch are left out", () => {
  const axis = makeAxis("ratio", [interval(0.1, 10)], 0, 100);
  assert.deepEqual(axis.ticks, [0.1, 0.2, 0.5, 1, 2, 5, 10]);
  assert.deepEqual(spreadTicks(axis), [0.1, 0.5, 2, 10]);
});
