"use strict";

/** Which names are checked: a box to add one, and the chosen ones, each to be taken out again. */
kgraph.define("checknames", ({ checks, checkmatrix, combobox, dom: { make, button }, language, state }) => {
  const { say } = language;
  const { input, list, counted } = combobox.box({
    id: "check-name",
    results: "check-results",
    name: "page-results",
    describedBy: "check-told",
  });
  const told = make("p", { id: "check-told", class: "told", role: "status" });
  const chips = make("ul", { class: "chips", role: "list", "data-name": "page-check-chosen" });

  /** Why a substance cannot be added, in words; null if it can. */
  const refusal = (slug) => {
    const { check } = state.now();
    const name = checkmatrix.plainName(slug);
    if (!checks.isSubstance(slug)) {
      return say("page-check-no-substance", { name });
    }
    if (check.includes(slug)) {
      return say("page-check-already", { name });
    }
    return check.length >= state.MOST_CHECKED ? say("page-check-most", { most: language.number(state.MOST_CHECKED) }) : null;
  };

  const choose = (slug) => {
    const refused = refusal(slug);
    input.value = "";
    if (!refused) {
      state.go({ check: [...state.now().check, slug], claim: null });
    }
    told.textContent = refused ?? say("page-check-added", { name: checkmatrix.plainName(slug) });
  };

  const leave = () => {
    input.value = "";
  };

  const remove = (slug) => {
    state.go({ check: state.now().check.filter((one) => one !== slug), claim: null });
    told.textContent = say("page-check-removed", { name: checkmatrix.plainName(slug) });
    input.focus();
  };

  const chip = (slug) =>
    make(
      "li",
      { class: "chip" },
      checkmatrix.nameOf(slug),
      button(
        { class: "remove", "data-remove": slug, "aria-label": say("page-check-remove", { name: checkmatrix.plainName(slug) }), click: () => remove(slug) },
        make("span", { "aria-hidden": "true" }, "×"),
      ),
    );

  combobox.attach({ input, list, counted, option: "check-option", choose, leave, opens: true });

  const element = make(
    "div",
    { class: "check-names", role: "group", "data-name": "page-check-names" },
    make("div", { class: "check-add" }, make("label", { for: "check-name", "data-say": "page-check-add" }), input, list, counted),
    chips,
    button({ id: "check-print", "data-say": "page-check-print", click: () => window.print() }),
    told,
  );

  /** Show the chosen names; what was told before was about others. */
  const show = (now) => {
    told.textContent = "";
    chips.replaceChildren(...now.check.map(chip));
    chips.hidden = now.check.length === 0;
  };

  return Object.freeze({ element, show });
});
