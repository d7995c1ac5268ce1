/** The panel: the selected entity or claim, or where to begin. */

import { data } from "../core/data.js";
import { byId, make } from "../core/dom.js";
import { claimBySlug, entityBySlug } from "../core/graph.js";
import { say, sayCount } from "../core/language.js";
import { entityButton, section } from "../widgets/marks.js";
import { claimCard } from "./claim.js";
import { entityCard } from "./entity.js";
import { overviewCard } from "./overview.js";

const busiest = (most) =>
  [...data.entities]
    .filter((entity) => entity.degree > 0)
    .sort((first, second) => second.degree - first.degree || (first.slug < second.slug ? -1 : 1))
    .slice(0, most);

const welcome = () => [
  make("h2", {}, say("page-welcome")),
  make("p", {}, say("page-welcome-how")),
  make("p", {}, say("page-welcome-trust")),
  section(
    say("page-welcome-busiest"),
    make(
      "ul",
      { class: "starts", role: "list" },
      ...busiest(10).map((entity) =>
        make(
          "li",
          {},
          entityButton(entity.slug),
          make("span", { class: "tally" }, sayCount("page-claims", entity.degree)),
        ),
      ),
    ),
  ),
];

const beginning = (now) => (now.view === "overview" ? overviewCard() : welcome());

let before = null;

/** Show the selection of a state; a focus in the panel stays there. */
const showPanel = (now) => {
  const chosenClaim = claimBySlug.get(now.claim);
  const chosenEntity = entityBySlug.get(now.entity);
  const selection = `${now.entity}\n${now.claim}`;
  const content = chosenClaim ? claimCard(chosenClaim) : chosenEntity ? entityCard(chosenEntity) : beginning(now);
  const hadFocus = byId("panel").contains(document.activeElement);
  byId("panel").replaceChildren(...content.filter(Boolean));
  if (hadFocus) {
    byId("panel").focus({ preventScroll: true });
  }
  if (selection !== before) {
    byId("panel").scrollTop = 0;
    before = selection;
  }
};

export { showPanel };
