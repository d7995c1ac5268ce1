/** What the overview shows, in the panel: the categories with how many entities and claims each has. */

import { button, make } from "../core/dom.js";
import { categoryBySlug } from "../core/graph.js";
import { say, sayCount, textOf } from "../core/language.js";
import { currentState, go } from "../core/state.js";
import { drawnScene } from "../draw/drawing.js";
import { countChoices } from "../draw/filter.js";
import { swatch } from "../draw/legend.js";

const open = (category) => go({ view: "lanes", category: [category], entity: null, claim: null });

const row =
  (claims) =>
  ({ category, members }) =>
    make(
      "li",
      {},
      button(
        { class: "entity", "data-category": category, click: () => open(category) },
        swatch(category),
        textOf(categoryBySlug.get(category).label, category),
      ),
      make(
        "span",
        { class: "tally" },
        [sayCount("page-entities", members.length), sayCount("page-claims", claims.get(category) ?? 0)].join(
          say("page-list-separator"),
        ),
      ),
    );

const size = ({ members }) => members.length;

/** The content of the panel for the overview, the largest category first. */
const overviewCard = () => [
  make("h2", {}, say("page-view-overview")),
  make("p", {}, say("page-overview-how")),
  make(
    "ul",
    { class: "starts", role: "list" },
    ...[...drawnScene().groups]
      .sort((first, second) => size(second) - size(first) || (first.id < second.id ? -1 : 1))
      .map(row(countChoices(currentState(), "category"))),
  ),
];

export { overviewCard };
