"use strict";

/** Where a reader begins: questions, each a link to its answer. */
kgraph.define("start", ({ graph, dom: { make, byId }, language: { say, number }, state }) => {
  const container = byId("start");

  /** A link that keeps the language, the theme and nothing else. */
  const card = ({ key, state: answer }) =>
    make(
      "li",
      {},
      make(
        "a",
        {
          class: "question",
          href: state.linkTo(answer),
          "data-question": key,
          click: (event) => {
            event.preventDefault();
            state.open(answer);
          },
        },
        make("span", { class: "question-text" }, say(`page-question-${key}`)),
        make("span", { class: "question-view" }, say(`page-view-${answer.view}`), " →"),
      ),
    );

  const facts = () => ({
    entities: number(graph.data.entities.length),
    claims: number(graph.data.claims.length),
    evidence: number(graph.data.counts.evidence),
    sources: number(graph.data.counts.sources),
  });

  const show = (now) => {
    container.hidden = now.view !== "start";
    if (!container.hidden) {
      container.replaceChildren(
        make("h2", {}, say("page-start")),
        make("ul", { class: "questions", role: "list" }, ...graph.data.questions.map(card)),
        make("p", {}, say("page-start-search")),
        make("p", {}, say("page-start-holds", facts())),
        make("p", { class: "warning" }, say("page-start-warning")),
      );
    }
  };

  return Object.freeze({ show });
});
