/** What the reader looks at, in the address and back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, pageData } from "./page.js";

openPage(
  JSON.stringify(
    pageData({
      claims: [{ slug: "a--increases--b", subject: "a", object: "b", certainty: "low", topic: "bone" }],
      sources: { "lee-2020": {} },
      replaced: {
        claims: { "a--raises--b": "a--increases--b" },
        entities: { sea: "c", a: "d" },
        sources: { "lee-2019": "lee-2020" },
      },
      entities: ["c", "d", "e", "f", "g"].map((slug) => ({ slug, iri: `https://example.org/${slug}` })),
    }),
  ),
);
const state = await import("../../src/kgraph/page/app/core/state.js");
state.beginState();

const read = (address) => state.readState(`#v=1&${address}`);

test("an address without a version opens on the start", () => {
  assert.equal(state.readState("#view=path").view, "start");
  assert.equal(read("").view, "lanes");
});

test("a state survives its address", () => {
  const address = "#v=1&view=path&path=a~b&row=2&certainty=low&structure=0&words=x+y";
  const next = state.readState(address);
  assert.deepEqual([next.path, next.row, next.certainty, next.structure], [["a", "b"], 2, ["low"], false]);
  assert.deepEqual(next.unknown, []);
  assert.equal(state.linkTo(next), address.replace("&path", "&lang=en&path"));
});

test("entities are meant by slug, label or IRI in any case", () => {
  assert.deepEqual(
    ["C", "https://example.org/c", "c"].map((name) => read(`entity=${encodeURIComponent(name)}`).entity),
    ["c", "c", "c"],
  );
});

test("a slug that was replaced leads to the one that replaced it", () => {
  const next = read("claim=a--raises--b&source=lee-2019&entity=sea&check=sea~a");
  assert.deepEqual(
    [next.claim, next.source, next.entity, next.check],
    ["a--increases--b", "lee-2020", "c", ["c", "a"]],
  );
  assert.deepEqual(next.unknown, []);
});

test("the address of a state has the slugs of today", () => {
  const written = state.linkTo(read("claim=a--raises--b"));
  assert.equal(written, "#v=1&view=lanes&lang=en&claim=a--increases--b");
});

test("what means nothing here is left out and told", () => {
  const next = read("view=nowhere&entity=z&certainty=low~sure&row=11&folded=attic&more=1");
  assert.deepEqual([next.view, next.entity, next.certainty, next.row, next.folded], ["lanes", null, ["low"], null, []]);
  assert.deepEqual(
    next.unknown.map(({ what, name }) => `${what} ${name}`),
    ["view nowhere", "entity z", "row 11", "certainty sure", "lane attic"],
  );
});

test("a row is one of the ten that are listed", () => {
  assert.deepEqual(
    ["0", "1", "10", "11", "1.5", "-1", "01"].map((row) => read(`row=${row}`).row),
    [null, 1, 10, null, null, null, null],
  );
});

test("at most six names are checked, each once", () => {
  const next = read("check=a~b~a~c~d~e~f~g");
  assert.deepEqual(next.check, ["a", "b", "c", "d", "e", "f"]);
  assert.deepEqual(next.unknown, [
    { what: "same", name: "a" },
    { what: "check", name: "g" },
  ]);
});

test("the row of one path means nothing on another", () => {
  state.go({ view: "path", path: ["a", "b"] });
  state.go({ row: 3 });
  assert.equal(state.currentState().row, 3);
  state.go({ path: ["b", "a"] });
  assert.equal(state.currentState().row, null);
});

test("listeners are told of the new and the former state, and why", () => {
  const heard = [];
  state.listenToState((now, before, why) => heard.push([now.view, before.view, why]));
  state.go({ view: "table" });
  state.go({ view: "lanes", entity: "nobody" });
  assert.deepEqual(heard, [
    ["table", "path", "go"],
    ["lanes", "table", "go"],
  ]);
  assert.equal(state.currentState().entity, null);
});
