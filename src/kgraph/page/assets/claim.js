"use strict";

/** One claim in the panel: what it says, the evidence for and against, and where that was read. */
kgraph.define("claim", ({ graph, dom: { make, button, byId, link }, language, state, marks }) => {
  const { say, show, spoken, marked } = language;
  const { entityButton, head, standing, denial, place, section, listed } = marks;

  const sourceName = (slug) => {
    const source = graph.source(slug);
    if (source?.title?.text) {
      return marked(source.title.text, source.title.lang);
    }
    return marked(source?.pmid ? `PMID ${source.pmid}` : slug, null);
  };

  const row = (key, value) => (value ? [make("dt", {}, say(key)), make("dd", {}, value)] : []);
  const termRow = (key, slug) => row(key, slug ? spoken(graph.term(slug), slug) : null);

  const evidenceCard = (item) =>
    make(
      "li",
      { class: `evidence stance-${item.stance}` },
      item.note ? make("p", { class: "gist" }, spoken(item.note)) : null,
      item.detail && show(item.detail) ? make("p", { class: "detail" }, spoken(item.detail)) : null,
      make(
        "dl",
        { class: "facts" },
        ...termRow("page-design", item.design),
        ...termRow("page-result", item.result),
        ...termRow("page-hedge", item.hedge),
        ...row("page-source", sourceName(item.source)),
        ...row("page-place", place(item)),
      ),
    );

  const STANCES = [
    ["supports", "page-for", "page-none-for"],
    ["refutes", "page-against", "page-none-against"],
    ["inconclusive", "page-undecided", null],
  ];

  const evidenceGroups = (claim) =>
    STANCES.flatMap(([stance, title, none]) => {
      const items = graph.evidenceOf(claim).filter((item) => item.stance === stance);
      if (items.length === 0) {
        return none ? [section(say(title, { count: 0 }), make("p", { class: "none" }, say(none)))] : [];
      }
      const list = make("ul", { class: "cards", role: "list" }, ...items.map(evidenceCard));
      return [section(say(title, { count: language.number(items.length) }), list)];
    });

  const sourceLinks = (source) =>
    [
      source.url ? link(source.url, say("page-open-source")) : null,
      source.doi ? link(`https://doi.org/${source.doi}`, `DOI ${source.doi}`) : null,
      source.pmid ? link(`https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`, `PMID ${source.pmid}`) : null,
    ].filter(Boolean);

  const sourceItem = (slug) => {
    const source = graph.source(slug);
    const about = [source?.type ? show(graph.term(source.type), source.type) : null, source?.date].filter(Boolean);
    return make(
      "li",
      {},
      make("p", {}, sourceName(slug)),
      about.length ? make("p", { class: "detail" }, about.join(" · ")) : null,
      source && sourceLinks(source).length ? listed(sourceLinks(source)) : null,
    );
  };

  const provenance = (claim) => {
    const slugs = [...new Set(graph.evidenceOf(claim).map((item) => item.source))];
    return section(say("page-provenance"), make("ul", { class: "cards", role: "list" }, ...slugs.map(sourceItem)));
  };

  const backButton = (claim) => {
    const slug = state.now().entity ?? claim.subject;
    const name = language.entityName(graph.entities.get(slug));
    return button({ id: "back", class: "back", click: () => closeClaim(claim, slug) }, "← ", make("bdi", {}, name));
  };

  const closeClaim = (claim, slug) => {
    state.go({ claim: null, entity: slug });
    [...byId("panel").querySelectorAll("[data-claim]")].find((one) => one.dataset.claim === claim.slug)?.focus();
  };

  const otherSentence = (claim) => {
    const other = language.other(language.pick(claim.sentence).lang);
    return claim.sentence[other] ? make("p", { class: "other-name" }, marked(claim.sentence[other], other)) : null;
  };

  const trust = (claim) => {
    const verdict = graph.verdict(claim.verdict);
    return make(
      "div",
      { class: "trust" },
      make("p", { class: "marks" }, denial(claim), standing(claim)),
      verdict?.definition ? make("p", { class: "detail" }, spoken(verdict.definition)) : null,
    );
  };

  const triple = (claim) =>
    make(
      "p",
      { class: "triple" },
      entityButton(claim.subject),
      make("span", { class: "relation" }, head(claim), " ", spoken(graph.relationOf(claim).label, claim.relation)),
      entityButton(claim.object),
    );

  /** The content of the panel for a claim. */
  const card = (claim) => [
    backButton(claim),
    make("p", { class: "kicker" }, say("page-claim")),
    make("h2", { class: "statement" }, spoken(claim.sentence, claim.slug)),
    otherSentence(claim),
    trust(claim),
    triple(claim),
    make(
      "dl",
      { class: "facts" },
      ...termRow("page-dose", claim.doseBand),
      ...row("page-population", claim.population ? entityButton(claim.population) : null),
      ...termRow("page-aspect", claim.aspect),
      ...termRow("page-topic", claim.topic),
    ),
    ...evidenceGroups(claim),
    provenance(claim),
  ];

  return Object.freeze({ card });
});
