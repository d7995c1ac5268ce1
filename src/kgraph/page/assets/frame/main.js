"use strict";

/** Joins the parts: every change of state is shown by all of them. */
kgraph.define("main", (parts) => {
  const { graph, dom, language, state, search, finder, drawing, labels, legend, facets, heads, panel, start, path, table,
    check, article, theme, mentions } = parts;
  const { byId, button, make } = dom;
  const { say, both, hold } = language;

  /** The views as the reader finds them: those that draw share the stage, the others have a place of their own. */
  const TABS = state.VIEWS.filter((view) => view !== "start");
  const CAMERA = [
    ["zoom-in", "＋", "page-zoom-in", () => drawing.zoom(1.25)],
    ["zoom-out", "－", "page-zoom-out", () => drawing.zoom(0.8)],
    ["fit", "⤢", "page-fit", () => drawing.fit()],
    ["pan-left", "←", "page-pan-left", () => drawing.pan(-0.2, 0)],
    ["pan-right", "→", "page-pan-right", () => drawing.pan(0.2, 0)],
    ["pan-up", "↑", "page-pan-up", () => drawing.pan(0, -0.2)],
    ["pan-down", "↓", "page-pan-down", () => drawing.pan(0, 0.2)],
  ];

  /** What a view opens on: a path starts at the selected entity if it has no ends yet. */
  const opening = (view) => {
    const { entity, path: [start, end] } = state.now();
    return view === "path" && entity !== null && start === null && end === null ? { view, path: [entity, null] } : { view };
  };

  const views = new Map(
    TABS.map((view) => [view, button({ id: `view-${view}`, click: () => state.go(opening(view)) })]),
  );
  byId("views").append(...views.values());

  const camera = CAMERA.map(([id, sign, key, act]) => {
    const element = button({ id, click: act }, make("span", { "aria-hidden": "true" }, sign));
    return { element, key };
  });
  byId("camera").append(...camera.map(({ element }) => element));

  const press = (element, isOn) => element.setAttribute("aria-pressed", String(isOn));

  const showHeader = (now) => {
    document.body.dataset.view = now.view;
    document.body.classList.toggle("has-selection", Boolean(now.entity || now.claim));
    document.title = language.show(graph.data.title);
    hold(byId("title"), graph.data.title);
    press(byId("lang-zh"), now.lang === "zh");
    press(byId("lang-en"), now.lang === "en");
    hold(byId("theme"), both(theme.now() === "dark" ? "page-theme-light" : "page-theme-dark"));
    for (const [view, element] of views) {
      hold(element, both(`page-view-${view}`));
      press(element, view === now.view);
    }
    for (const { element, key } of camera) {
      element.setAttribute("aria-label", say(key));
      element.title = say(key);
    }
    hold(byId("foot"), both("page-foot", { release: graph.data.release, licence: graph.data.licence }));
  };

  const NOTICES = {
    entity: "page-unknown-entity",
    claim: "page-unknown-claim",
    source: "page-unknown-source",
    row: "page-unknown-row",
    check: "page-unknown-check",
    same: "page-unknown-same",
    view: "page-unknown-view",
  };

  /** A message about a name that is not the page's own, which stands apart in direction. */
  const about = ({ what, name }) => {
    const [before, after] = say(NOTICES[what] ?? "page-unknown-value").split("{name}");
    return make("p", {}, before, make("bdi", {}, name), after);
  };

  const showNotice = ({ unknown }) => {
    byId("notice").hidden = unknown.length === 0;
    byId("notice").replaceChildren(...unknown.map(about));
    const entity = unknown.find(({ what }) => what === "entity");
    if (entity) {
      finder.offer(entity.name);
    }
  };

  /** What was marked as the start of a path by its key, as long as the end is missing. */
  const markedText = ({ view, path: [start, end] }) =>
    start !== null && end === null && view !== "path"
      ? say("page-path-marked", { entity: language.entityName(graph.entities.get(start)) })
      : "";

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
    if (!state.DRAWN.includes(now.view)) {
      return "";
    }
    const { entities, claims, groups, bundles } = drawing.shown();
    const members = groups.flatMap((group) => group.members);
    const bundled = bundles.flatMap((bundle) => bundle.claims);
    return say("page-shown", {
      entities: language.number(entities.size + members.length),
      allEntities: language.number(graph.data.entities.length),
      claims: language.number(claims.size + bundled.length),
      allClaims: language.number(graph.data.claims.length),
    });
  };

  /** Why there is less than there might be, each with the button that shows the rest. */
  const more = (now) => {
    const { hidden, refuted } = state.DRAWN.includes(now.view) ? drawing.shown() : { hidden: 0, refuted: 0 };
    const shows = (id, key, amount, changes) =>
      amount > 0 ? button({ id, click: () => state.go(changes) }, language.count(key, amount)) : null;
    const reasons = [hidden > 0 ? say("page-more-hidden-why") : "", refuted > 0 ? say("page-more-refuted-why") : ""];
    const why = make("details", { id: "why" }, make("summary", {}, say("page-more-why")), make("p", {}, reasons.join(" ")));
    const canLess = now.all && ["lanes", "focus"].includes(now.view);
    return [
      shows("show-all", "page-more-hidden", hidden, { all: true }),
      canLess ? button({ id: "show-less", click: () => state.go({ all: false }) }, say("page-less")) : null,
      shows("show-refuted", "page-more-refuted", refuted, { refuted: true }),
      hidden + refuted > 0 ? why : null,
    ].filter(Boolean);
  };

  const showStatus = (now) => {
    byId("status").textContent = [selectedText(now), markedText(now)].filter(Boolean).join(" ");
    byId("shown").textContent = shownText(now);
    byId("more").replaceChildren(...more(now));
    byId("to-panel").hidden = !(now.entity || now.claim);
  };

  const showStage = (now) => {
    const isDrawn = state.DRAWN.includes(now.view);
    byId("stage").hidden = !isDrawn;
    byId("camera").hidden = !isDrawn;
    byId("legend").hidden = !isDrawn;
    if (isDrawn) {
      drawing.show(now);
    }
    const isEmpty = isDrawn && drawing.shown().entities.size + drawing.shown().groups.length === 0;
    byId("empty").hidden = !isEmpty;
    byId("empty").textContent = isEmpty ? say(`page-empty-${now.view}`) : "";
  };

  const show = (now) => {
    if (language.now() !== now.lang || document.documentElement.dataset.dressed === undefined) {
      language.use(now.lang);
      document.documentElement.dataset.dressed = "";
    }
    showHeader(now);
    showNotice(now);
    facets.show(now);
    legend.show(now);
    heads.show(now);
    for (const part of [start, path, table, check, article]) {
      part.show(now);
    }
    showStage(now); // after all that takes of its room
    panel.show(now);
    showStatus(now);
  };

  byId("lang-zh").addEventListener("click", () => state.go({ lang: "zh" }, { replace: true }));
  byId("lang-en").addEventListener("click", () => state.go({ lang: "en" }, { replace: true }));
  byId("theme").addEventListener("click", theme.toggle);
  byId("title").addEventListener("click", () => state.go({ view: "start", entity: null, claim: null }));
  for (const jump of document.querySelectorAll("a[data-to]")) {
    jump.addEventListener("click", (event) => {
      event.preventDefault();
      byId(jump.dataset.to).focus();
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
    scene: drawing.shown,
    walks: parts.walks.find,
    words: (walk) => parts.sentence.sentenceOf(walk, parts.walks.direct(walk.steps[0].start, walk.steps.at(-1).end)),
    labels: labels.boxes,
    fold: search.fold,
    find: search.find,
    mentions: mentions.find,
  });
});
