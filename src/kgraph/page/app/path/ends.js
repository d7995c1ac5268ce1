/** The ends of a path: two boxes to choose the entities, and a button that swaps them. */

import { button, make } from "../core/dom.js";
import { entityBySlug } from "../core/graph.js";
import { entityName } from "../core/language.js";
import { currentState, go } from "../core/state.js";
import { attachCombobox, makeCombobox } from "../widgets/combobox.js";

const endName = (slug) => (slug === null ? "" : entityName(entityBySlug.get(slug)));

const put = (index, slug) => {
  const path = [...currentState().path];
  path[index] = slug;
  go({ path, claim: null });
};

/** A box for one end; `show` writes the name of the chosen entity into it unless the reader is writing there. */
const boxOf = (name, key, index) => {
  const { input, list, counted } = makeCombobox({ id: `path-${name}`, results: `path-${name}-results`, name: key });

  const restore = () => {
    input.value = endName(currentState().path[index]);
  };

  /** Clear the end if its box is empty; restore the former entity for text without a choice. */
  const leave = () => {
    if (input.value.trim() === "" && currentState().path[index] !== null) {
      put(index, null);
    }
    restore();
  };

  const choose = (slug) => {
    put(index, slug);
    restore();
  };

  attachCombobox({ input, list, counted, option: `path-${name}-option`, choose, leave, opens: false });
  input.addEventListener("blur", leave);
  input.addEventListener("click", () => input.select()); // as Tab does by default
  return {
    element: make("div", { class: "end" }, make("label", { for: input.id, "data-say": key }), input, list, counted),
    show: () => list.hidden && restore(),
  };
};

const boxes = [boxOf("from", "page-path-from", 0), boxOf("to", "page-path-to", 1)];

const swap = () => go({ path: [...currentState().path].reverse(), claim: null });

const endsElement = make(
  "div",
  { class: "ends", role: "group", "data-name": "page-path-ends" },
  boxes[0].element,
  button(
    { id: "path-swap", click: swap, "data-name": "page-path-swap" },
    make("span", { class: "sign", "aria-hidden": "true" }, "⇄"),
  ),
  boxes[1].element,
);

const showEnds = () => boxes.forEach((box) => box.show());

export { endName, endsElement, showEnds };
