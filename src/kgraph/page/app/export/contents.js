/** The contents of an export: the claims that the page shows, and the origin of the file. */

import { data } from "../core/data.js";
import { claimBySlug, entityBySlug, sourceOf } from "../core/graph.js";
import { entityName, say, textOf } from "../core/language.js";
import { DRAWN, FILTERS, addressWith, currentState, readState } from "../core/state.js";
import { drawnScene } from "../draw/drawing.js";
import { filterLabel } from "../draw/filter-looks.js";
/** @import { Claim, FilterName, ListsClaims, State } from "../core/types.js" */

const OPTIONS = /** @type {const} */ (["contested", "refuted", "structure", "kinds"]);

const isDrawn = () => DRAWN.includes(currentState().view);

/** By view the function that lists its claims, for views without a drawing. */
const lists = /** @type {Map<string, ListsClaims>} */ (new Map());

/**
 * Register how a view lists the claims that it shows.
 *
 * @param {string} view
 * @param {ListsClaims} claimsOf
 */
const listClaims = (view, claimsOf) => lists.set(view, claimsOf);

/** The claims drawn one by one and those in bundles. */
const drawnClaims = () => {
  const { list, bundles } = drawnScene();
  return [...list, ...bundles.flatMap((bundle) => bundle.claims.map((slug) => claimBySlug.get(slug)))];
};

/** The claims shown, in their order on the page; empty for the start view. */
const exportedClaims = () => {
  const now = currentState();
  return isDrawn() ? drawnClaims() : (lists.get(now.view)?.(now) ?? []);
};

/** The entities at the ends of the claims shown and other drawn ones, by slug. */
const exportedEntities = () => {
  const ends = exportedClaims().flatMap((claim) => [claim.subject, claim.object]);
  return [...new Set([...ends, ...(isDrawn() ? drawnScene().entities : [])])].sort();
};

/**
 * @param {FilterName} name
 * @param {string[]} values
 */
const filterText = (name, values) => {
  const texts = values.map((value) => filterLabel(name, value));
  return `${say(`page-filter-${name}`)}: ${texts.join(say("page-list-separator"))}`;
};

/** The filters and options that differ from the defaults, in words. */
const filters = () => {
  const now = currentState();
  const usual = readState("#v=1");
  const changed = OPTIONS.filter((name) => now[name] !== usual[name]);
  const words = now.view === "table" ? now.words.trim() : "";
  return [
    ...FILTERS.filter((name) => now[name].length > 0).map((name) => filterText(name, now[name])),
    ...changed.map((name) =>
      say(now[name] ? "page-export-on" : "page-export-off", { choice: say(`page-draw-${name}`) }),
    ),
    ...(words ? [say("page-export-words", { words })] : []),
  ];
};

/** @param {State} state */
const subjects = ({ view, entity, path, check, source }) => {
  /** @type {Record<string, (string | null)[]>} */
  const named = { path, check, article: [source] };
  return (named[view] ?? [entity]).filter((slug) => slug !== null);
};

/** @param {string} slug */
const nameOf = (slug) => (entityBySlug.has(slug) ? entityName(entityBySlug.get(slug)) : (sourceOf(slug)?.name ?? slug));

/** View and selection in words. */
const viewText = () => {
  const now = currentState();
  const view = now.view === "start" ? say("page-start") : say(`page-view-${now.view}`);
  return [view, ...subjects(now).map(nameOf)].join(" · ");
};

/** The address of what is shown. For a file it has the file name only, since its folder is private to the reader. */
const pageAddress = () => {
  const { protocol, origin, pathname } = window.location;
  const place = protocol === "file:" ? pathname.split("/").at(-1) : `${origin}${pathname}`;
  return `${place}${addressWith({})}`;
};

/** @param {number} number */
const twoDigits = (number) => String(number).padStart(2, "0");

/** Today's date by the reader's clock. */
const today = () => {
  const now = new Date();
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
};

/** What every file says about itself. */
const originFacts = () => ({
  title: textOf(data.title),
  version: data.release,
  licence: data.licence,
  licenceUrl: data.licenceUrl,
  dataset: data.dataset,
  date: today(),
  view: viewText(),
  filters: filters(),
  link: pageAddress(),
  marking: say("page-export-marking"),
});

/** The same as lines of text. */
const originLines = () => {
  const about = originFacts();
  const { version, licence, date } = about;
  return [
    about.view,
    ...about.filters,
    say("page-export-origin", { version, licence, date }),
    about.marking,
    about.link,
  ];
};

/**
 * A name for a file, of plain characters.
 *
 * @param {string} ending
 */
const fileName = (ending) => {
  const now = currentState();
  const parts = subjects(now).length ? subjects(now) : [now.view];
  const plain = parts
    .join("-")
    .replace(/[^A-Za-z0-9-]+/g, "-")
    .slice(0, 80);
  return `kgraph-${plain}-${today()}.${ending}`;
};

export { exportedClaims, exportedEntities, fileName, isDrawn, listClaims, originFacts, originLines };
