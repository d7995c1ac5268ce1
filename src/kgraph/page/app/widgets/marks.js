/** Buttons, badges and arrow glyphs for entities and claims, and other small parts shared by the views. */

import { button, byId, make } from "../core/dom.js";
import { entityBySlug, headOf, isOnlyPreclinical, termOf } from "../core/graph.js";
import { say, spokenText, textOf } from "../core/language.js";
import { go } from "../core/state.js";
import { swatch } from "../draw/legend.js";

const HEADS = { arrow: "→", bar: "⊣", circle: "∅", vee: "⊳", none: "—" };

const entityButton = (slug, changes = {}) => {
  const entity = entityBySlug.get(slug);
  return button(
    { class: "entity", "data-entity": slug, click: () => go({ entity: slug, claim: null, ...changes }) },
    swatch(entity.category),
    spokenText(entity.label, slug),
  );
};

const headGlyph = (claim) => {
  const { head: name, tone } = headOf(claim);
  return make("span", { class: `glyph tone-${tone}`, "aria-hidden": "true" }, HEADS[name]);
};

/** The verdict of a claim in words. The sentence of a refuted claim states the negation, so its badge differs. */
const standingBadge = (claim) => {
  const refuted = claim.verdict === "refuted";
  const text = refuted ? say("page-standing-refuted") : textOf(termOf(claim.standing), claim.standing);
  return make("span", { class: `badge verdict-${claim.verdict}` }, text);
};

const denialBadge = (claim) =>
  claim.denied ? make("span", { class: "badge denied" }, "∅ ", say("page-denied")) : null;

/** The badge of a mechanism without support from studies of people. */
const preclinicalBadge = (claim) =>
  isOnlyPreclinical(claim) ? make("span", { class: "badge" }, "† ", say("page-not-in-people")) : null;

const openClaim = (claim) => {
  go({ claim: claim.slug });
  byId("panel").focus();
};

/** A button that opens a claim: arrow glyph, sentence and verdict. */
const claimButton = (claim, ...badges) =>
  button(
    { class: "claim", "data-claim": claim.slug, click: () => openClaim(claim) },
    headGlyph(claim),
    make("span", { class: "sentence" }, spokenText(claim.sentence, claim.slug)),
    make("span", { class: "marks" }, denialBadge(claim), standingBadge(claim), ...badges),
  );

/** The place of an evidence item in its source, counted from 1, both ends included. */
const placeText = ({ paragraph, spanStart, spanEnd }) => {
  if (paragraph === null || paragraph === undefined) {
    return null;
  }
  if (spanStart === null || spanStart === undefined) {
    return say("page-paragraph", { paragraph });
  }
  return say("page-span", { paragraph, start: spanStart + 1, end: spanEnd });
};

const section = (title, ...content) => make("section", {}, make("h3", {}, title), ...content);

const inlineList = (items) =>
  make("ul", { class: "inline", role: "list" }, ...items.map((content) => make("li", {}, content)));

export {
  claimButton,
  denialBadge,
  entityButton,
  headGlyph,
  inlineList,
  openClaim,
  placeText,
  preclinicalBadge,
  section,
  standingBadge,
};
