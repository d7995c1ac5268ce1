/** The substances of a check: a box to add one, and the chosen ones, each with a button to remove it. */

import { button, make } from "../core/dom.js";
import { formatNumber, say } from "../core/language.js";
import { MOST_CHECKED, currentState, go } from "../core/state.js";
import { attachCombobox, makeCombobox } from "../widgets/combobox.js";
import { isSubstance } from "./answers.js";
import { plainName, substanceName } from "./matrix.js";

const { input, list, counted } = makeCombobox({
  id: "check-name",
  results: "check-results",
  name: "page-results",
  describedBy: "check-told",
});
const told = make("p", { id: "check-told", class: "told", role: "status" });
const chips = make("ul", { class: "chips", role: "list", "data-name": "page-check-chosen" });

/** Why a substance cannot be added, in words; null if it can. */
const refusal = (slug) => {
  const { check } = currentState();
  const name = plainName(slug);
  if (!isSubstance(slug)) {
    return say("page-check-no-substance", { name });
  }
  if (check.includes(slug)) {
    return say("page-check-already", { name });
  }
  return check.length >= MOST_CHECKED ? say("page-check-most", { most: formatNumber(MOST_CHECKED) }) : null;
};

const choose = (slug, found) => {
  const refused = refusal(slug);
  input.value = "";
  if (!refused) {
    go({ check: [...currentState().check, slug], claim: null });
  }
  const done = refused ?? say("page-check-added", { name: plainName(slug) });
  told.replaceChildren(...(found ? [found, make("br")] : []), done);
};

const leave = () => {
  input.value = "";
};

const remove = (slug) => {
  go({ check: currentState().check.filter((entity) => entity !== slug), claim: null });
  told.textContent = say("page-check-removed", { name: plainName(slug) });
  input.focus();
};

const chip = (slug) =>
  make(
    "li",
    { class: "chip" },
    substanceName(slug),
    button(
      {
        class: "remove",
        "data-remove": slug,
        "aria-label": say("page-check-remove", { name: plainName(slug) }),
        click: () => remove(slug),
      },
      make("span", { "aria-hidden": "true" }, "×"),
    ),
  );

attachCombobox({ input, list, counted, option: "check-option", choose, leave, opens: true });

const namesElement = make(
  "div",
  { class: "check-names", role: "group", "data-name": "page-check-names" },
  make(
    "div",
    { class: "check-add" },
    make("label", { for: "check-name", "data-say": "page-check-add" }),
    input,
    list,
    counted,
  ),
  chips,
  button({ id: "check-print", "data-say": "page-check-print", click: () => window.print() }),
  told,
);

/** Show the chosen names and clear the former message. */
const showNames = (now) => {
  told.textContent = "";
  chips.replaceChildren(...now.check.map(chip));
  chips.hidden = now.check.length === 0;
};

export { namesElement, showNames };
