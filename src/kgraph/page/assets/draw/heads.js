"use strict";

/** The heads of the lanes: buttons above the drawing that fold a lane into one node and unfold it. */
kgraph.define("heads", ({ graph, dom: { button, byId, make }, language: { say }, state, drawing }) => {
  const container = byId("heads");
  const NARROW = 34;
  const TIGHT = 64;

  const toggle = (lane) => {
    const { folded } = state.now();
    state.go({ folded: folded.includes(lane) ? folded.filter((one) => one !== lane) : [...folded, lane] });
  };

  const heads = new Map(
    graph.view.lanes.map((lane) => [
      lane,
      button(
        { class: "head-button", "data-lane": lane, click: () => toggle(lane) },
        make("span", { class: "head-name" }),
        make("span", { class: "head-mark", "aria-hidden": "true" }),
      ),
    ]),
  );
  container.append(...heads.values());

  /** Put each head above its lane, as wide as the way to the next leaves room for. */
  const place = () => {
    const lanes = drawing.lanesOnScreen();
    const middles = lanes.map(({ left, right }) => (left + right) / 2);
    for (const head of heads.values()) {
      head.hidden = true;
    }
    lanes.forEach(({ lane }, index) => {
      const gaps = [middles[index + 1] - middles[index], middles[index] - middles[index - 1]].filter((gap) => gap > 0);
      const room = Math.max(NARROW, Math.min(...gaps, 200) - 6);
      const head = heads.get(lane);
      head.hidden = false;
      head.style.left = `${Math.round(middles[index] - room / 2)}px`;
      head.classList.toggle("tight", room < TIGHT);
      head.style.width = `${Math.round(room)}px`;
    });
  };

  drawing.listen(place);

  const show = (now) => {
    container.hidden = now.view !== "lanes";
    for (const [lane, head] of heads) {
      const isFolded = now.folded.includes(lane);
      head.querySelector(".head-name").textContent = say(`page-lane-${lane}`);
      head.querySelector(".head-mark").textContent = isFolded ? "▸" : "▾";
      head.setAttribute("aria-expanded", String(!isFolded));
      head.title = say(isFolded ? "page-unfold-lane" : "page-fold-lane", { lane: say(`page-lane-${lane}`) });
    }
  };

  return Object.freeze({ show });
});
