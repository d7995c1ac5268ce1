/** The names in a text. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { makeFolding } from "../../src/kgraph/page/app/search/fold.js";
import { makeSpread } from "../../src/kgraph/page/app/search/letters.js";
import { LONGEST_TEXT, makeMentions } from "../../src/kgraph/page/app/search/mentions.js";
import { makeNamebook } from "../../src/kgraph/page/app/search/namebook.js";

const NAMES = [
  ["magnesium", "alternative", "en", "Mg"],
  ["magnesium", "preferred", "en", "magnesium"],
  ["calcium", "preferred", "zh", "钙"],
  ["calcification", "preferred", "zh", "钙化"],
  ["vitamin-K", "preferred", "en", "vitamin K"],
  ["vitamin-D", "preferred", "en", "vitamin D"],
  ["vitamin-K2", "preferred", "en", "vitamin K2"],
  ["MK-4", "preferred", "en", "MK-4"],
  ["MK-4", "wrong", "zh", "甲喹酮-4"],
  ["omega-3", "near", "zh", "鱼油"],
  ["antithrombin", "old", "en", "antithrombin III"],
  ["therapy", "preferred", "en", "therapy"],
  ["one", "alternative", "en", "shared"],
  ["two", "alternative", "en", "shared"],
];

const spread = makeSpread(makeFolding("").fold);
const names = NAMES.map(([slug, kind, lang, label]) => ({ slug, kind, lang, label }));
const find = makeMentions({
  book: makeNamebook({ names, entities: names.map(({ slug }) => ({ slug })), spread }),
  spread,
});

const told = (text) => find(text).mentions.map((mention) => `${mention.text}: ${mention.slugs.join(", ")}`);

for (const [text, mentions] of [
  ["Take vitamin K2 daily", ["vitamin K2: vitamin-K2"]],
  ["Vitamin-K and VITAMIN D", ["Vitamin-K: vitamin-K", "VITAMIN D: vitamin-D"]],
  ["vitamins K and D", ["vitamins K: vitamin-K", "D: vitamin-D"]],
  ["therapies differ", ["therapies: therapy"]],
  ["300 mg of Mg", ["Mg: magnesium"]],
  ["vitamin Know", []],
  ["vitamin K, 2 times", ["vitamin K: vitamin-K"]],
  ["补钙防止钙化", ["钙: calcium", "钙化: calcification"]],
  ["ＭＫ－４ or MK4", ["ＭＫ－４: MK-4", "MK4: MK-4"]],
  ["shared", ["shared: one, two"]],
  ["", []],
]) {
  test(`${JSON.stringify(text)} names ${mentions.join("; ") || "nothing"}`, () => {
    assert.deepEqual(told(text), mentions);
  });
}

test("names that are no names of an entity today are told apart", () => {
  assert.deepEqual(
    find("甲喹酮-4即MK-4，鱼油, antithrombin III").mentions.map(({ noted }) => noted),
    ["wrong", undefined, "near", "old"],
  );
});

test("mentions know their place and their sentence", () => {
  const { mentions, sentences, text } = find("Mg is here, e.g. in leaves. MK-4 is not!");
  assert.deepEqual(
    mentions.map(({ start, end, sentence }) => [start, end, sentence]),
    [
      [0, 2, 0],
      [28, 32, 1],
    ],
  );
  assert.deepEqual(
    sentences.slice(0, 2).map(({ start, end }) => text.slice(start, end)),
    ["Mg is here, e.g. in leaves.", " MK-4 is not!"],
  );
});

test("no more than the beginning of a long text is read, and it says how much is left", () => {
  const text = "magnesium ".repeat(100_000);
  const found = find(text);
  assert.ok(found.text.length <= LONGEST_TEXT && found.text.length > LONGEST_TEXT - 100);
  assert.equal(found.unread, text.length - found.text.length);
  assert.equal(found.mentions.length, LONGEST_TEXT / 10);
  assert.equal(find("magnesium").unread, 0);
});

test("a word or a sign that the end of what is read cuts through is not read", () => {
  const filling = ". ".repeat(LONGEST_TEXT / 2 - 4);
  assert.deepEqual(
    find(`${filling}calcium therapy`).mentions.map(({ text }) => text),
    [],
  );
  assert.ok(find(`${". ".repeat(LONGEST_TEXT / 2 - 1)}.\u{1f600} more`).text.isWellFormed());
});
