/** Claims as text for editors: which evidence is cited first. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, pageData } from "./page.js";

const cite = (name) => ({ zh: `${name}（中文）`, en: `${name} (English)` });

openPage(
  JSON.stringify(
    pageData({
      claims: [
        { slug: "claim", subject: "a", object: "b", evidence: ["untiered", "weak", "aside", "strong", "against"] },
        { slug: "aside-only", subject: "a", object: "b", evidence: ["aside", "aside-against"] },
        { slug: "open", subject: "a", object: "b", evidence: ["open-item", "strong"] },
      ],
      evidence: {
        untiered: { claim: "claim", source: "u", tier: null },
        weak: { claim: "claim", source: "w", tier: 3 },
        aside: { claim: "claim", source: "s", tier: 1, weight: "unfitting-design" },
        strong: { claim: "claim", source: "g", tier: 2 },
        against: { claim: "claim", source: "n", tier: 5, stance: "refutes" },
        "aside-against": { claim: "aside-only", source: "n", weight: "same-study", stance: "refutes" },
        "open-item": { claim: "open", source: "w", stance: "inconclusive" },
      },
      sources: Object.fromEntries(
        ["u", "w", "s", "g", "n"].map((slug) => [
          slug,
          { cite: cite(slug), name: slug, title: null, authors: [], date: null },
        ]),
      ),
      messages: { zh: {}, en: { "page-copy-source": "{stance}: {citation}" } },
    }),
  ),
);
const { claimBySlug, evidenceOf } = await import("../../src/kgraph/page/app/core/graph.js");
const { claimText, strongestFirst } = await import("../../src/kgraph/page/app/widgets/citing.js");

const sourcesOf = (slug) => strongestFirst(evidenceOf(claimBySlug.get(slug))).map(({ source }) => source);

test("what counts comes first, then the strongest design; evidence without a tier follows the tiers", () => {
  assert.deepEqual(sourcesOf("claim"), ["g", "w", "n", "u", "s"]);
});

test("a claim is copied with the best item of each side that counts", () => {
  assert.equal(claimText(claimBySlug.get("claim")), "claim!\nsupports: g (English)\nrefutes: n (English)");
});

test("where nothing counts, what is set aside is cited", () => {
  assert.equal(claimText(claimBySlug.get("aside-only")), "aside-only!\nsupports: s (English)\nrefutes: n (English)");
});

test("sides are cited in the order of the scale: for, against, undecided", () => {
  assert.equal(claimText(claimBySlug.get("open")), "open!\nsupports: g (English)\ninconclusive: w (English)");
});
