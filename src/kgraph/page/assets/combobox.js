"use strict";

/** The search box: a combobox with a list, after the ARIA pattern. */
kgraph.define("combobox", ({ graph, dom: { make, byId }, language, search, state }) => {
  const input = byId("search");
  const list = byId("results");
  const counted = byId("results-count");
  let hits = [];
  let active = -1;

  const describe = (hit) => {
    const entity = graph.entities.get(hit.slug);
    const here = language.pick(entity.label, entity.slug);
    const there = entity.label[language.other(here.lang)];
    const known = [here.text, there].includes(hit.label);
    return [
      make("span", { class: "result-name" }, language.marked(here.text, here.lang)),
      there ? make("span", { class: "result-other" }, language.marked(there, language.other(here.lang))) : null,
      known ? null : make("span", { class: "result-match" }, "= ", language.marked(hit.label, hit.lang)),
      make("span", { class: "result-category" }, language.show(graph.categories.get(entity.category)?.label)),
    ];
  };

  const option = (hit, index) =>
    make(
      "li",
      {
        id: `result-${index}`,
        role: "option",
        "aria-selected": index === active ? "true" : "false",
        mousedown: (event) => event.preventDefault(),
        click: () => choose(index),
      },
      describe(hit),
    );

  const isOpen = () => !list.hidden;

  const draw = () => {
    list.replaceChildren(...hits.map(option));
    if (hits.length === 0) {
      list.append(make("li", { class: "none", role: "option", "aria-disabled": "true" }, language.say("page-no-result")));
    }
    list.children[active]?.scrollIntoView({ block: "nearest" });
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", `result-${active}`);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const open = () => {
    hits = search.find(input.value);
    active = -1;
    if (!search.fold(input.value)) {
      counted.textContent = "";
      close();
      return;
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    counted.textContent = hits.length ? language.count("page-results", hits.length) : language.say("page-no-result");
    draw();
  };

  const choose = (index) => {
    const hit = hits[index];
    if (!hit) {
      return;
    }
    input.value = "";
    counted.textContent = "";
    close();
    state.go({ entity: hit.slug, claim: null });
    byId("panel").focus({ preventScroll: window.innerWidth > 820 });
  };

  const move = (to) => {
    if (!isOpen()) {
      open();
    }
    if (hits.length > 0) {
      active = (to + hits.length) % hits.length;
      draw();
    }
  };

  const keys = {
    ArrowDown: () => move(active + 1),
    ArrowUp: () => move(active < 0 ? hits.length - 1 : active - 1),
    Enter: () => choose(Math.max(active, 0)),
    Escape: () => {
      if (isOpen()) {
        close();
      } else {
        input.value = "";
      }
    },
  };

  input.addEventListener("input", (event) => event.isComposing || open());
  input.addEventListener("compositionend", open);
  input.addEventListener("focus", () => input.value && open());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const act = event.isComposing ? null : keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  /** Fill the box, for the reader to go on from. */
  const offer = (text) => {
    input.value = text;
  };

  return Object.freeze({ offer, close });
});
