/** Copies the address of the current state; if the clipboard is refused, shows it in a box to copy by hand. */

import { button, byId, make } from "../core/dom.js";
import { say } from "../core/language.js";
import { addressWith } from "../core/state.js";
import { announce } from "../core/status.js";

const opener = button({ id: "copy-link", "data-hold": "page-link", click: () => copy() });
const field = make("input", { id: "link-field", type: "text", readonly: true });
const closer = button({ id: "link-close", "data-say": "page-close", click: () => close() });
const box = make(
  "div",
  { id: "link-box", class: "link-box", role: "group", "data-name": "page-link", hidden: true },
  make("label", { for: "link-field", "data-say": "page-link-by-hand" }),
  make("div", {}, field, closer),
);
byId("tools").append(make("div", { class: "menu" }, opener, box));

const address = () => window.location.href.split("#")[0] + addressWith({});

/** Show the address, selected, for the reader to copy. */
const offer = (text) => {
  box.hidden = false;
  field.value = text;
  field.focus();
  field.select();
  announce(say("page-link-refused"));
};

const close = () => {
  box.hidden = true;
  opener.focus();
};

const copy = async () => {
  const text = address();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    offer(text);
    return;
  }
  box.hidden = true;
  announce(say("page-link-copied"));
};

box.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    close();
  }
});
