/** Connects the modules: all of them show every change of state. */

import { noteStarted } from "../core/failure.js";
import { showTable, tableClaims } from "../compare/table.js";
import { data } from "../core/data.js";
import { button, byId, make } from "../core/dom.js";
import { categoryBySlug, claimBySlug, claimsOf, entityBySlug } from "../core/graph.js";
import {
  currentLang,
  entityName,
  formatNumber,
  holdBoth,
  say,
  sayBoth,
  sayCount,
  textOf,
  useLang,
} from "../core/language.js";
import { DRAWN, VIEWS, beginState, currentState, go, listenToState } from "../core/state.js";
import { network } from "../draw/canvas.js";
import { drawnScene, fitDrawing, pan, showDrawing, zoom } from "../draw/drawing.js";
import { labelBoxes } from "../draw/labels.js";
import "../draw/keyboard.js";
import "../draw/pointer.js";
import { listClaims } from "../export/contents.js";
import { findMentions, foldName, searchNames } from "../knowledge/names.js";
import { checkedClaims } from "../list/answers.js";
import { showCheck } from "../list/check-view.js";
import { showPanel } from "../lookup/panel.js";
import { showLaneTitles } from "../map/lane-titles.js";
import { showLegend } from "../map/legend.js";
import { showSidebar } from "../map/sidebar.js";
import { showPath } from "../path/path-view.js";
import { statedClaims } from "../text/ledger.js";
import { showText } from "../text/text-view.js";
import { offerName } from "./finder.js";
import "./share.js";
import "./menu.js";
import "./help.js";
import { showStart } from "./start.js";
import { currentTheme, listenToTheme, toggleTheme } from "./theme.js";

/** The views in the order of their buttons. */
const TABS = VIEWS.filter((view) => view !== "start");
const CAMERA = [
  ["zoom-in", "＋", "page-zoom-in", () => zoom(1.25)],
  ["zoom-out", "－", "page-zoom-out", () => zoom(0.8)],
  ["fit", "⤢", "page-fit", () => fitDrawing()],
  ["pan-left", "←", "page-pan-left", () => pan(-0.2, 0)],
  ["pan-right", "→", "page-pan-right", () => pan(0.2, 0)],
  ["pan-up", "↑", "page-pan-up", () => pan(0, -0.2)],
  ["pan-down", "↓", "page-pan-down", () => pan(0, 0.2)],
];

/** The changes that open a view; a path without ends starts at the selected entity. */
const opening = (view) => {
  const {
    entity,
    path: [start, end],
  } = currentState();
  return view === "path" && entity !== null && start === null && end === null
    ? { view, path: [entity, null] }
    : { view };
};

const views = new Map(TABS.map((view) => [view, button({ id: `view-${view}`, click: () => go(opening(view)) })]));
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
  document.title = textOf(data.title);
  holdBoth(byId("title"), data.title);
  press(byId("lang-zh"), now.lang === "zh");
  press(byId("lang-en"), now.lang === "en");
  holdBoth(byId("theme"), sayBoth(currentTheme() === "dark" ? "page-theme-light" : "page-theme-dark"));
  for (const [view, element] of views) {
    holdBoth(element, sayBoth(`page-view-${view}`));
    press(element, view === now.view);
  }
  for (const { element, key } of camera) {
    element.setAttribute("aria-label", say(key));
    element.title = say(key);
  }
  holdBoth(byId("foot"), sayBoth("page-foot", { release: data.release, licence: data.licence }));
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

/** A message about an unknown name, which is isolated in direction as its language is unknown. */
const about = ({ what, name }) => {
  const [before, after] = say(NOTICES[what] ?? "page-unknown-value").split("{name}");
  return make("p", {}, before, make("bdi", {}, name), after);
};

const showNotice = ({ unknown }) => {
  byId("notice").hidden = unknown.length === 0;
  byId("notice").replaceChildren(...unknown.map(about));
  const entity = unknown.find(({ what }) => what === "entity");
  if (entity) {
    offerName(entity.name);
  }
};

/** The entity marked as the start of a path by the keyboard, while the end is missing. */
const markedText = ({ view, path: [start, end] }) =>
  start !== null && end === null && view !== "path"
    ? say("page-path-marked", { entity: entityName(entityBySlug.get(start)) })
    : "";

const selectedText = (now) => {
  const claim = claimBySlug.get(now.claim);
  if (claim) {
    return say("page-selected-claim", { claim: textOf(claim.sentence, claim.slug) });
  }
  const entity = entityBySlug.get(now.entity);
  if (!entity) {
    return "";
  }
  const category = textOf(categoryBySlug.get(entity.category)?.label, entity.category);
  const facts = { entity: entityName(entity), category };
  return sayCount("page-selected", claimsOf(entity.slug).length, facts);
};

const shownText = (now) => {
  if (!DRAWN.includes(now.view)) {
    return "";
  }
  const { entities, claims, groups, bundles } = drawnScene();
  const members = groups.flatMap((group) => group.members);
  const bundled = bundles.flatMap((bundle) => bundle.claims);
  return say("page-shown", {
    entities: formatNumber(entities.size + members.length),
    allEntities: formatNumber(data.entities.length),
    claims: formatNumber(claims.size + bundled.length),
    allClaims: formatNumber(data.claims.length),
  });
};

/** The buttons that show hidden entities and refuted claims, and why they are hidden. */
const more = (now) => {
  const { hidden, refuted } = DRAWN.includes(now.view) ? drawnScene() : { hidden: 0, refuted: 0 };
  const shows = (id, key, amount, changes) =>
    amount > 0 ? button({ id, click: () => go(changes) }, sayCount(key, amount)) : null;
  const reasons = [hidden > 0 ? say("page-more-hidden-why") : "", refuted > 0 ? say("page-more-refuted-why") : ""];
  const why = make(
    "details",
    { id: "why" },
    make("summary", {}, say("page-more-why")),
    make("p", {}, reasons.join(" ")),
  );
  const canLess = now.all && ["lanes", "focus"].includes(now.view);
  return [
    shows("show-all", "page-more-hidden", hidden, { all: true }),
    canLess ? button({ id: "show-less", click: () => go({ all: false }) }, say("page-less")) : null,
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
  const isDrawn = DRAWN.includes(now.view);
  byId("stage").hidden = !isDrawn;
  byId("camera").hidden = !isDrawn;
  byId("legend").hidden = !isDrawn;
  if (isDrawn) {
    showDrawing(now);
  }
  const isEmpty = isDrawn && drawnScene().entities.size + drawnScene().groups.length === 0;
  byId("empty").hidden = !isEmpty;
  byId("empty").textContent = isEmpty ? say(`page-empty-${now.view}`) : "";
};

const show = (now) => {
  if (currentLang() !== now.lang || document.documentElement.dataset.dressed === undefined) {
    useLang(now.lang);
    document.documentElement.dataset.dressed = "";
  }
  showHeader(now);
  showNotice(now);
  showSidebar(now);
  showLegend(now);
  showLaneTitles(now);
  showStart(now);
  showPath(now);
  showTable(now);
  showCheck(now);
  showText(now);
  showStage(now); // after the parts that reduce its room
  showPanel(now);
  showStatus(now);
};

byId("lang-zh").addEventListener("click", () => go({ lang: "zh" }, { replace: true }));
byId("lang-en").addEventListener("click", () => go({ lang: "en" }, { replace: true }));
byId("theme").addEventListener("click", toggleTheme);
byId("title").addEventListener("click", () => go({ view: "start", entity: null, claim: null }));
for (const jump of document.querySelectorAll("a[data-to]")) {
  jump.addEventListener("click", (event) => {
    event.preventDefault();
    byId(jump.dataset.to).focus();
  });
}
listClaims("table", tableClaims);
listClaims("check", checkedClaims);
listClaims("article", statedClaims);
listenToTheme(() => show(currentState()));
listenToState(show);
beginState();
noteStarted();

/** For tests and for the console of the browser. */
window.__kgraph = Object.freeze({
  network,
  state: currentState,
  shown: () => ({ entities: [...drawnScene().entities], claims: [...drawnScene().claims] }),
  scene: drawnScene,
  labels: labelBoxes,
  fold: foldName,
  find: searchNames,
  mentions: findMentions,
});
