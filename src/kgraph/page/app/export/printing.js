/** A sheet for the printer in place of the drawn views: the picture, and the claims shown with their sources.

    The panel of a claim that the reader has chosen comes first, as on the screen. */

import { byId, make } from "../core/dom.js";
import { say, textOf } from "../core/language.js";
import { currentState } from "../core/state.js";
import { showDrawing } from "../draw/drawing.js";
import { exportedClaims, isDrawn } from "./contents.js";
import { makePicture } from "./picture.js";
import { citedSource, sourcesOfClaim, standingText } from "./spreadsheet.js";
/** @import { Claim } from "../core/types.js" */

const sheet = make("section", { id: "sheet", hidden: true });
byId("foot").parentElement?.before(sheet);
/** @type {string | null} */
let theme = null;

/** @param {Claim} claim */
const row = (claim) =>
  make(
    "tr",
    {},
    make("td", {}, textOf(claim.sentence, claim.slug)),
    make("td", {}, standingText(claim)),
    make("td", {}, ...sourcesOfClaim(claim).map((slug) => make("p", {}, citedSource(slug)))),
  );

/** @param {Claim[]} claims */
const table = (claims) =>
  make(
    "table",
    {},
    make("caption", {}, say("page-print-claims")),
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        ...["page-column-claim", "page-column-standing", "page-provenance"].map((key) =>
          make("th", { scope: "col" }, say(key)),
        ),
      ),
    ),
    make("tbody", {}, ...claims.map(row)),
  );

const root = document.documentElement;

/** Paper is white, so the sheet is drawn in the light theme. */
const lighten = () => {
  theme = root.dataset.theme ?? null;
  root.dataset.theme = "light";
  showDrawing(currentState());
};

const restore = () => {
  if (theme === null) {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = theme;
  }
  showDrawing(currentState());
};

const prepare = () => {
  if (!isDrawn() || !sheet.hidden) {
    return;
  }
  lighten();
  const claims = exportedClaims();
  const picture = makePicture();
  sheet.replaceChildren(...[picture, claims.length ? table(claims) : null].filter((part) => part !== null));
  sheet.hidden = sheet.childElementCount === 0;
  root.classList.toggle("has-sheet", !sheet.hidden);
  root.classList.toggle("has-printed-claim", currentState().claim !== null);
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

const printPage = () => window.print();

export { printPage };
