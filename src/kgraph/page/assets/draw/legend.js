"use strict";

/** The legend below the drawing, and its pictures, with the same shapes, heads and lines as the drawing. */
kgraph.define("legend", ({ graph, dom: { make, drawn, byId }, language: { both, hold, show } }) => {
  const POINTS = {
    square: "3,3 13,3 13,13 3,13",
    diamond: "8,1 15,8 8,15 1,8",
    triangle: "8,2 15,14 1,14",
    triangleDown: "1,2 15,2 8,14",
    hexagon: "4,2 12,2 15.5,8 12,14 4,14 0.5,8",
    star: "8,0.5 10,6 15.5,6 11,9.5 13,15 8,11.6 3,15 5,9.5 0.5,6 6,6",
  };

  /** A small picture of the shape and fill of a category. */
  const swatch = (category) => {
    const { family, shape } = graph.lookOf(category);
    const mark = POINTS[shape]
      ? drawn("polygon", { points: POINTS[shape] })
      : drawn("circle", { cx: 8, cy: 8, r: 6 });
    mark.setAttribute("class", `swatch fill-${family}`);
    return drawn("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, mark);
  };

  const HEADS = {
    arrow: () => drawn("polygon", { points: "28,7 38,12 28,17", class: "head" }),
    bar: () => drawn("path", { d: "M37 5V19", class: "stroke thick" }),
    circle: () => drawn("circle", { cx: 33, cy: 12, r: 4.5, class: "head" }),
    vee: () => drawn("polygon", { points: "27,6 38,12 27,18 31,12", class: "head" }),
    none: () => null,
  };

  /** A small picture of an edge: its head, the colour of its sign and its line. */
  const sample = (head, tone, dashes = null) =>
    drawn(
      "svg",
      { viewBox: "0 0 42 24", width: 42, height: 24, "aria-hidden": "true", class: `tone-${tone}` },
      drawn("path", { d: head === "none" ? "M2 12H38" : "M2 12H30", class: "stroke", "stroke-dasharray": dashes }),
      HEADS[head](),
    );

  /** A small picture of a line of some width in pixels. */
  const width = (pixels) =>
    drawn(
      "svg",
      { viewBox: "0 0 42 24", width: 42, height: 24, "aria-hidden": "true", class: "tone-neutral" },
      drawn("path", { d: "M2 12H38", stroke: "currentcolor", "stroke-width": pixels }),
    );

  const HEADS_SHOWN = [["plus", "arrow"], ["minus", "bar"], ["denied", "circle"], ["structure", "vee"], ["none", "none"]];

  const row = (picture, pair, missing) => make("li", {}, picture, hold(make("span"), pair, missing));

  const headRows = () =>
    HEADS_SHOWN.map(([sign, head]) => {
      const tone = sign === "plus" || sign === "minus" ? sign : "neutral";
      return row(sample(head, tone), both(`page-sign-${sign}`));
    });

  /** The names of verdicts as one list in each language. */
  const listed = (slugs) => {
    const separators = both("page-list-separator");
    const inOne = (lang) => slugs.map((slug) => show(graph.verdict(slug).label, slug, lang)).join(separators[lang]);
    return { zh: inOne("zh"), en: inOne("en") };
  };

  /** One row for each kind of line, naming the verdicts drawn with it. */
  const lineRows = () => {
    const lines = new Map();
    const verdicts = Object.entries(graph.data.verdicts).sort(([, one], [, two]) => one.order - two.order);
    for (const [slug] of verdicts) {
      const dashes = (graph.view.lines[slug] || []).join(" ");
      lines.set(dashes, [...(lines.get(dashes) ?? []), slug]);
    }
    return [...lines].map(([dashes, slugs]) => row(sample("none", "neutral", dashes || null), listed(slugs)));
  };

  const widths = (now) =>
    row(width(4), both(now?.view === "overview" ? "page-legend-many" : "page-legend-width"));

  const warning = () => row(make("span", { class: "tone-minus", "aria-hidden": "true" }, "⚠"), both("page-legend-warning"));

  const dagger = () => row(make("span", { "aria-hidden": "true" }, "†"), both("page-not-in-people"));

  const rows = (now) => [...headRows(), ...lineRows(), widths(now), warning(), dagger()];

  /** The categories, where no filters beside the drawing show them. */
  const categoryRows = () =>
    [...graph.data.categories]
      .sort((one, two) => one.order - two.order)
      .map(({ slug, label }) => row(swatch(slug), label, slug));

  const put = (now) => byId("legend").replaceChildren(...rows(now), ...(now.view === "path" ? categoryRows() : []));

  return Object.freeze({ show: put, swatch, sample, width, row, rows });
});
