"use strict";

/** Joins the parts: every change of state is shown by all of them. */
(({ graph, dom, language, state, search, combobox, drawing, labels, legend, panel, table, theme }) => {
  const { byId, button, make } = dom;
  const { say } = language;

  const VIEW_KEYS = { lanes: "page-view-lanes", focus: "page-view-focus", table: "page-view-table" };
  const CAMERA = [
    ["zoom-in", "＋", "page-zoom-in", () => drawing.zoom(1.25)],
    ["zoom-out", "－", "page-zoom-out", () => drawing.zoom(0.8)],
    ["fit", "⤢", "page-fit", () => drawing.fit()],
    ["pan-left", "←", "page-pan-left", () => drawing.pan(-0.2, 0)],
    ["pan-right", "→", "page-pan-right", () => drawing.pan(0.2, 0)],
    ["pan-up", "↑", "page-pan-up", () => drawing.pan(0, -0.2)],
    ["pan-down", "↓", "page-pan-down", () => drawing.pan(0, 0.2)],
  ];

  const views = new Map(
    state.VIEWS.map((view) => [view, button({ id: `view-${view}`, click: () => state.go({ view }) })]),
  );
  byId("views").append(...views.values());

  const camera = CAMERA.map(([id, sign, key, act]) => {
    const element = button({ id, click: act }, make("span", { "aria-hidden": "true" }, sign));
    return { element, key };
  });
  byId("camera").append(...camera.map(({ element }) => element));

  const press = (element, isOn) => element.setAttribute("aria-pressed", String(isOn));

  const showHeader = (now) => {
    const title = language.show(graph.data.title);
    document.title = title;
    byId("title").textContent = title;
    press(byId("lang-zh"), now.lang === "zh");
    press(byId("lang-en"), now.lang === "en");
    byId("theme").textContent = say(theme.now() === "dark" ? "page-theme-light" : "page-theme-dark");
    for (const [view, element] of views) {
      element.textContent = say(VIEW_KEYS[view]);
      press(element, view === now.view);
    }
    for (const { element, key } of camera) {
      element.setAttribute("aria-label", say(key));
      element.title = say(key);
    }
    byId("foot").textContent = say("page-foot", { release: graph.data.release, licence: graph.data.licence });
  };

  const NOTICES = { entity: "page-unknown-entity", claim: "page-unknown-claim" };

  const showNotice = ({ unknown }) => {
    byId("notice").hidden = !unknown;
    if (!unknown) {
      byId("notice").replaceChildren();
      return;
    }
    const [before, after] = say(NOTICES[unknown.what]).split("{name}");
    byId("notice").replaceChildren(before, make("bdi", {}, unknown.name), after);
    if (unknown.what === "entity") {
      combobox.offer(unknown.name);
    }
  };

  const selectedText = (now) => {
    const claim = graph.claims.get(now.claim);
    if (claim) {
      return say("page-selected-claim", { claim: language.show(claim.sentence, claim.slug) });
    }
    const entity = graph.entities.get(now.entity);
    if (!entity) {
      return "";
    }
    const category = language.show(graph.categories.get(entity.category)?.label, entity.category);
    const facts = { entity: language.entityName(entity), category };
    return language.count("page-selected", graph.claimsOf(entity.slug).length, facts);
  };

  const shownText = (now) => {
    if (now.view === "table") {
      return "";
    }
    const { entities, claims } = drawing.shown();
    return say("page-shown", {
      entities: language.number(entities.size),
      allEntities: language.number(graph.data.entities.length),
      claims: language.number(claims.size),
      allClaims: language.number(graph.data.claims.length),
    });
  };

  const showStatus = (now) => {
    byId("status").textContent = selectedText(now);
    byId("shown").textContent = shownText(now);
    document.body.classList.toggle("has-selection", Boolean(now.entity || now.claim));
    byId("to-panel").hidden = !(now.entity || now.claim);
  };

  const showStage = (now) => {
    const isTable = now.view === "table";
    byId("stage").hidden = isTable;
    byId("camera").hidden = isTable;
    if (!isTable) {
      drawing.show(now);
    }
    const isEmpty = !isTable && drawing.shown().entities.size === 0;
    byId("empty").hidden = !isEmpty;
    byId("empty").textContent = isEmpty ? say(now.view === "focus" ? "page-focus-empty" : "page-lanes-empty") : "";
  };

  const show = (now) => {
    if (language.now() !== now.lang || document.documentElement.dataset.dressed === undefined) {
      language.use(now.lang);
      document.documentElement.dataset.dressed = "";
    }
    showHeader(now);
    showNotice(now);
    legend.show();
    showStage(now);
    panel.show(now);
    table.show(now);
    showStatus(now);
  };

  byId("lang-zh").addEventListener("click", () => state.go({ lang: "zh" }, { replace: true }));
  byId("lang-en").addEventListener("click", () => state.go({ lang: "en" }, { replace: true }));
  byId("theme").addEventListener("click", theme.toggle);
  for (const jump of document.querySelectorAll("a[data-to]")) {
    jump.addEventListener("click", (event) => {
      event.preventDefault();
      const target = byId(jump.dataset.to);
      (target.checkVisibility() ? target : byId("table-filter")).focus();
    });
  }
  theme.listen(() => show(state.now()));
  state.listen(show);
  state.begin();

  /** For tests and the curious: what the page holds and shows. */
  window.__kgraph = Object.freeze({
    network: drawing.network,
    state: state.now,
    shown: () => ({ entities: [...drawing.shown().entities], claims: [...drawing.shown().claims] }),
    labels: labels.boxes,
    fold: search.fold,
    find: search.find,
  });
})(kgraph);
