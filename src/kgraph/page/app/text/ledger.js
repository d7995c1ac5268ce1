/** The ledger of a source: its statements, each with the verdict on it, filtered by verdict and flag. */

import { data } from "../core/data.js";
import { button, make, webLink } from "../core/dom.js";
import { sourceOf } from "../core/graph.js";
import { formatNumber, say, sayCount, spokenText } from "../core/language.js";
import { currentState, go } from "../core/state.js";
import { sourceTitle } from "../widgets/citing.js";
import { claimOfStatement, statementLead, statementLine } from "./statement.js";

const ledgerBox = make("div", { class: "ledger" });
const tally = make("p", { role: "status", class: "tally" });
let drawn = { of: null, lang: null };
let lines = [];
let narrowing = [];

/** Slugs of the sources that have a ledger, in the order of the data. */
const ledgerSources = Object.keys(data.ledgers);

const ledgerOf = (slug) => (Object.hasOwn(data.ledgers, slug ?? "") ? data.ledgers[slug] : null);

const aboutSource = (slug) => {
  const { date, url } = sourceOf(slug) ?? {};
  return [date ? make("span", {}, date) : null, url ? webLink(url, say("page-open-source")) : null].filter(Boolean);
};

const ledgerTotals = ({ totals: { statements, claims, flagged, unchecked } }) =>
  say("page-ledger-totals", {
    statements: formatNumber(statements),
    claims: formatNumber(claims),
    flagged: formatNumber(flagged),
    unchecked: formatNumber(unchecked),
  });

const toggle = (key, slug) => {
  const now = currentState()[key];
  const next = now.includes(slug) ? now.filter((entry) => entry !== slug) : [...now, slug];
  go({ [key]: next }, { replace: true });
};

const filterButton = (key, slug, label, amount) => {
  const element = button(
    { [`data-${key}`]: slug, click: () => toggle(key, slug) },
    spokenText(label, slug),
    " ",
    make("span", { class: "amount" }, formatNumber(amount)),
  );
  narrowing.push({ element, key, slug });
  return element;
};

const filterRow = (name, buttons) =>
  make("div", { class: "narrowing", role: "group", "aria-label": say(name) }, make("h3", {}, say(name)), ...buttons);

const filters = ({ totals: all, flags, labels }) => [
  filterRow(
    "page-ledger-by-standing",
    all.standings.map((standing) => filterButton("standing", standing.slug, labels[standing.slug], standing.count)),
  ),
  all.flags.length === 0
    ? null
    : filterRow(
        "page-ledger-by-flag",
        all.flags.map((flag) =>
          filterButton("flag", flag.slug, flags.find(({ slug }) => slug === flag.slug).label, flag.count),
        ),
      ),
];

const clearButton = () =>
  button(
    { id: "ledger-clear", click: () => go({ standing: [], flag: [] }, { replace: true }) },
    say("page-ledger-clear"),
  );

const passes = (now, statement) =>
  (now.standing.length === 0 || now.standing.includes(statement.standing)) &&
  (now.flag.length === 0 || now.flag.some((flag) => statement.flags.includes(flag)));

const summaryOf = ({ element }) => element.querySelector("summary");

const visible = () => lines.filter(({ element }) => !element.hidden);

/** Move the tab stop of the list to one line. */
const stopAt = (line) => {
  for (const candidate of lines) {
    summaryOf(candidate).tabIndex = candidate === line ? 0 : -1;
  }
};

const STEPS = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (at, last) => last,
};

const move = (event) => {
  const all = visible();
  const at = all.findIndex((line) => summaryOf(line) === event.target);
  if (at < 0 || !Object.hasOwn(STEPS, event.key)) {
    return;
  }
  event.preventDefault();
  summaryOf(all[STEPS[event.key](at, all.length - 1)]).focus();
};

const noteFocus = ({ target }) => {
  const line = lines.find((candidate) => summaryOf(candidate) === target);
  if (line) {
    stopAt(line);
  }
};

/** Open a line of the list and go to it, though a filter hides it now. */
const goTo = (line) => {
  if (line.element.hidden) {
    go({ standing: [], flag: [] }, { replace: true });
  }
  stopAt(line);
  line.element.firstElementChild.open = true;
  line.element.scrollIntoView({ block: "center" });
  summaryOf(line).focus({ preventScroll: true });
};

const LEADING = 10;

/** What misleads most: each with its verdict and why, in one line. */
const leading = (ledger) => {
  const items = ledger.leading.slice(0, LEADING).map((number) => {
    const line = lines.find(({ statement }) => statement.number === number);
    return statementLead(line.statement, ledger, () => goTo(line));
  });
  return items.length ? [make("h3", {}, say("page-ledger-leading")), make("ol", { class: "leading" }, ...items)] : [];
};

const build = (slug, back) => {
  const ledger = ledgerOf(slug);
  narrowing = [];
  lines = ledger.statements.map((statement) => ({ statement, element: statementLine(statement, ledger) }));
  ledgerBox.replaceChildren(
    back,
    make("p", { class: "kicker" }, say("page-ledger-kicker")),
    make("h2", { id: "ledger-title", tabindex: -1 }, sourceTitle(slug)),
    make("p", { class: "about detail" }, ...aboutSource(slug).flatMap((part) => [part, " "])),
    make("p", {}, ledgerTotals(ledger)),
    make("p", { class: "detail" }, say("page-ledger-scope")),
    ...leading(ledger),
    ...filters(ledger).filter(Boolean),
    make("div", { class: "table-controls" }, clearButton(), tally),
    make("p", { id: "ledger-keys", class: "unseen" }, say("page-ledger-keys")),
    make(
      "ol",
      { class: "statements", role: "list", "aria-describedby": "ledger-keys", keydown: move, focusin: noteFocus },
      ...lines.map(({ element }) => element),
    ),
  );
};

const narrow = (now) => {
  for (const { element, key, slug } of narrowing) {
    element.setAttribute("aria-pressed", String(now[key].includes(slug)));
  }
  for (const { statement, element } of lines) {
    element.hidden = !passes(now, statement);
    element.classList.toggle("selected", claimOfStatement(statement).slug === now.claim);
  }
  const shown = visible();
  if (shown.length > 0 && !shown.some((line) => summaryOf(line).tabIndex === 0)) {
    stopAt(shown[0]);
  }
  tally.textContent = sayCount("page-ledger-shown", lines.length, { shown: formatNumber(shown.length) });
};

/** The claims of the statements shown, in their order. */
const statedClaims = (now) => {
  const statements = ledgerOf(now.source)?.statements ?? [];
  return [...new Set(statements.filter((statement) => passes(now, statement)).map(claimOfStatement))];
};

/** Open the line of the selected claim and scroll to it. */
const reveal = (now) => {
  const line = visible().find(({ statement }) => claimOfStatement(statement).slug === now.claim);
  if (line) {
    stopAt(line);
    line.element.firstElementChild.open = true;
    line.element.scrollIntoView({ block: "center" });
  }
};

/** Show the ledger of the source that a state names; `back` makes the button that leaves it. */
const showLedger = (now, back) => {
  if (drawn.of !== now.source || drawn.lang !== now.lang) {
    const isNew = drawn.of !== now.source;
    drawn = { of: now.source, lang: now.lang };
    build(now.source, back());
    narrow(now);
    if (isNew) {
      reveal(now);
    }
  } else {
    narrow(now);
  }
};

/** Forget what was shown, so that the next ledger begins at its top. */
const leaveLedger = () => {
  drawn = { of: null, lang: null };
};

export { aboutSource, leaveLedger, ledgerBox, ledgerOf, ledgerSources, ledgerTotals, showLedger, statedClaims };
