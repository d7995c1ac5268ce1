"use strict";

/** How one entity reaches another: the ways in words and as a list tied to the drawing, each said to be an inference. */
kgraph.define("path", (parts) => {
  const { graph, dom: { make, button, byId }, language, state, marks, walks, routes, links, sentence, ends } = parts;
  const { say, count } = language;
  const container = byId("path");
  const list = make("div", { class: "path-list" });
  const words = make("div", { class: "path-words", role: "status" });
  container.append(ends.element, words, list);
  let sorting = { column: "number", descending: false };
  let unfolded = new Set();
  let drawn = null;

  const facts = ({ path: [start, end] }) => ({ start: ends.nameOf(start), end: ends.nameOf(end) });

  /** What stands in the way of an answer, in words; null if there are paths. */
  const obstacle = (now) => {
    const [start, end] = now.path;
    if (start === null || end === null) {
      return say(start !== null ? "page-path-missing-to" : end !== null ? "page-path-missing-from" : "page-path-missing");
    }
    if (start === end) {
      return say("page-path-same", facts(now));
    }
    return routes.walksOf(now).length === 0 ? say("page-path-none", { ...facts(now), count: walks.MOST_EDGES }) : null;
  };

  const found = (now) => {
    const amount = routes.walksOf(now).length;
    return amount === walks.MOST_WALKS
      ? say("page-path-most", { ...facts(now), count: language.number(amount) })
      : count("page-path-found", amount, facts(now));
  };

  const answer = (now) => {
    const hindered = obstacle(now);
    if (hindered) {
      return [make("p", {}, hindered)];
    }
    const isAccepted = links.isAccepted(routes.walksOf(now)[0].verdict);
    return [
      make("p", { class: "inference" }, found(now), " ", say("page-path-inference")),
      isAccepted ? null : make("p", { class: "unaccepted" }, say("page-path-unaccepted")),
    ];
  };

  const strayRow = (now) =>
    now.row !== null && obstacle(now) === null && routes.chosenOf(now) === null
      ? make("p", {}, say("page-path-no-row", { row: language.number(now.row) }))
      : null;

  const claimButton = (claim) =>
    button(
      { class: "claim", "data-claim": claim.slug, click: () => marks.openClaim(claim) },
      marks.head(claim),
      make("span", { class: "sentence" }, language.spoken(claim.sentence, claim.slug)),
      make("span", { class: "marks" }, marks.denial(claim), marks.standing(claim)),
    );

  const direct = (now) => {
    const claims = obstacle(now) === null ? walks.direct(...now.path) : [];
    return claims.length > 0
      ? make("div", { class: "direct" }, make("p", {}, say("page-path-direct")), ...claims.map(claimButton))
      : null;
  };

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

  const isContested = ({ steps: all }) =>
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
    show(state.now());
    container.querySelector(`[data-sort="${column}"]`).focus();
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

  const draw = (now) => {
    const hasPaths = obstacle(now) === null;
    words.replaceChildren(...answer(now).filter(Boolean));
    const rest = [strayRow(now), direct(now), hasPaths ? choice(null, null, say("page-path-all")) : null, hasPaths ? table(now) : null];
    list.replaceChildren(...rest.filter(Boolean));
  };

  /** Mark the chosen row; the rows themselves stay as they are. */
  const choose = (now) => {
    const chosen = routes.chosenOf(now) ? now.row : null;
    for (const radio of list.querySelectorAll("[name=path-row]")) {
      radio.checked = radio.value === String(chosen ?? "");
    }
    for (const row of list.querySelectorAll("[data-row]")) {
      row.classList.toggle("selected", row.dataset.row === String(chosen));
    }
  };

  const topOf = (element) => element.getBoundingClientRect().top;

  /** Bring a row into sight within the list, beneath its head; the page itself stays where it is. */
  const reveal = (row) => {
    list.scrollTop = row ? list.scrollTop + topOf(row) - topOf(list) - list.querySelector("thead").offsetHeight : 0;
  };

  const show = (now) => {
    container.hidden = now.view !== "path";
    if (container.hidden) {
      return;
    }
    ends.show();
    const path = now.path.join("~");
    const isNew = drawn?.path !== path;
    if (isNew) {
      unfolded = new Set(now.row === null ? [] : [now.row]);
    }
    const next = { path, lang: now.lang, sorting, stray: strayRow(now) !== null };
    if (JSON.stringify(next) !== JSON.stringify(drawn)) {
      draw(now);
      drawn = next;
    }
    choose(now);
    if (isNew) {
      reveal(list.querySelector("tr.selected"));
    }
  };

  return Object.freeze({ show });
});
