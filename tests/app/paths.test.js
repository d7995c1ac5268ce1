/** Paths: the page follows the rules of the library in every case that both run. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { makeNetwork } from "../../src/kgraph/page/app/rules/network.js";
import { makePathSearch } from "../../src/kgraph/page/app/rules/paths.js";
import { SCALE, readShared } from "./shared.js";

const { relations, defaults, networks } = readShared("paths");

const countOf = (items) => items.reduce((counts, item) => counts.set(item, (counts.get(item) ?? 0) + 1), new Map());

/** How many entities stand below each, over any number of links. */
const belowOf = (links) => {
  const membersOf = (slug, known) => {
    for (const { member } of links.filter(({ broader }) => broader === slug)) {
      if (!known.has(member)) {
        membersOf(member, known.add(member));
      }
    }
    return known;
  };
  return Object.fromEntries(links.map(({ broader }) => [broader, membersOf(broader, new Set()).size]));
};

/** A network of the cases in the form of the page's data. */
const dataOf = ({ claims: stated, links = [], processes = [] }) => {
  const claims = stated.map((claim) => ({ ...defaults, ...claim, subject: claim.slug[0], object: claim.slug[1] }));
  const degrees = countOf(claims.flatMap(({ subject, object }) => [subject, object]));
  const slugs = new Set([...degrees.keys(), ...links.flatMap(({ member, broader }) => [member, broader])]);
  return {
    claims,
    relations: Object.fromEntries(
      Object.entries(relations).map(([slug, one]) => [slug, { symmetric: false, pathSign: null, ...one }]),
    ),
    entities: [...slugs].map((slug) => ({ slug, degree: degrees.get(slug) ?? 0 })),
    scale: SCALE,
    walks: {
      efficacy: claims.filter(({ judgedAs }) => judgedAs === "efficacy").map(({ slug }) => slug),
      aspects: Object.fromEntries(Object.entries(relations).map(([slug, { implies }]) => [slug, implies ?? null])),
      processes,
      links: links.map((link) => ({ claim: null, verdict: null, state: false, ...link })),
      below: belowOf(links),
    },
  };
};

const nameOf = ({ claim, start, end }) => claim?.slug ?? `${start}--${end}`;

const told = ({ steps, sign, verdict, isAccepted }) => ({
  steps: steps.map(nameOf),
  sign,
  verdict,
  accepted: isAccepted,
  warrants: steps.map(({ warrants }) => warrants.map(({ slug }) => slug)),
  signs: steps.map((step) => step.sign),
});

/** What a path says in the respects that a case states. */
const like = (path, expected) => Object.fromEntries(Object.keys(expected ?? path).map((key) => [key, path[key]]));

for (const network of networks) {
  for (const { from, to, mostSteps = 5, mostPaths = 10, paths } of network.cases) {
    test(`${network.rule} ${from} to ${to}, ${mostPaths} of ${mostSteps} steps at most`, () => {
      const search = makePathSearch(makeNetwork(dataOf(network)), { mostSteps, mostPaths });
      const answer = search.find(from, to).map(told);
      assert.deepEqual(
        answer.map((path, index) => like(path, paths[index])),
        paths,
      );
    });
  }
}
