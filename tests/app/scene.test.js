/** Which entities and claims are drawn where there is no room for all. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, pageData } from "./page.js";

const ROOM = 40; // neighbours that the neighbourhood has room for

const numbered = (count, name, facts) =>
  Array.from({ length: count }, (_, index) => {
    const other = `${name}${String(index).padStart(2, "0")}`;
    return { slug: `${other}--increases--centre`, subject: other, object: "centre", ...facts };
  });

openPage(
  JSON.stringify(
    pageData({
      claims: [
        ...numbered(5, "a-least-certain-", { certainty: "very-low" }),
        ...numbered(5, "b-without-certainty-", {}),
        ...numbered(5, "c-unproven-", { verdict: "unproven" }),
        ...numbered(5, "d-unverified-", { verdict: "unverified" }),
        ...numbered(20, "e-less-certain-", { certainty: "low" }),
        ...numbered(10, "f-certain-", { certainty: "high" }),
        ...numbered(3, "g-established-", { verdict: "established", certainty: "very-low" }),
        ...numbered(2, "h-refuted-", { verdict: "refuted", certainty: "high" }),
        { slug: "centre--is-a--kind", subject: "centre", relation: "is-a", object: "kind", sign: null },
        { slug: "kind--increases--far", subject: "kind", object: "far" },
      ],
      entities: [{ slug: "centre", broader: ["kind"] }],
    }),
  ),
);
const { currentState, beginState, go } = await import("../../src/kgraph/page/app/core/state.js");
const { sceneOf } = await import("../../src/kgraph/page/app/draw/scene.js");

beginState();
go({ view: "focus", entity: "centre" });

/** How many entities are drawn by how their names begin. */
const drawn = (changes) => {
  const counts = {};
  for (const slug of sceneOf({ ...currentState(), ...changes }).entities) {
    const kind = slug.replace(/-?\d+$/, "");
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
};

test("the best founded are drawn: by verdict, then by certainty, claims without certainty last", () => {
  assert.deepEqual(drawn({}), {
    centre: 1,
    "g-established": 3,
    "f-certain": 10,
    "e-less-certain": 20,
    "a-least-certain": 5,
    "b-without-certainty": 2,
  });
});

test("what there was no room for is counted", () => {
  assert.equal(sceneOf(currentState()).hidden, 5 + 5 + 3);
});

test("all are drawn if asked for, refuted ones only if asked for too", () => {
  assert.equal(
    Object.values(drawn({ all: true })).reduce((sum, count) => sum + count),
    53 + 1,
  );
  assert.equal(drawn({ all: true })["h-refuted"], undefined);
  assert.equal(drawn({ all: true, refuted: true })["h-refuted"], 2);
  assert.equal(drawn({ all: true, verdict: ["refuted"] })["h-refuted"], 2);
  assert.equal(sceneOf(currentState()).refuted, 2);
});

test("of weaker claims the unverified come before the unproven", () => {
  const weak = drawn({ verdict: ["unproven", "unverified"] });
  assert.deepEqual([weak["c-unproven"], weak["d-unverified"]], [5, 5]);
});

test("the selected claim is drawn whatever there is room for", () => {
  const counts = drawn({ claim: "c-unproven-00--increases--centre" });
  assert.equal(counts["c-unproven"], 1);
  assert.equal(counts["b-without-certainty"], 2);
});

test("classes are drawn if asked for", () => {
  assert.equal(drawn({ all: true }).kind, undefined);
  assert.equal(drawn({ all: true, kinds: true }).kind, 1);
});

test("a kept neighbourhood stays in the lanes with the best founded of its neighbours", () => {
  const { entities } = sceneOf({ ...currentState(), view: "lanes", entity: "far", kept: ["centre"] });
  assert.equal([...entities].filter((slug) => /^[a-h]-/.test(slug)).length, 25);
  assert.equal([...entities].filter((slug) => slug.startsWith("g-")).length, 3);
  assert.equal([...entities].filter((slug) => slug.startsWith("e-")).length, 25 - 3 - 10);
  assert.ok(entities.has("far"));
  assert.ok(entities.has("kind"));
});

test("a selection of filters narrows what is drawn", () => {
  assert.deepEqual(drawn({ certainty: ["high"] }), { centre: 1, "f-certain": 10 });
  assert.deepEqual(drawn({ certainty: ["high", "low"], verdict: ["supported"] }), {
    centre: 1,
    "f-certain": 10,
    "e-less-certain": 20,
  });
  assert.equal(Object.values(drawn({ sign: ["minus"] })).length, 1);
});

test(`there is room for ${ROOM} neighbours`, () => {
  assert.equal(sceneOf(currentState()).entities.size, ROOM + 1);
});
