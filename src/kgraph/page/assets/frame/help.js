"use strict";

/** Help: the keys, how to read the drawing and the verdicts, what the graph does not cover, and its licence. */
kgraph.define("help", ({ graph, dom: { make, button, byId, link }, language, legend }) => {
  const { say, spoken } = language;
  const KEYS = [
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

  const keys = () =>
    make("dl", { class: "keys" }, ...KEYS.map(([key, name]) => [
      make("dt", {}, make("kbd", {}, key)),
      make("dd", {}, say(`page-key-${name}`)),
    ]));

  const lineOf = (slug) => (graph.view.lines[slug] || []).join(" ") || null;

  const verdicts = () =>
    Object.entries(graph.data.verdicts)
      .sort(([, one], [, two]) => one.order - two.order)
      .map(([slug, { label, definition }]) => [
        make("dt", {}, legend.sample(slug === "refuted" ? "circle" : "none", "neutral", lineOf(slug)), spoken(label, slug)),
        make("dd", {}, definition ? spoken(definition) : null),
      ]);

  const limits = () => make("ul", { class: "limits" }, ...LIMITS.map((name) => make("li", {}, say(`page-limit-${name}`))));

  const licence = () => {
    const { release, licence: name, licenceUrl } = graph.data;
    return make("p", {}, say("page-help-licence-is", { release }), " ", link(licenceUrl, name));
  };

  const content = () => [
    make(
      "header",
      {},
      make("h2", { id: "help-title", tabindex: -1, autofocus: true }, say("page-help-title")),
      button({ id: "help-close", click: () => dialog.close() }, say("page-close")),
    ),
    section(say("page-help-drawing"), make("ul", { class: "legend-rows", role: "list" }, ...legend.rows())),
    section(say("page-help-verdicts"), make("dl", { class: "verdicts" }, ...verdicts())),
    section(say("page-help-limits"), limits()),
    section(say("page-help-keys"), make("p", { class: "detail" }, say("page-help-keys-where")), keys()),
    section(say("page-help-licence"), licence()),
  ];

  /** Open the dialog; when it closes, the browser gives the focus back to where it was. */
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

  return Object.freeze({ open });
});
