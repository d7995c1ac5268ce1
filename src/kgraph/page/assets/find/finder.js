"use strict";

/** The search box of the page: what is chosen is shown in the panel. */
kgraph.define("finder", ({ dom: { byId }, state, combobox }) => {
  const input = byId("search");

  /** Fill the box, for the reader to go on from. */
  const offer = (text) => {
    input.value = text;
  };

  combobox.attach({
    input,
    list: byId("results"),
    counted: byId("results-count"),
    option: "result",
    choose: (slug) => {
      offer("");
      state.go({ entity: slug, claim: null });
      byId("panel").focus({ preventScroll: window.innerWidth > 820 });
    },
    leave: () => offer(""),
    opens: true,
  });

  return Object.freeze({ offer });
});
