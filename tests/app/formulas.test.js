/** Cells for a spreadsheet: the rule is that of the library in every case that both run. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { harmless } from "../../src/kgraph/page/app/export/formulas.js";
import { readShared } from "./shared.js";

for (const [text, cell] of readShared("formulas")) {
  test(`${JSON.stringify(text)} becomes ${JSON.stringify(cell)}`, () => {
    assert.equal(harmless(text), cell);
  });
}
