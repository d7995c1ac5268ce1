/** Copies text to the clipboard; if the browser refuses, shows the text in a box to copy by hand. */

import { button, make } from "../core/dom.js";
import { say } from "../core/language.js";
import { announce } from "../core/status.js";

const offer = (text, opener) => {
  opener.parentElement.querySelector(".copy-text")?.remove();
  const box = make("textarea", { class: "copy-text", readonly: true, rows: 5, "aria-label": say("page-copy-text") });
  box.value = text;
  opener.after(box);
  box.focus();
  box.select();
  announce(say("page-copy-refused"));
};

const copy = async (text, opener) => {
  try {
    await navigator.clipboard.writeText(text);
    announce(say("page-copied"));
  } catch {
    offer(text, opener);
  }
};

/** A button that copies what a function returns when it is pressed. */
const copyButton = (name, textOf) =>
  button({ class: "copy", "data-copy": name, click: (event) => copy(textOf(), event.currentTarget) }, say("page-copy"));

export { copyButton };
