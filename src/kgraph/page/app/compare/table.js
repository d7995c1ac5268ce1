/** The table of all claims, sorted and filtered by the reader; entities without a claim are listed below. */

import { data } from "../core/data.js";
import { button, byId, make } from "../core/dom.js";
import { claimsOf, entityBySlug, evidenceOf, relationOf, termOf, verdictOf } from "../core/graph.js";
import {
  compareTexts,
  entityName,
  formatNumber,
  makeComparer,
  say,
  sayCount,
  spokenText,
  textOf,
} from "../core/language.js";
import { once } from "../core/once.js";
import { COLUMNS, currentState, go } from "../core/state.js";
import { matchingClaims } from "../draw/filter.js";
import { foldName } from "../knowledge/names.js";
import { denialBadge, entityButton, headGlyph, openClaim, standingBadge } from "../widgets/marks.js";

const container = byId("table");

/** What each column is sorted by. */
const VALUES = {
  subject: (claim) => entityName(entityBySlug.get(claim.subject)),
  relation: (claim) => textOf(relationOf(claim).label, claim.relation),
  object: (claim) => entityName(entityBySlug.get(claim.object)),
  standing: (claim) => String(verdictOf(claim.verdict)?.order ?? 9) + (claim.denied ? "b" : "a"),
  certainty: (claim) => String(claim.certainty ? termOf(claim.certainty).order : 9),
  evidence: (claim) => String(claim.evidence.length),
  claim: (claim) => textOf(claim.sentence, claim.slug),
};

/** The text that the search in the table matches, in both languages. */
const searchText = (claim) => {
  const ends = [claim.subject, claim.object].map((slug) => entityBySlug.get(slug));
  const pairs = [claim.sentence, relationOf(claim).label, ...ends.map((entity) => entity.label)];
  const others = ends.flatMap((entity) => [...(entity.alt?.zh ?? []), ...(entity.alt?.en ?? [])]);
  return foldName([...pairs.flatMap((pair) => [pair.zh ?? "", pair.en ?? ""]), ...others].join("\u0000"));
};
const texts = once(() => new Map(data.claims.map((claim) => [claim.slug, searchText(claim)])));

const isAbout = ({ subject, object }, entity) => subject === entity || object === entity;

const isWanted = (claim, key, { only, entity }) =>
  (!only || !entity || isAbout(claim, entity)) && (!key || texts().get(claim.slug).includes(key));

/** The column that sorts, and whether backwards, which the address shows by a minus. */
const sortingOf = ({ sort }) => ({ column: sort.replace("-", ""), isBackward: sort.startsWith("-") });

/** The claims that pass the filters and contain the words, in the order that the reader chose. */
const tableClaims = () => {
  const compare = makeComparer();
  const now = currentState();
  const key = foldName(now.words);
  const { column, isBackward } = sortingOf(now);
  const value = VALUES[column];
  const direction = isBackward ? -1 : 1;
  return matchingClaims(now)
    .filter((claim) => isWanted(claim, key, now))
    .map((claim) => ({ claim, value: value(claim) }))
    .sort(
      (first, second) =>
        direction * compare(first.value, second.value) || (first.claim.slug < second.claim.slug ? -1 : 1),
    )
    .map(({ claim }) => claim);
};

const heading = (column) => {
  const sorting = sortingOf(currentState());
  const isSorted = sorting.column === column;
  const mark = isSorted ? (sorting.isBackward ? " ↓" : " ↑") : "";
  const order = sorting.isBackward ? "descending" : "ascending";
  return make(
    "th",
    { scope: "col", role: "columnheader", "aria-sort": isSorted ? order : null },
    button({ "data-sort": column, click: () => sortBy(column) }, say(`page-column-${column}`), mark),
  );
};

const sortBy = (column) => {
  const sorting = sortingOf(currentState());
  go({ sort: sorting.column === column && !sorting.isBackward ? `-${column}` : column }, { replace: true });
  container.querySelector(`[data-sort="${column}"]`).focus();
};

/** How many evidence items support a claim, refute it, or are inconclusive; beside a denial, what they found. */
const tallyOf = (claim) => {
  const stances = evidenceOf(claim).map(({ stance }) => stance);
  const number = (side) => formatNumber(stances.filter((stance) => stance === side).length);
  return say(claim.denied ? "page-tally-denied" : "page-tally", {
    for: number("supports"),
    against: number("refutes"),
    open: number("inconclusive"),
  });
};

const certaintyOf = ({ certainty }) => (certainty ? textOf(termOf(certainty), certainty) : "");

const cell = (column, ...content) =>
  make("td", { role: "cell", "data-label": say(`page-column-${column}`) }, ...content);

const line = (claim) =>
  make(
    "tr",
    { role: "row", "data-row": claim.slug, class: claim.slug === currentState().claim ? "selected" : null },
    cell("subject", entityButton(claim.subject)),
    cell("relation", headGlyph(claim), " ", spokenText(relationOf(claim).label, claim.relation)),
    cell("object", entityButton(claim.object)),
    cell("standing", denialBadge(claim), " ", standingBadge(claim)),
    cell("certainty", certaintyOf(claim)),
    cell("evidence", tallyOf(claim)),
    cell("claim", button({ class: "claim", click: () => openClaim(claim) }, spokenText(claim.sentence, claim.slug))),
  );

const loose = () => {
  const alone = data.entities
    .filter((entity) => claimsOf(entity.slug).length === 0)
    .sort((first, second) => compareTexts(entityName(first), entityName(second)));
  if (alone.length === 0) {
    return null;
  }
  return make(
    "section",
    { class: "loose" },
    make("h2", {}, sayCount("page-loose", alone.length)),
    make("ul", { class: "inline", role: "list" }, ...alone.map((entity) => make("li", {}, entityButton(entity.slug)))),
  );
};

const body = make("tbody", { role: "rowgroup" });
const tally = make("p", { role: "status", class: "tally" });

/** The first rows at once, the others while the browser is idle: a thousand rows take longer than a reader waits. */
const AT_ONCE = 40;
const LONGEST_WAIT = 100; // milliseconds; a browser without anything to paint may never report that it is idle
const whenIdle = window.requestIdleCallback ?? ((act) => setTimeout(act, 0, { timeRemaining: () => 0 })); // not in Safari
const forget = window.cancelIdleCallback ?? clearTimeout;
let pending = 0;

const addLater = (rest) => {
  pending = whenIdle(
    (deadline) => {
      do {
        body.append(...rest.splice(0, 20).map(line));
      } while (rest.length > 0 && deadline.timeRemaining() > 4);
      if (rest.length > 0) {
        addLater(rest);
      }
    },
    { timeout: LONGEST_WAIT },
  );
};

const drawRows = () => {
  forget(pending);
  const claims = tableClaims();
  body.replaceChildren(...claims.slice(0, AT_ONCE).map(line));
  addLater(claims.slice(AT_ONCE));
  tally.textContent = sayCount("page-table-count", data.claims.length, { shown: formatNumber(claims.length) });
};

const narrow = (event) => event.isComposing || go({ words: words.value }, { replace: true });

const words = make("input", { id: "table-filter", type: "text", input: narrow, compositionend: narrow });
const wordsName = make("span");
const only = make("input", {
  id: "table-only",
  type: "checkbox",
  change: () => go({ only: only.checked }, { replace: true }),
});
const onlyName = make("span");
const onlyChoice = make("label", { class: "choice" }, only, onlyName);
const caption = make("caption", { class: "unseen" });
const headerRow = make("tr", { role: "row" });
const others = make("div");
container.append(
  make("div", { class: "table-controls" }, make("label", {}, wordsName, " ", words), onlyChoice, tally),
  make("table", { role: "table" }, caption, make("thead", { role: "rowgroup" }, headerRow), body),
  others,
);

/** Show the state in the controls; an unchanged box keeps its cursor. */
const drawControls = (now) => {
  wordsName.textContent = say("page-table-filter");
  if (words.value !== now.words) {
    words.value = now.words;
  }
  onlyChoice.hidden = !now.entity;
  only.checked = now.only;
  onlyName.textContent = now.entity ? say("page-table-only", { entity: entityName(entityBySlug.get(now.entity)) }) : "";
};

/** The row and the index of the focused button, to restore the focus after the rows are redrawn. */
const focusedButton = () => {
  const row = document.activeElement?.closest("[data-row]");
  return row
    ? { slug: row.dataset.row, index: [...row.querySelectorAll("button")].indexOf(document.activeElement) }
    : null;
};

const focusButton = ({ slug, index }) => {
  const row = [...body.children].find((element) => element.dataset.row === slug);
  row?.querySelectorAll("button")[index]?.focus();
};

const draw = (now) => {
  const focused = focusedButton();
  drawControls(now);
  caption.textContent = say("page-table-caption");
  headerRow.replaceChildren(...COLUMNS.map(heading));
  others.replaceChildren(...[loose()].filter(Boolean));
  drawRows();
  if (focused) {
    focusButton(focused);
  }
};

const showTable = (now) => {
  container.hidden = now.view !== "table";
  if (container.hidden) {
    forget(pending);
    body.replaceChildren();
  } else {
    draw(now);
  }
};

export { showTable, tableClaims };
