/** One entity in the panel: its names, definition, actions and claims. */

import { data } from "../core/data.js";
import { button, make, webLink } from "../core/dom.js";
import { categoryBySlug, claimsOf, entityBySlug, termOf } from "../core/graph.js";
import { markLang, otherLang, pickText, say, spokenText } from "../core/language.js";
import { MOST_CHECKED, currentState, go } from "../core/state.js";
import { swatch } from "../draw/legend.js";
import { entityButton, inlineList } from "../widgets/marks.js";
import { claimSections } from "./claim-list.js";

const names = (table) => {
  const alike = new Set(table?.en); // a name that both languages use is shown once
  const zh = (table?.zh ?? []).filter((name) => !alike.has(name));
  const ja = table?.ja ?? [];
  return [
    ...zh.map((name) => markLang(name, "zh")),
    ...[...alike].map((name) => markLang(name, "en")),
    ...ja.map((name) => markLang(name, "ja")),
  ];
};

const fact = (key, items) => (items.length ? [make("dt", {}, say(key)), make("dd", {}, inlineList(items))] : []);

/** The site of an address, which is short enough for a list. */
const hostOf = (address) => address.replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/.*$/, "");

const identifier = ({ curie, iri, match }) => [
  webLink(iri, curie),
  match === "exact" ? null : make("small", {}, " ", say(`page-match-${match}`)),
];

const facts = (entity) =>
  make(
    "dl",
    { class: "facts" },
    ...fact("page-also", names(entity.alt)),
    ...fact("page-old-names", names(entity.old)),
    ...fact("page-near-names", names(entity.near)),
    ...fact("page-wrong-names", names(entity.wrong)),
    ...fact(
      "page-name-sources",
      (entity.nameSources ?? []).map((address) => webLink(address, hostOf(address))),
    ),
    ...fact(
      "page-broader",
      entity.broader.filter((slug) => entityBySlug.has(slug)).map((slug) => entityButton(slug)),
    ),
    ...fact(
      "page-routes",
      entity.routes.map((route) => spokenText(termOf(route), route)),
    ),
    ...fact("page-identifiers", entity.identifiers.map(identifier)),
  );

const otherName = (entity) => {
  const lang = otherLang(pickText(entity.label).lang);
  return entity.label[lang] ? make("p", { class: "other-name" }, markLang(entity.label[lang], lang)) : null;
};

const focusButton = () =>
  currentState().view === "focus"
    ? null
    : button({ id: "open-focus", click: () => go({ view: "focus" }) }, say("page-open-focus"));

const pathButton = (slug) =>
  button({ id: "path-from-here", click: () => go({ view: "path", path: [slug, null] }) }, say("page-paths-from-here"));

/** Adds a substance to the check, unless it is there already or the check is full. */
const checkButton = ({ slug }) => {
  if (!data.checks.substances.includes(slug)) {
    return null;
  }
  const { check } = currentState();
  const add = () => go({ view: "check", check: [...new Set([...currentState().check, slug])] });
  const isFull = check.length >= MOST_CHECKED && !check.includes(slug);
  const key = check.includes(slug) ? "page-open-check" : isFull ? "page-add-check-full" : "page-add-check";
  return button({ id: "add-check", click: add, disabled: isFull }, say(key));
};

/** Keeps the neighbourhood of an entity in the lanes while the reader goes on to another one. */
const keepButton = (slug) => {
  const { kept, view } = currentState();
  const isKept = kept.includes(slug);
  const toggle = () => go({ kept: isKept ? kept.filter((entity) => entity !== slug) : [...kept, slug] });
  return view === "lanes"
    ? button({ id: "keep", "aria-pressed": String(isKept), click: toggle }, say("page-keep"))
    : null;
};

const actions = (entity) =>
  claimsOf(entity.slug).length > 0
    ? make(
        "div",
        { class: "actions" },
        focusButton(),
        keepButton(entity.slug),
        pathButton(entity.slug),
        checkButton(entity),
      )
    : null;

/** The content of the panel for an entity. */
const entityCard = (entity) => [
  make(
    "p",
    { class: "kicker" },
    swatch(entity.category),
    spokenText(categoryBySlug.get(entity.category)?.label, entity.category),
  ),
  make("h2", {}, spokenText(entity.label, entity.slug)),
  otherName(entity),
  entity.definition ? make("p", { class: "definition" }, spokenText(entity.definition)) : null,
  actions(entity),
  facts(entity),
  entity.note
    ? make("div", { class: "note" }, make("h3", {}, say("page-note")), make("p", {}, spokenText(entity.note)))
    : null,
  ...claimSections(entity),
  claimsOf(entity.slug).length === 0 ? make("p", {}, say("page-no-claims")) : null,
];

export { entityCard };
