"use strict";

/** What the overview shows, in the panel: the categories with how many entities and claims each has. */
kgraph.define("overview", ({ graph, dom: { make, button }, language, state, filter, legend, drawing }) => {
  const { say, count, show } = language;

  const open = (category) => state.go({ view: "lanes", category: [category], entity: null, claim: null });

  const row = (claims) => ({ category, members }) =>
    make(
      "li",
      {},
      button(
        { class: "entity", "data-category": category, click: () => open(category) },
        legend.swatch(category),
        show(graph.categories.get(category).label, category),
      ),
      make(
        "span",
        { class: "tally" },
        [count("page-entities", members.length), count("page-claims", claims.get(category) ?? 0)].join(say("page-list-separator")),
      ),
    );

  const size = ({ members }) => members.length;

  /** The content of the panel for the overview, the largest category first. */
  const card = () => [
    make("h2", {}, say("page-view-overview")),
    make("p", {}, say("page-overview-how")),
    make(
      "ul",
      { class: "starts", role: "list" },
      ...[...drawing.shown().groups]
        .sort((one, two) => size(two) - size(one) || (one.id < two.id ? -1 : 1))
        .map(row(filter.counts(state.now(), "category"))),
    ),
  ];

  return Object.freeze({ card });
});
