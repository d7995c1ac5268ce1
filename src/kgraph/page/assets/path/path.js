"use strict";

/** How one entity reaches another: the ways in words and as a list tied to the drawing, each said to be an inference. */
kgraph.define("path", (parts) => {
  const { dom: { make, byId }, language, walks, routes, links, ends, ways } = parts;
  const { say, count } = language;
  const container = byId("path");
  const list = make("div", { class: "path-list" });
  const words = make("div", { class: "path-words", role: "status" });
  container.append(ends.element, words, list);
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

  const direct = (now) => {
    const claims = obstacle(now) === null ? walks.direct(...now.path) : [];
    return claims.length > 0
      ? make("div", { class: "direct" }, make("p", {}, say("page-path-direct")), ...claims.map(ways.claimButton))
      : null;
  };

  const draw = (now) => {
    const rows = obstacle(now) === null ? [ways.choice(null, null, say("page-path-all")), ways.table(now)] : [];
    words.replaceChildren(...answer(now).filter(Boolean));
    list.replaceChildren(...[strayRow(now), direct(now), ...rows].filter(Boolean));
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
      ways.fold(now);
    }
    const next = { path, lang: now.lang, sorting: ways.sorting(), stray: strayRow(now) !== null };
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
