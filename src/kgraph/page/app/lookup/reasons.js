/** Why a claim has its verdict, and what would change it, in words. */

import { data } from "../core/data.js";
import { make } from "../core/dom.js";
import { evidenceOf, groundsOf, termOf, verdictOf } from "../core/graph.js";
import { formatNumber, say, spokenText, textOf } from "../core/language.js";
import { sourceName } from "../widgets/citing.js";
import { denialBadge, preclinicalBadge, standingBadge } from "../widgets/marks.js";
import { makeFold } from "./folds.js";

/** The verdict with its certainty, and what the verdict means. */
const trustBlock = (claim) => {
  const verdict = verdictOf(claim.verdict);
  const certainty = claim.certainty
    ? make("span", { class: "badge" }, say("page-certainty", { certainty: textOf(termOf(claim.certainty)) }))
    : null;
  return make(
    "div",
    { class: "trust" },
    make("p", { class: "marks" }, denialBadge(claim), standingBadge(claim), certainty, preclinicalBadge(claim)),
    verdict?.definition ? make("p", { class: "detail" }, spokenText(verdict.definition)) : null,
  );
};

/** The independent groups of one side, with their names folded. */
const side =
  (claim) =>
  ({ stance, tier, groups }) => {
    const facts = { stance: textOf(termOf(stance), stance), tier, count: formatNumber(groups.length) };
    const names = () => [make("ul", { class: "why" }, ...groups.map((slug) => make("li", {}, sourceName(slug))))];
    return make("li", {}, ...makeFold(`${claim.slug} ${stance}`, [say("page-why-side", facts)], names, { level: "p" }));
  };

/** The evidence that does not count, as a number for each reason. */
const asideOf = (claim) => {
  const reasons = new Map();
  for (const { weight } of evidenceOf(claim)) {
    if (weight !== "counts") {
      reasons.set(weight, (reasons.get(weight) ?? 0) + 1);
    }
  }
  return [...reasons]
    .map(([weight, count]) =>
      say("page-why-reason", { reason: textOf(termOf(weight), weight), count: formatNumber(count) }),
    )
    .join(say("page-list-separator"));
};

/** Why the certainty is no higher, or no lower; null where nothing changed it. */
const loweredOf = ({ certainty, certaintyReasons }) =>
  certainty && certaintyReasons.length > 0
    ? make(
        "li",
        {},
        say("page-why-certainty", {
          certainty: textOf(termOf(certainty), certainty),
          reasons: certaintyReasons.map((slug) => textOf(termOf(slug), slug)).join(say("page-list-separator")),
        }),
      )
    : null;

/** The reasons of a verdict: first the rule that decided, then the kind of judgement and the groups of each side. */
const reasonsOf = (claim) => {
  const ruling = data.rulings[claim.ruling];
  const aside = asideOf(claim);
  return [
    ruling
      ? make("p", { class: "ruling" }, make("strong", {}, spokenText(ruling.label)), " ", spokenText(ruling.definition))
      : null,
    make(
      "ul",
      { class: "why" },
      make("li", {}, say("page-why-judged", { kind: textOf(termOf(claim.judgedAs), claim.judgedAs) })),
      ...groundsOf(claim).sides.map(side(claim)),
      aside ? make("li", {}, say("page-why-aside", { reasons: aside })) : null,
      loweredOf(claim),
    ),
  ];
};

/** The designs as alternatives: A, B or C. */
const designs = (slugs) => {
  const words = slugs.map((slug) => textOf(termOf(slug), slug));
  const others = words.slice(0, -1).join(say("page-list-separator"));
  return [others, ...words.slice(-1)].filter(Boolean).join(say("page-or-separator"));
};

const change = ({ verdict, stance, designs: slugs, people, group }) => {
  const label = textOf(verdictOf(verdict).label, verdict);
  if (group) {
    const [before, after] = say("page-change-loss", { verdict: label }).split("{group}");
    return make("li", {}, before, sourceName(group), after);
  }
  const facts = { designs: designs(slugs), verdict: label };
  return make(
    "li",
    {},
    people === null
      ? say(`page-change-${stance}`, facts)
      : say(`page-further-study-${stance}`, { ...facts, people: formatNumber(people) }),
  );
};

const changesOf = (claim) => make("ul", { class: "why" }, ...groundsOf(claim).changes.map(change));

export { changesOf, reasonsOf, trustBlock };
