/** The folds that the reader has opened in the panel; they stay open when the panel is rebuilt. */

import { button, make } from "../core/dom.js";

const chosen = new Map();

const isFoldOpen = (key, usual = false) => chosen.get(key) ?? usual;

const rememberFold = (key, open) => chosen.set(key, open);

/** A heading that opens and closes its content; `fill` makes the content when it is first opened. */
const makeFold = (key, title, fill, { usual = false, level = "h4" } = {}) => {
  const content = make("div", { class: "folded" });
  const toggle = button({ class: "fold", "data-fold": key }, ...title);
  const show = (open) => {
    toggle.setAttribute("aria-expanded", String(open));
    content.hidden = !open;
    if (open && !content.hasChildNodes()) {
      content.append(...fill());
    }
  };
  toggle.addEventListener("click", () => {
    rememberFold(key, content.hidden);
    show(content.hidden);
  });
  show(isFoldOpen(key, usual));
  return [make(level, { class: "fold-title" }, toggle), content];
};

export { isFoldOpen, makeFold, rememberFold };
