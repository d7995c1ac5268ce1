/** The search box of the page: what is chosen is shown in the panel. */

import { byId } from "../core/dom.js";
import { go } from "../core/state.js";
import { attachCombobox } from "../widgets/combobox.js";

const input = byId("search");

/** Fill the box, for the reader to go on from. */
const offerName = (text) => {
  input.value = text;
};

attachCombobox({
  input,
  list: byId("results"),
  counted: byId("results-count"),
  option: "result",
  choose: (slug) => {
    offerName("");
    go({ entity: slug, claim: null });
    byId("panel").focus({ preventScroll: window.innerWidth > 820 });
  },
  leave: () => offerName(""),
  opens: true,
});

export { offerName };
