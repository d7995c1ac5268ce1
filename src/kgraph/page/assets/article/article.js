"use strict";

/** Articles: the ledger of the chosen one, else a box for any text and the sources that have a ledger. */
kgraph.define("article", ({ dom: { make, button, byId }, language, state, citing, review, pasted }) => {
  const { say } = language;
  const container = byId("article");
  const refusal = make("p", { class: "note", role: "status" });
  const choice = make("section", { class: "ledgers" });
  const desk = make("div", { class: "desk" }, refusal, pasted.box, choice);
  container.append(desk, review.box);
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
      make("h3", {}, citing.named(slug)),
      make("p", { class: "detail" }, ...review.about(slug).flatMap((part) => [part, " "])),
      make("p", {}, review.totals(review.ledgerOf(slug))),
      button({ "data-source": slug, click: () => open(slug) }, say("page-ledger-open")),
    );

  const drawChoice = (lang) => {
    if (chosen !== lang) {
      chosen = lang;
      const list = make("ul", { class: "cards", role: "list" }, ...review.sources.map(offer));
      choice.replaceChildren(make("h2", {}, say("page-ledgers")), list);
      choice.hidden = review.sources.length === 0;
    }
  };

  /** A source that the graph knows but has not read passage by passage. */
  const refuse = ({ source }) => {
    refusal.hidden = source === null;
    const [before, after] = say("page-ledger-none").split("{name}");
    refusal.replaceChildren(...(source === null ? [] : [before, citing.named(source), after]));
  };

  const show = (now) => {
    container.hidden = now.view !== "article";
    if (container.hidden) {
      review.leave();
      return;
    }
    const hasLedger = review.ledgerOf(now.source) !== null;
    desk.hidden = hasLedger;
    review.box.hidden = !hasLedger;
    if (hasLedger) {
      review.show(now, back);
    } else {
      review.leave();
      refuse(now);
      drawChoice(now.lang);
      pasted.show(now);
    }
  };

  return Object.freeze({ show });
});
