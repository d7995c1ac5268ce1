"use strict";

/** One claim in the panel: what it says, how far it can be relied on and why, then its evidence and sources. */
kgraph.define("claim", (parts) => {
  const { graph, dom: { make, button, byId }, language, state, marks, folds, copy, citing, forest, evidence, provenance,
    reasons } = parts;
  const { say, show, spoken, marked } = language;
  const { entityButton, head, section } = marks;
  const { row, pairRow, termRow, parted } = evidence;

  const closeClaim = (claim, slug) => {
    state.go({ claim: null, entity: slug });
    [...byId("panel").querySelectorAll("[data-claim]")].find((one) => one.dataset.claim === claim.slug)?.focus();
  };

  const backButton = (claim) => {
    const slug = state.now().entity ?? claim.subject;
    const name = language.entityName(graph.entities.get(slug));
    return button({ id: "back", class: "back", click: () => closeClaim(claim, slug) }, "← ", make("bdi", {}, name));
  };

  const otherSentence = (claim) => {
    const other = language.other(language.pick(claim.sentence).lang);
    return claim.sentence[other] ? make("p", { class: "other-name" }, marked(claim.sentence[other], other)) : null;
  };

  const triple = (claim) =>
    make(
      "p",
      { class: "triple" },
      entityButton(claim.subject),
      make("span", { class: "relation" }, head(claim), " ", spoken(graph.relationOf(claim).label, claim.relation)),
      entityButton(claim.object),
    );

  /** The doses or durations that the evidence names, each once. */
  const named = (claim, key) => {
    const pairs = graph.evidenceOf(claim).map((item) => item[key]).filter(Boolean);
    const texts = new Map(pairs.map((pair) => [show(pair), pair]));
    return texts.size > 0 ? parted([...texts.values()].map((pair) => spoken(pair))) : null;
  };

  const facts = (claim) =>
    make(
      "dl",
      { class: "facts" },
      ...termRow("page-dose", claim.doseBand),
      ...row("page-given", named(claim, "dose")),
      ...row("page-population", claim.population ? entityButton(claim.population) : null),
      ...termRow("page-aspect", claim.aspect),
      ...row("page-duration", named(claim, "duration")),
      ...termRow("page-topic", claim.topic),
      ...termRow("page-severity", claim.severity),
      ...pairRow("page-mechanism", claim.mechanism),
      ...pairRow("page-effect", claim.effect),
      ...pairRow("page-advice", claim.advice),
    );

  /** The content of the panel for a claim. */
  const card = (claim) => [
    backButton(claim),
    make("p", { class: "kicker" }, say("page-claim")),
    make("h2", { class: "statement" }, spoken(claim.sentence, claim.slug)),
    otherSentence(claim),
    reasons.trust(claim),
    triple(claim),
    facts(claim),
    make("p", { class: "copying" }, copy.copyButton(claim.slug, () => citing.claimText(claim))),
    section(
      say("page-why"),
      ...reasons.why(claim),
      ...(graph.groundsOf(claim).changes.length > 0
        ? folds.fold(`${claim.slug} changes`, [say("page-changes")], () => [reasons.changes(claim)])
        : []),
    ),
    evidence.block(claim, forest.plots(claim, graph.evidenceOf(claim))),
    provenance.block(claim),
  ];

  return Object.freeze({ card });
});
