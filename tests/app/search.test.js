/** Search: folding, pinyin, typing errors and ranking are those of the library in every case that both run. */

import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { makeFolding } from "../../src/kgraph/page/app/search/fold.js";
import { spell } from "../../src/kgraph/page/app/search/pinyin.js";
import { LONGEST_NAME, makeSearch } from "../../src/kgraph/page/app/search/search.js";
import { corrections, isOneError } from "../../src/kgraph/page/app/search/typos.js";
import { readShared } from "./shared.js";

const FOLDING = readShared("fold");
const folding = makeFolding(FOLDING.folding);

for (const [text, folded] of FOLDING.fold) {
  test(`${JSON.stringify(text)} is folded to ${JSON.stringify(folded)}`, () => {
    assert.equal(folding.fold(text), folded);
  });
}

for (const [text, words] of FOLDING.words) {
  test(`${JSON.stringify(text)} is cut into the words ${words.join(", ")}`, () => {
    assert.deepEqual(folding.words(text), words);
  });
}

for (const [text, spelled] of FOLDING.spell) {
  test(`${JSON.stringify(text)} is spelled ${spelled}`, () => {
    assert.equal(spell(text, folding.fold), spelled);
  });
}

const TYPOS = readShared("typos");

for (const [word, other, isOne] of TYPOS.oneError) {
  test(`${word} and ${other} differ by ${isOne ? "one error" : "none or several"}`, () => {
    assert.equal(isOneError(word, other), isOne);
    assert.equal(isOneError(other, word), isOne);
  });
}

for (const [text, meant] of TYPOS.corrections) {
  test(`${text} may mean ${meant.map(([joined]) => joined).join(", ") || "nothing else"}`, () => {
    const answer = corrections(
      folding.words(text),
      TYPOS.names.map((name) => folding.words(name)),
    );
    const told = answer.map(({ joined, places }) => [joined, places.map((place) => TYPOS.names[place])]);
    assert.deepEqual(told.sort(), meant); // in which order corrections come is no matter: the search ranks them
  });
}

/** The lists that the library reads too. */
const AFFIXES = JSON.parse(fs.readFileSync(new URL("../../src/kgraph/names/affixes.json", import.meta.url), "utf-8"));

/** A table of the cases in the form of the page's data. */
const searchOf = ({ folding: characters = "", entities, sounds = "", outside = [] }) => {
  const own = makeFolding(characters);
  const names = entities.flatMap(({ slug, names: stated }) =>
    [...stated, ["slug", null, slug]].map(([kind, lang, label, readings = ""]) => ({
      ...{ slug, kind, lang, label, readings },
      key: own.fold(label),
    })),
  );
  const known = entities.map((entity) => ({ identifiers: [], category: "Drug", ...entity }));
  return makeSearch({ names, entities: known, folding: own, affixes: AFFIXES, sounds, outside });
};

for (const table of readShared("search").tables) {
  const search = searchOf(table);
  for (const { text, limit = 10, hits, isOutside = false } of table.cases) {
    test(`${table.rule} ${text} ${limit}`, () => {
      assert.equal(search.isOutside(text), isOutside);
      assert.deepEqual(
        search.find(text, limit).map(({ slug, how, label }) => [slug, how, label]),
        hits,
      );
    });
  }
}

test("a text pasted by mistake is searched for no further than a name is long", () => {
  const names = [
    {
      slug: "a",
      kind: "preferred",
      lang: "en",
      label: "a".repeat(LONGEST_NAME),
      key: "a".repeat(LONGEST_NAME),
      readings: "",
    },
  ];
  const entities = [{ slug: "a", degree: 0, category: "Drug", identifiers: [] }];
  const { find } = makeSearch({ names, entities, folding, affixes: AFFIXES, sounds: "", outside: [] });
  const hits = find("a".repeat(1_000_000));
  assert.deepEqual(
    hits.map(({ slug }) => slug),
    ["a"],
  );
});
