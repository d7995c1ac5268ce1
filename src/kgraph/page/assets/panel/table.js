"use strict";

/** All claims as rows, to sort and to narrow; entities without a claim are listed beneath. */
kgraph.define("table", (parts) => {
  const { graph, dom: { make, button, byId }, language, state, filter, search: { fold }, marks } = parts;
  const { say, count } = language;
  const container = byId("table");

  /** What each column is sorted by. */
  const VALUES = {
    subject: (claim) => language.entityName(graph.entities.get(claim.subject)),
    relation: (claim) => language.show(graph.relationOf(claim).label, claim.relation),
    object: (claim) => language.entityName(graph.entities.get(claim.object)),
    standing: (claim) => String(graph.verdict(claim.verdict)?.order ?? 9) + (claim.denied ? "b" : "a"),
    certainty: (claim) => String(claim.certainty ? graph.term(claim.certainty).order : 9),
    evidence: (claim) => String(claim.evidence.length),
    claim: (claim) => language.show(claim.sentence, claim.slug),
  };

  /** All text by which a claim can be found, in both languages. */
  const textOf = (claim) => {
    const ends = [claim.subject, claim.object].map((slug) => graph.entities.get(slug));
    const pairs = [claim.sentence, graph.relationOf(claim).label, ...ends.map((entity) => entity.label)];
    const others = ends.flatMap((entity) => [...(entity.alt?.zh ?? []), ...(entity.alt?.en ?? [])]);
    return fold([...pairs.flatMap((pair) => [pair.zh ?? "", pair.en ?? ""]), ...others].join("\u0000"));
  };
  const texts = kgraph.once(() => new Map(graph.data.claims.map((claim) => [claim.slug, textOf(claim)])));

  const isAbout = ({ subject, object }, entity) => subject === entity || object === entity;

  const isWanted = (claim, key, { only, entity }) =>
    (!only || !entity || isAbout(claim, entity)) && (!key || texts().get(claim.slug).includes(key));

  /** The column that sorts, and whether backwards; an address has a minus for that. */
  const sortingOf = ({ sort }) => ({ column: sort.replace("-", ""), isBackward: sort.startsWith("-") });

  /** The claims that pass the filters and hold the words, in the order that the reader wants. */
  const rows = () => {
    const compare = language.comparer();
    const now = state.now();
    const key = fold(now.words);
    const { column, isBackward } = sortingOf(now);
    const value = VALUES[column];
    const way = isBackward ? -1 : 1;
    return filter
      .matching(now)
      .filter((claim) => isWanted(claim, key, now))
      .map((claim) => ({ claim, value: value(claim) }))
      .sort((one, two) => way * compare(one.value, two.value) || (one.claim.slug < two.claim.slug ? -1 : 1))
      .map(({ claim }) => claim);
  };

  const heading = (column) => {
    const sorting = sortingOf(state.now());
    const isSorted = sorting.column === column;
    const mark = isSorted ? (sorting.isBackward ? " ↓" : " ↑") : "";
    const order = sorting.isBackward ? "descending" : "ascending";
    return make(
      "th",
      { scope: "col", role: "columnheader", "aria-sort": isSorted ? order : null },
      button({ "data-sort": column, click: () => sortBy(column) }, say(`page-column-${column}`), mark),
    );
  };

  const sortBy = (column) => {
    const sorting = sortingOf(state.now());
    state.go({ sort: sorting.column === column && !sorting.isBackward ? `-${column}` : column }, { replace: true });
    container.querySelector(`[data-sort="${column}"]`).focus();
  };

  /** How many items speak for a claim, against it, and leave it open. */
  const tallyOf = (claim) => {
    const stances = graph.evidenceOf(claim).map(({ stance }) => stance);
    const number = (wanted) => language.number(stances.filter((stance) => stance === wanted).length);
    return say("page-tally", { for: number("supports"), against: number("refutes"), open: number("inconclusive") });
  };

  const certaintyOf = ({ certainty }) => (certainty ? language.show(graph.term(certainty), certainty) : "");

  const cell = (column, ...content) => make("td", { role: "cell", "data-label": say(`page-column-${column}`) }, ...content);

  const line = (claim) =>
    make(
      "tr",
      { role: "row", "data-row": claim.slug, class: claim.slug === state.now().claim ? "selected" : null },
      cell("subject", marks.entityButton(claim.subject)),
      cell("relation", marks.head(claim), " ", language.spoken(graph.relationOf(claim).label, claim.relation)),
      cell("object", marks.entityButton(claim.object)),
      cell("standing", marks.denial(claim), " ", marks.standing(claim)),
      cell("certainty", certaintyOf(claim)),
      cell("evidence", tallyOf(claim)),
      cell(
        "claim",
        button({ class: "claim", click: () => marks.openClaim(claim) }, language.spoken(claim.sentence, claim.slug)),
      ),
    );

  const loose = () => {
    const alone = graph.data.entities
      .filter((entity) => graph.claimsOf(entity.slug).length === 0)
      .sort((one, two) => language.compare(language.entityName(one), language.entityName(two)));
    if (alone.length === 0) {
      return null;
    }
    return make(
      "section",
      { class: "loose" },
      make("h2", {}, count("page-loose", alone.length)),
      make("ul", { class: "inline", role: "list" }, ...alone.map((entity) => make("li", {}, marks.entityButton(entity.slug)))),
    );
  };

  const body = make("tbody", { role: "rowgroup" });
  const tally = make("p", { role: "status", class: "tally" });

  /** The first rows at once, the others while the browser is idle: a thousand rows take longer than a reader waits. */
  const AT_ONCE = 40;
  const LONGEST_WAIT = 100; // milliseconds; a browser that sees nothing to paint may never call itself idle
  const whenIdle = window.requestIdleCallback ?? ((act) => setTimeout(act, 0, { timeRemaining: () => 0 })); // not in Safari
  const forget = window.cancelIdleCallback ?? clearTimeout;
  let pending = 0;

  const addLater = (rest) => {
    pending = whenIdle((deadline) => {
      do {
        body.append(...rest.splice(0, 20).map(line));
      } while (rest.length > 0 && deadline.timeRemaining() > 4);
      if (rest.length > 0) {
        addLater(rest);
      }
    }, { timeout: LONGEST_WAIT });
  };

  const drawRows = () => {
    forget(pending);
    const found = rows();
    body.replaceChildren(...found.slice(0, AT_ONCE).map(line));
    addLater(found.slice(AT_ONCE));
    tally.textContent = count("page-table-count", graph.data.claims.length, { shown: language.number(found.length) });
  };

  const narrow = (event) => event.isComposing || state.go({ words: words.value }, { replace: true });

  const words = make("input", { id: "table-filter", type: "text", input: narrow, compositionend: narrow });
  const wordsName = make("span");
  const only = make("input", {
    id: "table-only",
    type: "checkbox",
    change: () => state.go({ only: only.checked }, { replace: true }),
  });
  const onlyName = make("span");
  const onlyChoice = make("label", { class: "choice" }, only, onlyName);
  const caption = make("caption", { class: "unseen" });
  const head = make("tr", { role: "row" });
  const others = make("div");
  container.append(
    make("div", { class: "table-controls" }, make("label", {}, wordsName, " ", words), onlyChoice, tally),
    make("table", { role: "table" }, caption, make("thead", { role: "rowgroup" }, head), body),
    others,
  );

  /** Put into the controls what the state says; the box is left alone while somebody writes in it. */
  const drawControls = (now) => {
    wordsName.textContent = say("page-table-filter");
    if (words.value !== now.words) {
      words.value = now.words;
    }
    onlyChoice.hidden = !now.entity;
    only.checked = now.only;
    onlyName.textContent = now.entity
      ? say("page-table-only", { entity: language.entityName(graph.entities.get(now.entity)) })
      : "";
  };

  /** Which button of which row has the focus, to give it back after the rows are drawn anew. */
  const focusedButton = () => {
    const row = document.activeElement?.closest("[data-row]");
    return row ? { slug: row.dataset.row, index: [...row.querySelectorAll("button")].indexOf(document.activeElement) } : null;
  };

  const focusButton = ({ slug, index }) => {
    const row = [...body.children].find((one) => one.dataset.row === slug);
    row?.querySelectorAll("button")[index]?.focus();
  };

  const draw = (now) => {
    const focused = focusedButton();
    drawControls(now);
    caption.textContent = say("page-table-caption");
    head.replaceChildren(...state.COLUMNS.map(heading));
    others.replaceChildren(...[loose()].filter(Boolean));
    drawRows();
    if (focused) {
      focusButton(focused);
    }
  };

  const show = (now) => {
    container.hidden = now.view !== "table";
    if (container.hidden) {
      forget(pending);
      body.replaceChildren();
    } else {
      draw(now);
    }
  };

  return Object.freeze({ show, rows });
});
