/**
 * Prints the paths of the page between many pairs of entities, for the library to compare (tests/shared/test_parity.py).
 *
 * Standard input is JSON: `data`, the name of a file with the data of the page; `pairs`, `[[source, target]]`; `words`,
 * whether paths are told in words too. Each pair is a line of JSON: `[[steps, sign, verdict, signs, warrants, words]]`.
 */

import fs from "node:fs";
import { openPage } from "./page.js";

const { data, pairs, words } = JSON.parse(fs.readFileSync(0, "utf-8"));
openPage(fs.readFileSync(data, "utf-8"));
const { useLang } = await import("../../src/kgraph/page/app/core/language.js");
const { directClaims, findPaths } = await import("../../src/kgraph/page/app/knowledge/paths.js");
const { pathSentence } = await import("../../src/kgraph/page/app/path/wording.js");

const nameOf = ({ claim, start, end }) => claim?.slug ?? `${start}--${end}`;

const wordsOf = (path, direct) =>
  ["zh", "en"].map((lang) => {
    useLang(lang);
    return pathSentence(path, direct);
  });

const told = (path, direct) => [
  path.steps.map(nameOf),
  path.sign,
  path.verdict,
  path.steps.map(({ sign }) => sign),
  path.steps.map(({ warrants }) => warrants.map(({ slug }) => slug)),
  words ? wordsOf(path, direct) : [],
];

const lines = pairs.map(([source, target]) => {
  const direct = directClaims(source, target);
  return JSON.stringify(findPaths(source, target).map((path) => told(path, direct)));
});

process.stdout.write(`${lines.join("\n")}\n`);
