"use strict";

/** Articles: the ledger of the chosen one, else a box for any text and the sources that have a ledger. */
kgraph.define("article", ({ dom: { make, button, byId }, language, state, ledger, pasted }) => {
  const { say } = language;
  const container = byId("article");
  const refusal = make("p", { class: "note", role: "status" });
  const choice = make("section", { class: "ledgers" });
  const desk = make("div", { class: "desk" }, refusal, pasted.box, choice);
  container.append(desk, ledger.box);
  let chosen = null;

  const open = (source) => {
    state.go({ source, standing: [], flag: [] });
    byId("ledger-title").focus();
  };

  const leave = (source) => {
    state.go({ source: null, standing: [], flag: [] });
    container.querySelector(`[data-source="${CSS.escape(source)}"]`).focus();
  };

  const back = () => button({ id: "ledger-back", click: () => leave(state.now().source) }, "← ", say("page-ledger-back"));

  const offer = (slug) =>
    make(
      "li",
      {},
      make("h3", {}, ledger.title(slug)),
      make("p", { class: "detail" }, ...ledger.about(slug).flatMap((part) => [part, " "])),
      make("p", {}, ledger.totals(ledger.ledgerOf(slug))),
      button({ "data-source": slug, click: () => open(slug) }, say("page-ledger-open")),
    );

  const drawChoice = (lang) => {
    if (chosen !== lang) {
      chosen = lang;
      const list = make("ul", { class: "cards", role: "list" }, ...ledger.sources.map(offer));
      choice.replaceChildren(make("h2", {}, say("page-ledgers")), list);
      choice.hidden = ledger.sources.length === 0;
    }
  };

  /** A source that the graph knows but has not read passage by passage. */
  const refuse = ({ source }) => {
    refusal.hidden = source === null;
    const [before, after] = say("page-ledger-none").split("{name}");
    refusal.replaceChildren(...(source === null ? [] : [before, ledger.title(source), after]));
  };

  const show = (now) => {
    container.hidden = now.view !== "article";
    if (container.hidden) {
      ledger.leave();
      return;
    }
    const hasLedger = ledger.ledgerOf(now.source) !== null;
    desk.hidden = hasLedger;
    ledger.box.hidden = !hasLedger;
    if (hasLedger) {
      ledger.show(now, back);
    } else {
      ledger.leave();
      refuse(now);
      drawChoice(now.lang);
      pasted.show(now);
    }
  };

  return Object.freeze({ show });
});
