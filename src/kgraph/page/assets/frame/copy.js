"use strict";

/** Copies text for the reader; where the browser refuses, the text is offered in a box to be copied by hand. */
kgraph.define("copy", ({ dom: { make, button, byId }, language: { say } }) => {
  const announce = (key) => {
    byId("status").textContent = say(key);
  };

  const offer = (text, beside) => {
    beside.parentElement.querySelector(".copy-text")?.remove();
    const box = make("textarea", { class: "copy-text", readonly: true, rows: 5, "aria-label": say("page-copy-text") });
    box.value = text;
    beside.after(box);
    box.focus();
    box.select();
    announce("page-copy-refused");
  };

  const copy = async (text, beside) => {
    try {
      await navigator.clipboard.writeText(text);
      announce("page-copied");
    } catch {
      offer(text, beside);
    }
  };

  /** A button that copies what a function returns when it is pressed. */
  const copyButton = (name, textOf) =>
    button(
      { class: "copy", "data-copy": name, click: (event) => copy(textOf(), event.currentTarget) },
      say("page-copy"),
    );

  return Object.freeze({ copyButton });
});
