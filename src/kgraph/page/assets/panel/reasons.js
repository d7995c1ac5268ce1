"use strict";

/** Why a claim has its verdict, in words, and what would lead to another. */
kgraph.define("reasons", ({ graph, dom: { make }, language, marks, citing, folds }) => {
  const { say, show, spoken, number } = language;
  const { denial, standing, preclinical } = marks;

  /** The verdict with its certainty, and what the verdict means. */
  const trust = (claim) => {
    const verdict = graph.verdict(claim.verdict);
    const certainty = claim.certainty
      ? make("span", { class: "badge" }, say("page-certainty", { certainty: show(graph.term(claim.certainty)) }))
      : null;
    return make(
      "div",
      { class: "trust" },
      make("p", { class: "marks" }, denial(claim), standing(claim), certainty, preclinical(claim)),
      verdict?.definition ? make("p", { class: "detail" }, spoken(verdict.definition)) : null,
    );
  };

  /** Who speaks on one side; the names of the groups are folded away. */
  const side = (claim) => ({ stance, tier, groups }) => {
    const facts = { stance: show(graph.term(stance), stance), tier, count: number(groups.length) };
    const names = () => [make("ul", { class: "why" }, ...groups.map((slug) => make("li", {}, citing.named(slug))))];
    return make("li", {}, ...folds.fold(`${claim.slug} ${stance}`, [say("page-why-side", facts)], names, { level: "p" }));
  };

  /** What does not count, as a number for each reason. */
  const asideOf = (claim) => {
    const reasons = new Map();
    for (const { weight } of graph.evidenceOf(claim)) {
      if (weight !== "counts") {
        reasons.set(weight, (reasons.get(weight) ?? 0) + 1);
      }
    }
    return [...reasons]
      .map(([weight, count]) => say("page-why-reason", { reason: show(graph.term(weight), weight), count: number(count) }))
      .join(say("page-list-separator"));
  };

  /** The reasons of a verdict: the rule that decided first, then how it was judged and who speaks. */
  const why = (claim) => {
    const ruling = graph.data.rulings[claim.ruling];
    const aside = asideOf(claim);
    return [
      ruling ? make("p", { class: "ruling" }, make("strong", {}, spoken(ruling.label)), " ", spoken(ruling.definition)) : null,
      make(
        "ul",
        { class: "why" },
        make("li", {}, say("page-why-judged", { kind: show(graph.term(claim.judgedAs), claim.judgedAs) })),
        ...graph.groundsOf(claim).sides.map(side(claim)),
        aside ? make("li", {}, say("page-why-aside", { reasons: aside })) : null,
      ),
    ];
  };

  const designs = (slugs) => slugs.map((slug) => show(graph.term(slug), slug)).join(say("page-or-separator"));

  const change = ({ verdict, stance, designs: slugs, group }) => {
    const label = show(graph.verdict(verdict).label, verdict);
    if (group) {
      const [before, after] = say("page-change-loss", { verdict: label }).split("{group}");
      return make("li", {}, before, citing.named(group), after);
    }
    return make("li", {}, say(`page-change-${stance}`, { designs: designs(slugs), verdict: label }));
  };

  const changes = (claim) => make("ul", { class: "why" }, ...graph.groundsOf(claim).changes.map(change));

  return Object.freeze({ trust, why, changes });
});
