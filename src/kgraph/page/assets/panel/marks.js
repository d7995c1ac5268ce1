"use strict";

/** What stands for entities and claims wherever they are named: buttons, heads, badges, places, lists. */
kgraph.define("marks", ({ graph, dom: { make, button, byId }, language, state, legend }) => {
  const HEADS = { arrow: "→", bar: "⊣", circle: "∅", vee: "⊳", none: "—" };
  const { say, show, spoken } = language;

  const entityButton = (slug, changes = {}) => {
    const entity = graph.entities.get(slug);
    return button(
      { class: "entity", "data-entity": slug, click: () => state.go({ entity: slug, claim: null, ...changes }) },
      legend.swatch(entity.category),
      spoken(entity.label, slug),
    );
  };

  const head = (claim) => {
    const { head: name, tone } = graph.headOf(claim);
    return make("span", { class: `glyph tone-${tone}`, "aria-hidden": "true" }, HEADS[name]);
  };

  /** How far a claim can be trusted, in words that fit a sentence which, for a refuted claim, says that it is not so. */
  const standing = (claim) => {
    const refuted = claim.verdict === "refuted";
    const text = refuted ? say("page-standing-refuted") : show(graph.term(claim.standing), claim.standing);
    return make("span", { class: `badge verdict-${claim.verdict}` }, text);
  };

  const denial = (claim) =>
    claim.denied ? make("span", { class: "badge denied" }, "∅ ", say("page-denied")) : null;

  /** Said of a mechanism that rests on animals, cells, databases or reviews alone. */
  const preclinical = (claim) =>
    graph.isOnlyPreclinical(claim) ? make("span", { class: "badge" }, "† ", say("page-not-in-people")) : null;

  const openClaim = (claim) => {
    state.go({ claim: claim.slug });
    byId("panel").focus();
  };

  /** The place of an evidence item in its source, counted from 1, both ends included. */
  const place = ({ paragraph, spanStart, spanEnd }) => {
    if (paragraph === null || paragraph === undefined) {
      return null;
    }
    if (spanStart === null || spanStart === undefined) {
      return say("page-paragraph", { paragraph });
    }
    return say("page-span", { paragraph, start: spanStart + 1, end: spanEnd });
  };

  /** The same, short. */
  const shortPlace = ({ paragraph, spanStart, spanEnd }) => {
    if (paragraph === null || paragraph === undefined) {
      return null;
    }
    const hasSpan = spanStart !== null && spanStart !== undefined;
    return say("page-place-short", { paragraph, span: hasSpan ? `${spanStart + 1}–${spanEnd}` : "" }).trimEnd();
  };

  const section = (title, ...content) => make("section", {}, make("h3", {}, title), ...content);

  const listed = (items) =>
    make("ul", { class: "inline", role: "list" }, ...items.map((item) => make("li", {}, item)));

  return Object.freeze({ entityButton, head, standing, denial, preclinical, openClaim, place, shortPlace, section, listed });
});
