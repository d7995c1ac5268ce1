/** How one entity reaches another: a summary in words and a table tied to the drawing, both marked as inference. */

import { byId, make } from "../core/dom.js";
import { formatNumber, say, sayCount } from "../core/language.js";
import { MOST_PATHS } from "../core/state.js";
import { chosenPath, pathsOf } from "../draw/path-scene.js";
import { MOST_STEPS, directClaims } from "../knowledge/paths.js";
import { claimButton } from "../widgets/marks.js";
import { endName, endsElement, showEnds } from "./ends.js";
import { foldPaths, pathChoice, pathSorting, pathTable } from "./path-table.js";

const container = byId("path");
const list = make("div", { class: "path-list" });
const words = make("div", { class: "path-words", role: "status" });
container.append(endsElement, words, list);
let drawn = null;

const facts = ({ path: [start, end] }) => ({ start: endName(start), end: endName(end) });

/** Why there is no path, in words; null if there are paths. */
const obstacle = (now) => {
  const [start, end] = now.path;
  if (start === null || end === null) {
    return say(start !== null ? "page-path-missing-to" : end !== null ? "page-path-missing-from" : "page-path-missing");
  }
  if (start === end) {
    return say("page-path-same", facts(now));
  }
  return pathsOf(now).length === 0 ? say("page-path-none", { ...facts(now), count: MOST_STEPS }) : null;
};

const pathCount = (now) => {
  const amount = pathsOf(now).length;
  return amount === MOST_PATHS
    ? say("page-path-most", { ...facts(now), count: formatNumber(amount) })
    : sayCount("page-path-found", amount, facts(now));
};

const answer = (now) => {
  const hindered = obstacle(now);
  if (hindered) {
    return [make("p", {}, hindered)];
  }
  const { isAccepted } = pathsOf(now)[0];
  return [
    make("p", { class: "inference" }, pathCount(now), " ", say("page-path-inference")),
    isAccepted ? null : make("p", { class: "unaccepted" }, say("page-path-unaccepted")),
  ];
};

const strayRow = (now) =>
  now.row !== null && obstacle(now) === null && chosenPath(now) === null
    ? make("p", {}, say("page-path-no-row", { row: formatNumber(now.row) }))
    : null;

const direct = (now) => {
  const claims = obstacle(now) === null ? directClaims(...now.path) : [];
  return claims.length > 0
    ? make(
        "div",
        { class: "direct" },
        make("p", {}, say("page-path-direct")),
        ...claims.map((claim) => claimButton(claim)),
      )
    : null;
};

const draw = (now) => {
  const rows = obstacle(now) === null ? [pathChoice(null, null, say("page-path-all")), pathTable(now)] : [];
  words.replaceChildren(...answer(now).filter(Boolean));
  list.replaceChildren(...[strayRow(now), direct(now), ...rows].filter(Boolean));
};

/** Mark the chosen row without redrawing the rows. */
const choose = (now) => {
  const chosen = chosenPath(now) ? now.row : null;
  for (const radio of list.querySelectorAll("[name=path-row]")) {
    radio.checked = radio.value === String(chosen ?? "");
  }
  for (const row of list.querySelectorAll("[data-row]")) {
    row.classList.toggle("selected", row.dataset.row === String(chosen));
  }
};

const topOf = (element) => element.getBoundingClientRect().top;

/** Scroll the list until a row is visible below the table header, without scrolling the page. */
const reveal = (row) => {
  list.scrollTop = row ? list.scrollTop + topOf(row) - topOf(list) - list.querySelector("thead").offsetHeight : 0;
};

const showPath = (now) => {
  container.hidden = now.view !== "path";
  if (container.hidden) {
    return;
  }
  showEnds();
  const path = now.path.join("~");
  const isNew = drawn?.path !== path;
  if (isNew) {
    foldPaths(now);
  }
  const next = { path, lang: now.lang, sorting: pathSorting(), stray: strayRow(now) !== null };
  if (JSON.stringify(next) !== JSON.stringify(drawn)) {
    draw(now);
    drawn = next;
  }
  choose(now);
  if (isNew) {
    reveal(list.querySelector("tr.selected"));
  }
};

export { showPath };
