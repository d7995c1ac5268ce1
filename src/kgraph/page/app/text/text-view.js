/** The article view: the ledger of the chosen source, else a box for any text and the sources with a ledger. */

import { button, byId, make } from "../core/dom.js";
import { say } from "../core/language.js";
import { currentState, go } from "../core/state.js";
import { sourceTitle } from "../widgets/citing.js";
import { aboutSource, leaveLedger, ledgerBox, ledgerOf, ledgerSources, ledgerTotals, showLedger } from "./ledger.js";
import { pastedBox, showPasted } from "./pasted.js";

const container = byId("article");
const refusal = make("p", { class: "note", role: "status" });
const choice = make("section", { class: "ledgers" });
const desk = make("div", { class: "desk" }, refusal, pastedBox, choice);
container.append(desk, ledgerBox);
let chosen = null;

const open = (source) => {
  go({ source, standing: [], flag: [] });
  byId("ledger-title").focus();
};

const leave = (source) => {
  go({ source: null, standing: [], flag: [] });
  container.querySelector(`[data-source="${CSS.escape(source)}"]`).focus();
};

const back = () =>
  button({ id: "ledger-back", click: () => leave(currentState().source) }, "← ", say("page-ledger-back"));

const offer = (slug) =>
  make(
    "li",
    {},
    make("h3", {}, sourceTitle(slug)),
    make("p", { class: "detail" }, ...aboutSource(slug).flatMap((part) => [part, " "])),
    make("p", {}, ledgerTotals(ledgerOf(slug))),
    button({ "data-source": slug, click: () => open(slug) }, say("page-ledger-open")),
  );

const drawChoice = (lang) => {
  if (chosen !== lang) {
    chosen = lang;
    const list = make("ul", { class: "cards", role: "list" }, ...ledgerSources.map(offer));
    choice.replaceChildren(make("h2", {}, say("page-ledgers")), list);
    choice.hidden = ledgerSources.length === 0;
  }
};

/** Say that a known source has no ledger. */
const refuse = ({ source }) => {
  refusal.hidden = source === null;
  const [before, after] = say("page-ledger-none").split("{name}");
  refusal.replaceChildren(...(source === null ? [] : [before, sourceTitle(source), after]));
};

const showText = (now) => {
  container.hidden = now.view !== "article";
  if (container.hidden) {
    leaveLedger();
    return;
  }
  const hasLedger = ledgerOf(now.source) !== null;
  desk.hidden = hasLedger;
  ledgerBox.hidden = !hasLedger;
  if (hasLedger) {
    showLedger(now, back);
  } else {
    leaveLedger();
    refuse(now);
    drawChoice(now.lang);
    showPasted(now);
  }
};

export { showText };
