"use strict";

/** The ways from one entity to another as rows, to sort and to choose from, each step with its claim. */
kgraph.define("ways", ({ graph, dom: { make, button }, language, state, marks, walks, routes, links, sentence, ends }) => {
  const { say, count } = language;
  let sorting = { column: "number", descending: false };
  let unfolded = new Set();

  const claimButton = (claim) =>
    button(
      { class: "claim", "data-claim": claim.slug, click: () => marks.openClaim(claim) },
      marks.head(claim),
      make("span", { class: "sentence" }, language.spoken(claim.sentence, claim.slug)),
      make("span", { class: "marks" }, marks.denial(claim), marks.standing(claim)),
    );

  /** A step to a class that no claim states. */
  const filed = (step) =>
    make(
      "p",
      { class: "filed" },
      make("span", { class: "glyph tone-neutral", "aria-hidden": "true" }, "⊳"),
      " ",
      sentence.saidBy(step),
      " ",
      make("span", { class: "badge" }, say("page-path-filed")),
    );

  const stepItem = (step) => {
    const claim = routes.claimOf(step);
    return make(
      "li",
      { "data-step": `${step.start}--${step.end}` },
      claim ? claimButton(claim) : filed(step),
      step.warrants.length > 0
        ? make("div", { class: "warrants" }, say("page-path-because"), ...step.warrants.map(claimButton))
        : null,
    );
  };

  const steps = (walk, row) =>
    make(
      "details",
      {
        open: unfolded.has(row),
        toggle: (event) => (event.target.open ? unfolded.add(row) : unfolded.delete(row)),
      },
      make("summary", {}, count("page-path-steps", walk.steps.length)),
      make("ol", { class: "claims" }, ...walk.steps.map(stepItem)),
    );

  /** Whether a way rests on a contested claim too, besides one that is weaker still. */
  const isContested = ({ steps: all, verdict }) =>
    verdict !== "contested" &&
    all.some((step) => [routes.claimOf(step), ...step.warrants].some((claim) => claim?.verdict === "contested"));

  const weakest = (walk) => [
    make(
      "span",
      { class: `badge verdict-${walk.verdict}` },
      language.spoken(graph.verdict(walk.verdict)?.label, walk.verdict),
    ),
    isContested(walk) ? make("span", { class: "badge verdict-contested" }, "⚠ ", say("page-path-contested")) : null,
  ];

  const choice = (row, label, ...content) =>
    make(
      "label",
      { class: "choice" },
      make("input", {
        type: "radio",
        name: "path-row",
        value: row ?? "",
        "aria-label": label,
        change: () => state.go({ row }, { replace: true }),
      }),
      ...content,
    );

  const cell = (column, ...content) =>
    make("td", { role: "cell", "data-label": say(`page-path-column-${column}`) }, ...content);

  const line = ({ walk, row }, now) =>
    make(
      "tr",
      { role: "row", "data-row": row },
      cell("number", choice(row, say("page-path-choose", { row: language.number(row) }), language.number(row))),
      cell("way", make("p", {}, sentence.sentenceOf(walk, walks.direct(...now.path))), steps(walk, row)),
      cell("length", language.number(walk.steps.length)),
      cell("weakest", ...weakest(walk)),
      cell("sign", say("page-path-net", { sign: sentence.signText(walk.sign) })),
    );

  /** What the rows are sorted by; the order of the library breaks ties. */
  const VALUES = {
    number: ({ row }) => row,
    way: ({ walk }) => walk.steps.map(({ end }) => ends.nameOf(end)).join(" "),
    length: ({ walk }) => walk.steps.length,
    weakest: ({ walk }) => -links.strength(walk.verdict),
    sign: ({ walk }) => -(walk.sign ?? -2),
  };

  const compare = (one, two) => (typeof one === "string" ? language.compare(one, two) : one - two);

  const rows = (now) => {
    const value = VALUES[sorting.column];
    const way = sorting.descending ? -1 : 1;
    return routes
      .walksOf(now)
      .map((walk, index) => ({ walk, row: index + 1 }))
      .sort((one, two) => way * compare(value(one), value(two)) || one.row - two.row);
  };

  const sortBy = (column) => {
    sorting = { column, descending: sorting.column === column && !sorting.descending };
    state.go({}, { replace: true });
    document.querySelector(`#path [data-sort="${column}"]`).focus();
  };

  const heading = (column) => {
    const isSorted = sorting.column === column;
    const mark = isSorted ? (sorting.descending ? " ↓" : " ↑") : "";
    return make(
      "th",
      { scope: "col", "aria-sort": isSorted ? (sorting.descending ? "descending" : "ascending") : null },
      button({ "data-sort": column, click: () => sortBy(column) }, say(`page-path-column-${column}`), mark),
    );
  };

  const table = (now) =>
    make(
      "table",
      { role: "table" },
      make("caption", { class: "unseen" }, say("page-path-caption")),
      make("thead", {}, make("tr", {}, ...Object.keys(VALUES).map(heading))),
      make("tbody", {}, ...rows(now).map((row) => line(row, now))),
    );

  /** Fold the steps of all rows, but of the one that is chosen. */
  const fold = ({ row }) => {
    unfolded = new Set(row === null ? [] : [row]);
  };

  return Object.freeze({ table, choice, claimButton, fold, sorting: () => sorting });
});
