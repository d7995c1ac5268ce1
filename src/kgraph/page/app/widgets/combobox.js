/** Boxes in which an entity is searched for and chosen: comboboxes with a list, after the ARIA pattern. */

import { make } from "../core/dom.js";
import { categoryBySlug, entityBySlug } from "../core/graph.js";
import { entityName, markLang, otherLang, pickText, say, sayCount, textOf } from "../core/language.js";
import { foldName, isOutside, LONGEST_NAME, NOTED, searchNames } from "../knowledge/names.js";

/** The ways to a name of which a reader is told, since the text that was typed is not the name. */
const TOLD = ["form", "sound", "typo", "contained"];

/** What there is to tell of a hit: what kind of name matched or how it did; empty for a name of the entity. */
const noteOf = ({ kind, how }) => (NOTED.includes(kind) ? kind : TOLD.includes(how) ? how : "");

/** The name that matched, with what there is to tell of it. */
const matchedName = (hit) => {
  const note = noteOf(hit);
  return [note ? `${say(`page-how-${note}`)} ` : "= ", markLang(hit.label, hit.lang)];
};

/** What a reader is told of the name that led to an entity; empty where it is a name of the entity. */
const toldOf = (hit, typed) => {
  const note = noteOf(hit);
  const name = NOTED.includes(note) ? hit.label : typed;
  return note ? say(`page-found-${note}`, { name, label: entityName(entityBySlug.get(hit.slug)) }) : "";
};

/** What is said where nothing is found. */
const nothingFound = (typed) => (isOutside(typed) ? say("page-outside-scope", { name: typed }) : say("page-no-result"));

const describe = (hit) => {
  const entity = entityBySlug.get(hit.slug);
  const here = pickText(entity.label, entity.slug);
  const there = entity.label[otherLang(here.lang)];
  const known = [here.text, there].includes(hit.label) && !noteOf(hit);
  return [
    make("span", { class: "result-name" }, markLang(here.text, here.lang)),
    there ? make("span", { class: "result-other" }, markLang(there, otherLang(here.lang))) : null,
    known ? null : make("span", { class: "result-match" }, ...matchedName(hit)),
    make("span", { class: "result-category" }, textOf(categoryBySlug.get(entity.category)?.label)),
  ];
};

/**
 * Make an input with its list a box to choose from. `counted` is told how many there are, `option` begins the ids of
 * the options, `choose` is called with a slug and what the reader is told of the name
 * that led to it, `leave` when the reader gives up; `opens` says whether the list opens
 * as soon as the box with its text has the focus.
 */
const attachCombobox = ({ input, list, counted, option, choose, leave, opens }) => {
  let hits = [];
  let active = -1;

  const item = (hit, index) =>
    make(
      "li",
      {
        id: `${option}-${index}`,
        role: "option",
        "aria-selected": index === active ? "true" : "false",
        mousedown: (event) => event.preventDefault(),
        click: () => take(index),
      },
      describe(hit),
    );

  const isOpen = () => !list.hidden;

  const draw = () => {
    const typed = input.value.trim();
    list.replaceChildren(...hits.map(item));
    if (hits.length === 0) {
      list.append(make("li", { class: "none", role: "option", "aria-disabled": "true" }, nothingFound(typed)));
    }
    list.children[active]?.scrollIntoView({ block: "nearest" });
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", `${option}-${active}`);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const open = () => {
    const typed = input.value.slice(0, LONGEST_NAME);
    hits = searchNames(typed);
    active = -1;
    if (!foldName(typed)) {
      counted.textContent = "";
      close();
      return;
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    counted.textContent = hits.length ? sayCount("page-results", hits.length) : nothingFound(typed.trim());
    draw();
  };

  const take = (index) => {
    if (hits[index]) {
      const told = toldOf(hits[index], input.value.trim());
      counted.textContent = told;
      close();
      choose(hits[index].slug, told);
    }
  };

  const move = (to) => {
    if (!isOpen()) {
      open();
    }
    if (isOpen() && hits.length > 0) {
      active = (to + hits.length) % hits.length;
      draw();
    }
  };

  const keys = {
    ArrowDown: () => move(active + 1),
    ArrowUp: () => move(active < 0 ? hits.length - 1 : active - 1),
    Enter: () => (isOpen() ? take(Math.max(active, 0)) : open()),
    Escape: () => (isOpen() ? close() : leave()),
  };

  input.addEventListener("input", (event) => event.isComposing || open());
  input.addEventListener("compositionend", open);
  input.addEventListener("focus", () => opens && input.value && open());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const act = event.isComposing ? null : keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
};

/** An empty box with its list and its status, as the pattern wants them; `results` is the id of the list. */
const makeCombobox = ({ id, results, name, describedBy = null }) => ({
  input: make("input", {
    id,
    type: "text",
    maxlength: LONGEST_NAME,
    role: "combobox",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": results,
    "aria-describedby": describedBy,
    "data-hint": "page-search-hint",
  }),
  list: make("ul", { id: results, class: "results", role: "listbox", "data-name": name, hidden: true }),
  counted: make("p", { class: "unseen", role: "status" }),
});

export { attachCombobox, makeCombobox };
