"use strict";

/** One entity in the panel: its names, what it is, and its claims by relation. */
kgraph.define("entity", ({ graph, dom: { make, button, link }, language, state, legend, marks }) => {
  const { say, show, spoken, marked } = language;
  const { entityButton, head, standing, denial, openClaim, section, listed } = marks;

  const claimItem = (claim) =>
    make(
      "li",
      {},
      button(
        { class: "claim", "data-claim": claim.slug, click: () => openClaim(claim) },
        head(claim),
        make("span", { class: "sentence" }, spoken(claim.sentence, claim.slug)),
        make("span", { class: "marks" }, denial(claim), standing(claim)),
      ),
    );

  /** Under which title a claim stands, seen from an entity. */
  const sideOf = (claim, slug) => {
    const relation = graph.relationOf(claim);
    if (relation.symmetric) {
      return "page-mutual";
    }
    if (relation.kind === "structure") {
      return "page-structure";
    }
    return claim.subject === slug ? "page-as-cause" : "page-as-effect";
  };

  const headingOf = (claim, slug) => {
    const relation = graph.relationOf(claim);
    const isForward = relation.symmetric || claim.subject === slug;
    return show(isForward ? relation.label : relation.inverse, claim.relation);
  };

  /** Claims under the name of their relation as seen from an entity, the names in the order of the language. */
  const byRelation = (claims, slug) => {
    const groups = new Map();
    for (const claim of claims) {
      const heading = headingOf(claim, slug);
      groups.set(heading, [...(groups.get(heading) ?? []), claim]);
    }
    return [...groups].sort(([one], [two]) => language.compare(one, two));
  };

  const claimGroups = (slug) =>
    ["page-as-cause", "page-as-effect", "page-mutual", "page-structure"].flatMap((key) => {
      const claims = graph.claimsOf(slug).filter((claim) => sideOf(claim, slug) === key);
      if (claims.length === 0) {
        return [];
      }
      const groups = byRelation(claims, slug).flatMap(([heading, list]) => [
        make("h4", {}, heading, " ", make("span", { class: "tally" }, language.number(list.length))),
        make("ul", { class: "claims", role: "list" }, ...list.map(claimItem)),
      ]);
      return [section(say(key, { count: language.number(claims.length) }), ...groups)];
    });

  const names = (table) => {
    const alike = new Set(table?.en); // a name that both languages use is shown once
    const zh = (table?.zh ?? []).filter((name) => !alike.has(name));
    return [...zh.map((name) => marked(name, "zh")), ...[...alike].map((name) => marked(name, "en"))];
  };

  const fact = (key, items) => (items.length ? [make("dt", {}, say(key)), make("dd", {}, listed(items))] : []);

  const identifier = ({ curie, iri, match }) => [
    link(iri, curie),
    match === "exact" ? null : make("small", {}, " ", say(`page-match-${match}`)),
  ];

  const facts = (entity) =>
    make(
      "dl",
      { class: "facts" },
      ...fact("page-also", names(entity.alt)),
      ...fact("page-wrong-names", names(entity.hidden)),
      ...fact("page-broader", entity.broader.filter((slug) => graph.entities.has(slug)).map((slug) => entityButton(slug))),
      ...fact("page-identifiers", entity.identifiers.map(identifier)),
    );

  const otherName = (entity) => {
    const other = language.other(language.pick(entity.label).lang);
    return entity.label[other] ? make("p", { class: "other-name" }, marked(entity.label[other], other)) : null;
  };

  /** The content of the panel for an entity. */
  const card = (entity) => [
    make(
      "p",
      { class: "kicker" },
      legend.swatch(entity.category),
      spoken(graph.categories.get(entity.category)?.label, entity.category),
    ),
    make("h2", {}, spoken(entity.label, entity.slug)),
    otherName(entity),
    entity.definition ? make("p", { class: "definition" }, spoken(entity.definition)) : null,
    state.now().view !== "focus" && graph.claimsOf(entity.slug).length > 0
      ? make("p", {}, button({ id: "open-focus", click: () => state.go({ view: "focus" }) }, say("page-open-focus")))
      : null,
    facts(entity),
    entity.note ? make("div", { class: "note" }, make("h3", {}, say("page-note")), make("p", {}, spoken(entity.note))) : null,
    ...claimGroups(entity.slug),
    graph.claimsOf(entity.slug).length === 0 ? make("p", {}, say("page-no-claims")) : null,
  ];

  return Object.freeze({ card });
});
