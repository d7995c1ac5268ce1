/** The answers of the check for some substances, looked up in the answers that the library has computed. */

import { data } from "../core/data.js";
import { claimBySlug, entityBySlug } from "../core/graph.js";
import { once } from "../core/once.js";

const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : null);

const inherited = once(() => new Map(data.inherited.map((claim) => [claim.slug, claim])));

/** A bearing: a claim as part of an answer. `premise` is its sentence if the statement is inherited from it. */
const bearingOf = (number) => {
  const { checks } = data;
  const { claim: slug, kind, basis, inherited: passed } = checks.bearings[number];
  const claim = claimBySlug.get(slug);
  const { mechanism, sources } = checks.claims[slug];
  return {
    claim,
    kind,
    basis,
    inferred: mechanism,
    statement: passed ? inherited().get(passed).sentence : claim.sentence,
    premise: passed ? claim.sentence : null,
    sources: sources.map(([evidence, mark]) => ({ item: data.evidence[evidence], mark: checks.marks[mark] })),
  };
};

const pairOf = (first, second) => {
  const [answer, numbers] = own(data.checks.pairs, [first, second].sort().join("~")) ?? ["not-recorded", []];
  const all = numbers.map(bearingOf);
  const of = (kind) => all.filter((bearing) => bearing.kind === kind);
  const lead = answer === "not-recorded" ? null : all[0];
  // Where mechanisms alone imply the answer, their claims stay together
  const alone = lead?.kind === "implied" ? null : lead;
  const groups = { others: "interaction", together: "together", effects: "effect", implied: "implied" };
  return {
    key: `${first}~${second}`,
    first,
    second,
    answer,
    lead,
    groups: {
      lead: alone ? [alone] : [],
      ...Object.fromEntries(
        Object.entries(groups).map(([group, kind]) => [group, of(kind).filter((bearing) => bearing !== alone)]),
      ),
    },
  };
};

/** All pairs of some substances, in the order of these. */
const pairsOf = (slugs) =>
  slugs.flatMap((first, index) => slugs.slice(index + 1).map((second) => pairOf(first, second)));

const boneOf = (slug) => {
  const [effects, mitigations, harms] = own(data.checks.bone, slug).map((numbers) => numbers.map(bearingOf));
  return { slug, effects, mitigations, harms };
};

const above = (slug, seen = new Set()) => {
  for (const upper of entityBySlug.get(slug)?.broader ?? []) {
    if (!seen.has(upper)) {
      seen.add(upper);
      above(upper, seen);
    }
  }
  return seen;
};

/** Which of some substances are a kind or form of another, in the order of these. */
const kinOf = (slugs) =>
  pairsOf(slugs).flatMap(({ first, second }) =>
    [
      [first, second],
      [second, first],
    ]
      .filter(([lower, upper]) => above(lower).has(upper))
      .map(([lower, upper]) => ({ lower, upper })),
  );

/** The sources to name for an effect on bone, each once: those that count, else all. */
const countingSources = (sources) => {
  const counting = sources.filter(({ item }) => item.weight === "counts");
  const chosen = counting.length ? counting : sources;
  return [...new Map(chosen.map((source) => [placeKey(source.item), source])).values()];
};
const placeKey = ({ source, paragraph, spanStart, spanEnd }) => [source, paragraph, spanStart, spanEnd].join("\n");

const isSubstance = (slug) => data.checks.substances.includes(slug);

const checkScope = () => data.checks.scope;
const checkDisclaimer = () => data.checks.disclaimer;

/** The claims in the answers of a check: about each pair of substances, and about each and bone. */
const checkedClaims = ({ check }) => {
  const slugs = check.filter(isSubstance);
  const pairs = pairsOf(slugs).flatMap(({ groups }) => Object.values(groups).flat());
  const bone = slugs.map(boneOf).flatMap(({ effects, mitigations, harms }) => [...effects, ...mitigations, ...harms]);
  return [...new Set([...pairs, ...bone].map(({ claim }) => claim))];
};

export { boneOf, checkDisclaimer, checkedClaims, checkScope, countingSources, isSubstance, kinOf, pairOf, pairsOf };
