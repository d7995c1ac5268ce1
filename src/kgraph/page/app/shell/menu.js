/** The menu of exports: a button that opens a menu, with the keyboard interaction of menus. */

import { button, byId, make } from "../core/dom.js";
import { say } from "../core/language.js";
import { announce } from "../core/status.js";
import { toBibtex, toRis } from "../export/citations.js";
import { exportedClaims, exportedEntities, isDrawn } from "../export/contents.js";
import { saveBlob, saveText } from "../export/download.js";
import { pictureText } from "../export/picture.js";
import { pngBlob } from "../export/png.js";
import { printPage } from "../export/printing.js";
import { toJson, toJsonLd, toTurtle } from "../export/rdf.js";
import { toCsv, toTsv } from "../export/spreadsheet.js";

const text = (write, type) => async (format) => saveText(write(), type, format);

const picture = async () => {
  const blob = await pngBlob();
  if (blob) {
    saveBlob(blob, "png");
  } else {
    announce(say("page-export-too-large"));
  }
};

/** The formats in groups: name of the group, what it requires, and by format the function that saves it. */
const GROUPS = [
  ["picture", "drawing", { png: picture, svg: text(pictureText, "image/svg+xml") }],
  ["table", "claims", { csv: text(toCsv, "text/csv"), tsv: text(toTsv, "text/tab-separated-values") }],
  [
    "data",
    "claims",
    {
      ttl: text(toTurtle, "text/turtle"),
      jsonld: text(toJsonLd, "application/ld+json"),
      json: text(toJson, "application/json"),
    },
  ],
  [
    "references",
    "claims",
    {
      ris: text(toRis, "application/x-research-info-systems"),
      bib: text(toBibtex, "application/x-bibtex"),
    },
  ],
  ["paper", null, { print: async () => printPage() }],
];

const isThere = {
  drawing: () => isDrawn() && exportedEntities().length > 0,
  claims: () => exportedClaims().length > 0,
};

const opener = button(
  {
    id: "export",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "aria-controls": "export-menu",
    click: () => toggle(),
  },
  make("span", { "data-hold": "page-export" }),
  make("span", { class: "sign", "aria-hidden": "true" }, "▾"),
);
const menu = make("div", { id: "export-menu", role: "menu", "data-name": "page-export", hidden: true });
byId("tools").append(make("div", { class: "menu" }, opener, menu));

const items = () => [...menu.querySelectorAll("[role=menuitem]")];

const choose = async (format, act, need) => {
  close();
  if (need && !isThere[need]()) {
    announce(say(`page-export-no-${need}`));
    return;
  }
  await act(format);
};

const menuItem = (format, act, need) =>
  button(
    {
      role: "menuitem",
      tabindex: -1,
      "data-format": format,
      "aria-disabled": need && !isThere[need]() ? "true" : null,
      click: () => choose(format, act, need),
    },
    say(`page-export-as-${format}`),
  );

const group = ([name, need, formats]) => {
  const title = make(
    "p",
    { class: "menu-title", id: `export-${name}`, "aria-hidden": "true" },
    say(`page-export-${name}`),
  );
  const members = Object.entries(formats).map(([format, act]) => menuItem(format, act, need));
  return make("div", { role: "group", "aria-labelledby": title.id }, title, ...members);
};

const isOpen = () => !menu.hidden;

const setOpen = (open) => {
  menu.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
};

const open = (index = 0) => {
  menu.replaceChildren(...GROUPS.map(group));
  setOpen(true);
  items().at(index).focus();
};

const close = () => {
  setOpen(false);
  opener.focus();
};

const toggle = () => (isOpen() ? close() : open());

const step = (by) => {
  const all = items();
  all.at((all.indexOf(document.activeElement) + by) % all.length).focus();
};

/** Focus the next item, cyclically, that begins with the typed letter. */
const seek = (letter) => {
  const all = items();
  const here = all.indexOf(document.activeElement) + 1;
  const rest = [...all.slice(here), ...all.slice(0, here)];
  rest.find((element) => element.textContent.toLowerCase().startsWith(letter.toLowerCase()))?.focus();
};

const ACTIONS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Home: () => items().at(0).focus(),
  End: () => items().at(-1).focus(),
  Escape: close,
};

menu.addEventListener("keydown", (event) => {
  if (event.key === "Tab") {
    close();
  } else if (Object.hasOwn(ACTIONS, event.key)) {
    event.preventDefault();
    ACTIONS[event.key]();
  } else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
    seek(event.key);
  }
});

opener.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    open(event.key === "ArrowDown" ? 0 : -1);
  }
});

document.addEventListener("pointerdown", ({ target }) => {
  if (isOpen() && !menu.parentElement.contains(target)) {
    setOpen(false);
  }
});
