/** Help: keyboard shortcuts, how to read the drawing and the verdicts, the limits of the graph, and its licence. */

import { data } from "../core/data.js";
import { button, byId, make, webLink } from "../core/dom.js";
import { say, spokenText } from "../core/language.js";
import { edgeSample, legendRows } from "../draw/legend.js";

const SHORTCUTS = [
  ["← ↑ → ↓", "arrows"],
  ["[ ]", "cycle"],
  ["Enter", "enter"],
  ["Esc", "escape"],
  ["+ −", "zoom"],
  ["0", "fit"],
  ["Shift + ← ↑ → ↓", "move"],
  ["/", "search"],
  ["e", "details"],
  ["?", "help"],
];
const LIMITS = ["recorded", "interactions", "doses", "animals", "paths"];

const opener = button({ id: "help-open", "aria-haspopup": "dialog", "data-hold": "page-help", click: () => open() });
const dialog = make("dialog", { id: "help", "aria-labelledby": "help-title" });
byId("tools").append(opener);
document.body.append(dialog);

const section = (title, ...content) => make("section", {}, make("h3", {}, title), ...content);

const shortcuts = () =>
  make(
    "dl",
    { class: "keys" },
    ...SHORTCUTS.map(([key, name]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, say(`page-key-${name}`))]),
  );

const lineOf = (slug) => (data.view.lines[slug] || []).join(" ") || null;

const verdicts = () =>
  Object.entries(data.verdicts)
    .sort(([, first], [, second]) => first.order - second.order)
    .map(([slug, { label, definition }]) => [
      make(
        "dt",
        {},
        edgeSample(slug === "refuted" ? "circle" : "none", "neutral", lineOf(slug)),
        spokenText(label, slug),
      ),
      make("dd", {}, definition ? spokenText(definition) : null),
    ]);

const limits = () =>
  make("ul", { class: "limits" }, ...LIMITS.map((name) => make("li", {}, say(`page-limit-${name}`))));

const licence = () => {
  const { release, licence: name, licenceUrl } = data;
  return make("p", {}, say("page-help-licence-is", { release }), " ", webLink(licenceUrl, name));
};

const content = () => [
  make(
    "header",
    {},
    make("h2", { id: "help-title", tabindex: -1, autofocus: true }, say("page-help-title")),
    button({ id: "help-close", click: () => dialog.close() }, say("page-close")),
  ),
  section(say("page-help-drawing"), make("ul", { class: "legend-rows", role: "list" }, ...legendRows())),
  section(say("page-help-verdicts"), make("dl", { class: "verdicts" }, ...verdicts())),
  section(say("page-help-limits"), limits()),
  section(say("page-help-keys"), make("p", { class: "detail" }, say("page-help-keys-where")), shortcuts()),
  section(say("page-help-licence"), licence()),
];

/** Open the dialog; the browser restores the focus when it closes. */
const open = () => {
  dialog.replaceChildren(...content());
  dialog.showModal();
};

dialog.addEventListener("click", ({ target }) => {
  if (target === dialog) {
    dialog.close();
  }
});

byId("drawing").addEventListener("keydown", (event) => {
  if (event.key === "?" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    open();
  }
});
