"use strict";

/** What the reader has opened in the panel; it stays open when the panel is made anew, in the other language say. */
kgraph.define("folds", ({ dom: { make, button } }) => {
  const chosen = new Map();

  const isOpen = (key, usual = false) => chosen.get(key) ?? usual;

  const remember = (key, open) => chosen.set(key, open);

  /** A heading that opens and closes what it is about; `fill` makes the content when it is first seen. */
  const fold = (key, title, fill, { usual = false, level = "h4" } = {}) => {
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
      remember(key, content.hidden);
      show(content.hidden);
    });
    show(isOpen(key, usual));
    return [make(level, { class: "fold-title" }, toggle), content];
  };

  return Object.freeze({ isOpen, remember, fold });
});
