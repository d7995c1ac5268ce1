"use strict";

/** The filters, which are the legend too: each choice shows how it is drawn and how many claims it would let pass. */
kgraph.define("facets", ({ graph, dom: { make, button, byId }, language, state, filter, legend }) => {
  const { say, show } = language;
  const { data, view } = graph;
  const HEADS = { plus: "arrow", minus: "bar", denied: "circle", structure: "vee", none: "none" };
  const TONES = { plus: "plus", minus: "minus" };
  const ALWAYS_OPEN = ["category", "sign", "verdict", "certainty"];
  const opened = new Set(ALWAYS_OPEN);

  const inOrder = (table) => Object.keys(table).sort((one, two) => table[one].order - table[two].order);

  const termsOf = (name) =>
    [...state.CHOICES[name]]
      .filter((value) => value !== "none")
      .sort((one, two) => (graph.term(one)?.order ?? 0) - (graph.term(two)?.order ?? 0));

  const withNone = (name) => [...termsOf(name), ...(state.CHOICES[name].has("none") ? ["none"] : [])];

  const byLabel = (values, label) => [...values].sort((one, two) => language.compare(label(one), label(two)));

  const termLabel = (value) => (value === "none" ? say("page-unstated") : show(graph.term(value), value));

  const relationLabel = (value) => show(data.relations[value].label, value);

  const lineOf = (verdict) => (view.lines[verdict] || []).join(" ") || null;

  /** Each filter: its choices in order, the name of a choice, and how it is drawn. */
  const FACETS = {
    category: {
      values: () => [...data.categories].sort((one, two) => one.order - two.order).map(({ slug }) => slug),
      label: (value) => show(graph.categories.get(value).label, value),
      picture: legend.swatch,
    },
    sign: {
      values: () => Object.keys(HEADS),
      label: (value) => say(`page-sign-${value}`),
      picture: (value) => legend.sample(HEADS[value], TONES[value] ?? "neutral"),
    },
    verdict: {
      values: () => inOrder(data.verdicts),
      label: (value) => show(graph.verdict(value).label, value),
      picture: (value) => legend.sample(value === "refuted" ? "circle" : "none", "neutral", lineOf(value)),
    },
    certainty: {
      values: () => withNone("certainty"),
      label: termLabel,
      picture: (value) => legend.width(view.widths[value] ?? 1),
    },
    topic: { values: () => byLabel(termsOf("topic"), termLabel), label: termLabel },
    relation: { values: () => byLabel(state.CHOICES.relation, relationLabel), label: relationLabel },
    design: { values: () => termsOf("design"), label: termLabel },
    dose: { values: () => withNone("dose"), label: termLabel },
  };

  const toggle = (name, value) => {
    const chosen = state.now()[name];
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    state.go({ [name]: next }, { replace: true });
  };

  const choice = (name, value, count) => {
    const { label, picture } = FACETS[name];
    const isChosen = state.now()[name].includes(value);
    if (!count && !isChosen) {
      return null;
    }
    const id = `filter-${name}-${value}`;
    return make(
      "li",
      {},
      make(
        "label",
        { class: "choice" },
        make("input", { type: "checkbox", id, checked: isChosen, change: () => toggle(name, value) }),
        picture ? picture(value) : null,
        make("span", { class: "choice-name" }, label(value)),
        make("span", { class: "tally" }, language.number(count ?? 0)),
      ),
    );
  };

  const facet = (name) => {
    const counts = filter.counts(state.now(), name);
    const choices = FACETS[name].values().map((value) => choice(name, value, counts.get(value)));
    const isOpen = opened.has(name) || state.now()[name].length > 0;
    const note = (event) => opened[event.target.open ? "add" : "delete"](name);
    return make(
      "details",
      { class: "facet", "data-facet": name, open: isOpen, toggle: note },
      make("summary", {}, say(`page-filter-${name}`)),
      make("ul", { role: "list" }, ...choices.filter(Boolean)),
    );
  };

  const OPTIONS = ["contested", "refuted", "structure", "kinds"];

  const option = (name) =>
    make(
      "li",
      {},
      make(
        "label",
        { class: "choice" },
        make("input", {
          type: "checkbox",
          id: `draw-${name}`,
          checked: state.now()[name],
          change: (event) => state.go({ [name]: event.target.checked }, { replace: true }),
        }),
        make("span", { class: "choice-name" }, say(`page-draw-${name}`)),
      ),
    );

  const nothing = () => ({ ...Object.fromEntries(state.FILTERS.map((name) => [name, []])), contested: false });

  const clear = () =>
    filter.isFiltered(state.now())
      ? button({ id: "clear-filters", click: () => state.go(nothing()) }, say("page-filter-clear"))
      : null;

  const isWide = window.matchMedia("(min-width: 821px)");
  const sheet = byId("side");
  sheet.open = isWide.matches;
  isWide.addEventListener("change", () => {
    sheet.open = isWide.matches;
  });

  const draw = () => {
    const focused = document.activeElement?.id;
    const parts = [clear(), make("ul", { class: "options", role: "list" }, ...OPTIONS.map(option))];
    byId("facets").replaceChildren(...[...parts, ...Object.keys(FACETS).map(facet)].filter(Boolean));
    if (focused && byId("facets").contains(document.getElementById(focused))) {
      byId(focused).focus();
    }
  };

  const label = (name, value) => FACETS[name].label(value);

  return Object.freeze({ show: draw, label });
});
