"use strict";

/** One entity in the panel: its names, what it is, what can be done with it, and its claims. */
kgraph.define("entity", ({ graph, dom: { make, button, link }, language, state, legend, marks, claimlist }) => {
  const { say, spoken, marked } = language;
  const { entityButton, listed } = marks;

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

  const focusButton = () =>
    state.now().view === "focus"
      ? null
      : button({ id: "open-focus", click: () => state.go({ view: "focus" }) }, say("page-open-focus"));

  const pathButton = (slug) =>
    button({ id: "path-from-here", click: () => state.go({ view: "path", path: [slug, null] }) }, say("page-paths-from-here"));

  /** Adds a substance to the check, unless it is there already or the check is full. */
  const checkButton = ({ slug }) => {
    if (!graph.data.checks.substances.includes(slug)) {
      return null;
    }
    const { check } = state.now();
    const add = () => state.go({ view: "check", check: [...new Set([...state.now().check, slug])] });
    const isFull = check.length >= state.MOST_CHECKED && !check.includes(slug);
    const key = check.includes(slug) ? "page-open-check" : isFull ? "page-add-check-full" : "page-add-check";
    return button({ id: "add-check", click: add, disabled: isFull }, say(key));
  };

  /** Keeps the neighbourhood of an entity in the lanes while the reader goes on to another one. */
  const keepButton = (slug) => {
    const { kept, view } = state.now();
    const isKept = kept.includes(slug);
    const toggle = () => state.go({ kept: isKept ? kept.filter((one) => one !== slug) : [...kept, slug] });
    return view === "lanes"
      ? button({ id: "keep", "aria-pressed": String(isKept), click: toggle }, say("page-keep"))
      : null;
  };

  const actions = (entity) =>
    graph.claimsOf(entity.slug).length > 0
      ? make("div", { class: "actions" }, focusButton(), keepButton(entity.slug), pathButton(entity.slug), checkButton(entity))
      : null;

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
    actions(entity),
    facts(entity),
    entity.note ? make("div", { class: "note" }, make("h3", {}, say("page-note")), make("p", {}, spoken(entity.note))) : null,
    ...claimlist.sections(entity),
    graph.claimsOf(entity.slug).length === 0 ? make("p", {}, say("page-no-claims")) : null,
  ];

  return Object.freeze({ card });
});
