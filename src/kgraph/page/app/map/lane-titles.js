/** The titles of the lanes: buttons above the drawing that fold a lane into one node and unfold it. */

import { data } from "../core/data.js";
import { button, byId, make } from "../core/dom.js";
import { say } from "../core/language.js";
import { currentState, go } from "../core/state.js";
import { lanesOnScreen, listenToDrawing } from "../draw/drawing.js";

const container = byId("heads");
const NARROW = 34;
const TIGHT = 64;

const toggle = (lane) => {
  const { folded } = currentState();
  go({ folded: folded.includes(lane) ? folded.filter((name) => name !== lane) : [...folded, lane] });
};

const titles = new Map(
  data.view.lanes.map((lane) => [
    lane,
    button(
      { class: "head-button", "data-lane": lane, click: () => toggle(lane) },
      make("span", { class: "head-name" }),
      make("span", { class: "head-mark", "aria-hidden": "true" }),
    ),
  ]),
);
container.append(...titles.values());

/** Put each title above its lane, as wide as the distance to the next one allows. */
const place = () => {
  const lanes = lanesOnScreen();
  const middles = lanes.map(({ left, right }) => (left + right) / 2);
  for (const title of titles.values()) {
    title.hidden = true;
  }
  lanes.forEach(({ lane }, index) => {
    const gaps = [middles[index + 1] - middles[index], middles[index] - middles[index - 1]].filter((gap) => gap > 0);
    const room = Math.max(NARROW, Math.min(...gaps, 200) - 6);
    const title = titles.get(lane);
    title.hidden = false;
    title.style.left = `${Math.round(middles[index] - room / 2)}px`;
    title.classList.toggle("tight", room < TIGHT);
    title.style.width = `${Math.round(room)}px`;
  });
};

listenToDrawing(place);

const showLaneTitles = (now) => {
  container.hidden = now.view !== "lanes";
  for (const [lane, title] of titles) {
    const isFolded = now.folded.includes(lane);
    title.querySelector(".head-name").textContent = say(`page-lane-${lane}`);
    title.querySelector(".head-mark").textContent = isFolded ? "▸" : "▾";
    title.setAttribute("aria-expanded", String(!isFolded));
    title.title = say(isFolded ? "page-unfold-lane" : "page-fold-lane", { lane: say(`page-lane-${lane}`) });
  }
};

export { showLaneTitles };
