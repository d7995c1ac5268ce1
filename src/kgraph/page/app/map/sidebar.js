/** The filters, which are also the legend: each choice shows how it is drawn and how many claims would pass. */

import { button, byId, make } from "../core/dom.js";
import { formatNumber, say } from "../core/language.js";
import { FILTERS, currentState, go } from "../core/state.js";
import { countChoices, isFiltered } from "../draw/filter.js";
import { FILTER_LOOKS } from "../draw/filter-looks.js";

const ALWAYS_OPEN = ["category", "sign", "verdict", "certainty"];
const opened = new Set(ALWAYS_OPEN);

const toggle = (name, value) => {
  const chosen = currentState()[name];
  const next = chosen.includes(value) ? chosen.filter((entry) => entry !== value) : [...chosen, value];
  go({ [name]: next }, { replace: true });
};

const choice = (name, value, count) => {
  const { label, picture } = FILTER_LOOKS[name];
  const isChosen = currentState()[name].includes(value);
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
      make("span", { class: "tally" }, formatNumber(count ?? 0)),
    ),
  );
};

const facet = (name) => {
  const counts = countChoices(currentState(), name);
  const choices = FILTER_LOOKS[name].values().map((value) => choice(name, value, counts.get(value)));
  const isOpen = opened.has(name) || currentState()[name].length > 0;
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
        checked: currentState()[name],
        change: (event) => go({ [name]: event.target.checked }, { replace: true }),
      }),
      make("span", { class: "choice-name" }, say(`page-draw-${name}`)),
    ),
  );

const nothing = () => ({ ...Object.fromEntries(FILTERS.map((name) => [name, []])), contested: false });

const clear = () =>
  isFiltered(currentState())
    ? button({ id: "clear-filters", click: () => go(nothing()) }, say("page-filter-clear"))
    : null;

const isWide = window.matchMedia("(min-width: 821px)");
const sheet = byId("side");
sheet.open = isWide.matches;
isWide.addEventListener("change", () => {
  sheet.open = isWide.matches;
});

const showSidebar = () => {
  const focused = document.activeElement?.id;
  const parts = [clear(), make("ul", { class: "options", role: "list" }, ...OPTIONS.map(option))];
  byId("facets").replaceChildren(...[...parts, ...Object.keys(FILTER_LOOKS).map(facet)].filter(Boolean));
  if (focused && byId("facets").contains(document.getElementById(focused))) {
    byId(focused).focus();
  }
};

export { showSidebar };
