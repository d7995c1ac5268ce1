/** The start view: questions, each a link to its answer. */

import { data } from "../core/data.js";
import { byId, make } from "../core/dom.js";
import { formatNumber, say } from "../core/language.js";
import { linkTo, openState } from "../core/state.js";

const container = byId("start");

/** A link to an answer that keeps only the language and the theme. */
const card = ({ key, state: answer }) =>
  make(
    "li",
    {},
    make(
      "a",
      {
        class: "question",
        href: linkTo(answer),
        "data-question": key,
        click: (event) => {
          event.preventDefault();
          openState(answer);
        },
      },
      make("span", { class: "question-text" }, say(`page-question-${key}`)),
      make("span", { class: "question-view" }, say(`page-view-${answer.view}`), " →"),
    ),
  );

const facts = () => ({
  entities: formatNumber(data.entities.length),
  claims: formatNumber(data.claims.length),
  evidence: formatNumber(data.counts.evidence),
  sources: formatNumber(data.counts.sources),
});

const showStart = (now) => {
  container.hidden = now.view !== "start";
  if (!container.hidden) {
    container.replaceChildren(
      make("h2", {}, say("page-start")),
      make("ul", { class: "questions", role: "list" }, ...data.questions.map(card)),
      make("p", {}, say("page-start-search")),
      make("p", {}, say("page-start-holds", facts())),
      make("p", { class: "warning" }, say("page-start-warning")),
    );
  }
};

export { showStart };
