"use strict";

/** A sheet for the printer in place of the drawn views: the picture, and the claims shown with their sources.

    The panel of a claim that the reader has chosen comes first, as it stands on the screen. */
kgraph.define("printing", ({ dom: { make, byId }, language, state, drawing, exported, svg, rows }) => {
  const { say, show } = language;
  const sheet = make("section", { id: "sheet", hidden: true });
  byId("foot").parentElement.before(sheet);
  let theme = null;

  const row = (claim) =>
    make(
      "tr",
      {},
      make("td", {}, show(claim.sentence, claim.slug)),
      make("td", {}, rows.standing(claim)),
      make("td", {}, ...rows.sourcesOf(claim).map((slug) => make("p", {}, rows.sourceText(slug)))),
    );

  const table = (claims) =>
    make(
      "table",
      {},
      make("caption", {}, say("page-print-claims")),
      make(
        "thead",
        {},
        make("tr", {}, ...["page-column-claim", "page-column-standing", "page-provenance"].map((key) => make("th", { scope: "col" }, say(key)))),
      ),
      make("tbody", {}, ...claims.map(row)),
    );

  const root = document.documentElement;

  /** Paper is white whatever the reader sees on the screen. */
  const lighten = () => {
    theme = root.dataset.theme ?? null;
    root.dataset.theme = "light";
    drawing.show(state.now());
  };

  const restore = () => {
    if (theme === null) {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = theme;
    }
    drawing.show(state.now());
  };

  const prepare = () => {
    if (!exported.isDrawn() || !sheet.hidden) {
      return;
    }
    lighten();
    const claims = exported.claims();
    const picture = svg.picture();
    sheet.replaceChildren(...[picture, claims.length ? table(claims) : null].filter(Boolean));
    sheet.hidden = sheet.childElementCount === 0;
    root.classList.toggle("has-sheet", !sheet.hidden);
    root.classList.toggle("has-printed-claim", state.now().claim !== null);
  };

  const clear = () => {
    if (sheet.hidden) {
      return;
    }
    sheet.hidden = true;
    sheet.replaceChildren();
    root.classList.remove("has-sheet", "has-printed-claim");
    restore();
  };

  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", clear);

  return Object.freeze({ print: () => window.print() });
});
