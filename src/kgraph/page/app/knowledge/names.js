/** The names in the graph of the page: search by name, and the names in a text. */

import { data } from "../core/data.js";
import { once } from "../core/once.js";
import { makeFolding } from "../search/fold.js";
import { makeSpread } from "../search/letters.js";
import { makeMentions } from "../search/mentions.js";
import { makeNamebook } from "../search/namebook.js";
import { LONGEST_NAME, makeSearch, NOTED } from "../search/search.js";

const folding = once(() => makeFolding(data.folding));
const search = once(() =>
  makeSearch({
    names: data.search,
    entities: data.entities,
    folding: folding(),
    affixes: data.affixes,
    sounds: data.sounds,
    outside: data.outside,
  }),
);

const mentions = once(() => {
  const spread = makeSpread(foldName);
  const book = makeNamebook({ names: data.search, entities: data.entities, spread });
  return makeMentions({ book, spread });
});

/** @param {string} text */
const foldName = (text) => folding().fold(text);
/**
 * @param {string} text
 * @param {number | undefined} limit
 */
const searchNames = (text, limit) => search().find(text, limit);
/**
 * Whether a text is a name outside the scope of the graph.
 *
 * @param {string} text
 */
const isOutside = (text) => search().isOutside(text);
/** @param {string} text */
const findMentions = (text) => mentions()(text);

export { findMentions, foldName, isOutside, LONGEST_NAME, NOTED, searchNames };
