/** The data of the page: each key read when it is asked for, whatever the form of the JSON. */

import assert from "node:assert/strict";
import zlib from "node:zlib";
import { test } from "node:test";
import { readData, unpackData } from "../../src/kgraph/page/app/core/source.js";

const LINES = '{\n"claims":[1,2],\n"title":{"zh":"图谱"}\n}';
const bytes = (text) => new TextEncoder().encode(text);

test("a key on each line is read when it is asked for, once", () => {
  const data = readData(bytes(LINES));
  assert.deepEqual(Object.keys(data), ["claims", "title"]);
  assert.deepEqual(data.claims, [1, 2]);
  assert.equal(data.title, data.title);
});

test("a key that is never asked for may be damaged", () => {
  const data = readData(bytes('{\n"broken":[1,,\n"whole":1\n}'));
  assert.equal(data.whole, 1);
  assert.throws(() => data.broken, SyntaxError);
});

for (const [form, text] of Object.entries({
  "one line": '{"claims":[1,2],"title":{"zh":"图谱"}}',
  "indented lines": JSON.stringify(JSON.parse(LINES), null, 2),
})) {
  test(`JSON of another form is read alike: ${form}`, () => {
    assert.deepEqual({ ...readData(bytes(text)) }, { claims: [1, 2], title: { zh: "图谱" } });
  });
}

test("packed data are unpacked", async () => {
  const data = await unpackData(`\n${zlib.gzipSync(LINES).toString("base64")}\n`);
  assert.equal(data.title.zh, "图谱");
});

test("what is not packed is refused", async () => {
  await assert.rejects(unpackData("e30="));
});
