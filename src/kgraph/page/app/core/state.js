/** The state: what the reader looks at. It is kept in the address, so that a shared address opens the same view. */

import { data } from "./data.js";
import { claimBySlug, entityBySlug, own, resolveName } from "./graph.js";
/** @import { Claim, FilterName, Listener, State, Unknown } from "./types.js" */

const DRAWN = ["lanes", "focus", "path", "overview"];
const VIEWS = ["start", ...DRAWN, "table", "check", "article"];
const LANGS = ["zh", "en"];
const MOST_CHECKED = 6;
/** How many paths the path view lists; an address may choose one of them. */
const MOST_PATHS = 10;
/** @type {Listener[]} */
const listeners = [];
let current = /** @type {State} */ (/** @type {unknown} */ (null));

/** @param {{ slug: string }[]} list */
const slugs = (list) => list.map(({ slug }) => slug);
/** @param {keyof Claim} name */
const used = (name) => new Set(data.claims.map((claim) => String(claim[name] ?? "none")));
const SIGNS = new Set(["plus", "minus", "denied", "structure", "none"]);

/** What each filter may hold; an empty filter lets everything pass. */
const CHOICES = /** @type {Record<FilterName, Set<string>>} */ ({
  category: new Set(slugs(data.categories)),
  relation: new Set(Object.keys(data.relations)),
  topic: used("topic"),
  sign: SIGNS,
  verdict: new Set(Object.keys(data.verdicts)),
  certainty: used("certainty"),
  design: new Set(data.claims.flatMap(({ designs }) => designs)),
  dose: used("doseBand"),
});
const FILTERS = /** @type {FilterName[]} */ (Object.keys(CHOICES));

/**
 * The values that the filters of a ledger may hold.
 *
 * @param {"standings" | "flags"} name
 */
const counted = (name) => new Set(Object.values(data.ledgers).flatMap(({ totals }) => slugs(totals[name])));
const NARROWINGS = { standing: counted("standings"), flag: counted("flags") };
const LISTS = { ...CHOICES, ...NARROWINGS };

/** The columns of the table. Each may sort it; a minus reverses the order. */
const COLUMNS = ["subject", "relation", "object", "standing", "certainty", "evidence", "claim"];
const SORTS = COLUMNS.flatMap((column) => [column, `-${column}`]);

/** @param {string} text */
const isRow = (text) => /^[1-9]\d?$/.test(text) && Number(text) <= MOST_PATHS;

/** @param {string} text */
const list = (text) => text.split("~").filter(Boolean);

/**
 * The entities that some names mean, each once, up to the limit; `unknown` takes the names left out.
 *
 * @param {string[]} names
 * @param {(name: string) => string | null} entity
 * @param {Unknown[]} unknown
 */
const checkedEntities = (names, entity, unknown) => {
  const entities = new Set();
  for (const name of names) {
    const slug = entity(name);
    const why = entities.has(slug) ? "same" : slug && entities.size === MOST_CHECKED ? "check" : null;
    if (why) {
      unknown.push({ what: why, name });
    } else if (slug) {
      entities.add(slug);
    }
  }
  return [...entities];
};

/** @returns {State} */
const initial = () =>
  /** @type {any} */ ({
    view: "start",
    entity: null,
    claim: null,
    path: [null, null],
    row: null,
    check: [],
    source: null,
    ...Object.fromEntries(Object.keys(LISTS).map((name) => [name, []])),
    contested: false,
    refuted: false,
    structure: true,
    kinds: false,
    all: false,
    sort: SORTS[0],
    words: "",
    only: false,
    folded: [],
    kept: [],
    lang: data.lang,
    unknown: [],
    ...data.opening,
  });

/**
 * How the value of each key is read from an address; `unknown` takes values that this graph lacks.
 *
 * @param {Unknown[]} unknown
 * @returns {Record<string, (text: string, key: string) => any>}
 */
const reader = (unknown) => {
  /**
   * @template T
   * @param {string} what
   * @param {string} name
   * @param {T | false} value
   */
  const accept = (what, name, value) => {
    if (!value) {
      unknown.push({ what, name });
    }
    return value || null;
  };
  /** @param {string} name */
  const entity = (name) => accept("entity", name, resolveName(name));
  /** @param {string[]} allowed */
  const chosen = (allowed) => (/** @type {string} */ value, /** @type {string} */ key) =>
    accept(key, value, allowed.includes(value) && value);
  /** @param {string} value */
  const on = (value) => value === "1";
  return {
    view: chosen(VIEWS),
    lang: chosen(LANGS),
    entity,
    claim: (name) => accept("claim", name, claimBySlug.has(name) ? name : (own(data.replaced.claims, name) ?? false)),
    path: (text) => [0, 1].map((end) => (text.split("~")[end] ? entity(text.split("~")[end]) : null)),
    row: (text) => accept("row", text, isRow(text) && Number(text)),
    check: (text) => checkedEntities(list(text), entity, unknown),
    source: (name) =>
      accept("source", name, Object.hasOwn(data.sources, name) ? name : (own(data.replaced.sources, name) ?? false)),
    ...Object.fromEntries(
      Object.entries(LISTS).map(([name, allowed]) => [
        name,
        (text) => list(text).filter((value) => accept(name, value, allowed.has(value))),
      ]),
    ),
    contested: on,
    refuted: on,
    structure: on,
    kinds: on,
    all: on,
    sort: chosen(SORTS),
    words: (text) => text,
    only: on,
    kept: (text) => [...new Set(list(text).map(entity))].filter(Boolean),
    folded: (text) => list(text).filter((lane) => accept("lane", lane, data.view.lanes.includes(lane))),
  };
};

/**
 * The state that an address describes. Unknown keys are ignored; unknown values are kept in `unknown`.
 *
 * @param {string} hash
 */
const readState = (hash) => {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  if (!query.has("v")) {
    return initial();
  }
  /** @type {Unknown[]} */
  const unknown = [];
  /** @type {Record<string, any>} */
  const state = { ...initial(), ...plain() };
  for (const [key, value] of Object.entries(reader(unknown))) {
    if (query.has(key)) {
      state[key] = value(query.get(key) ?? "", key) ?? state[key];
    }
  }
  return /** @type {State} */ ({ ...state, unknown });
};

/**
 * The defaults that an address leaves out: the lanes, without a selection.
 *
 * @returns {Partial<State>}
 */
const plain = () => ({
  view: "lanes",
  entity: null,
  claim: null,
  path: [null, null],
  row: null,
  check: [],
  source: null,
});

/**
 * @param {unknown} value
 * @returns {string}
 */
const asText = (value) => {
  if (Array.isArray(value)) {
    return value
      .map((entry) => entry ?? "")
      .join("~")
      .replace(/^~$/, "");
  }
  return typeof value === "boolean" ? String(Number(value)) : String(value ?? "");
};

/**
 * The address of a state: the values that differ from the defaults.
 *
 * @param {State} state
 */
const write = (state) => {
  /** @type {Record<string, unknown>} */
  const usual = { ...initial(), ...plain(), view: null, lang: null };
  /** @type {Record<string, unknown>} */
  const stated = { ...state };
  const query = new URLSearchParams({ v: "1" });
  for (const key of Object.keys(reader([]))) {
    const text = asText(stated[key]);
    if (text !== asText(usual[key])) {
      query.set(key, text);
    }
  }
  return `#${String(query).replaceAll("%7E", "~")}`;
};

/**
 * @param {State} next
 * @param {string} why
 */
const tell = (next, why) => {
  const before = current;
  current = Object.freeze(next);
  for (const listener of listeners) {
    listener(current, before, why);
  }
};

/**
 * Put a state into the address. A page embedded in another document may lack an address of its own.
 *
 * @param {State} state
 * @param {boolean} replace
 */
const remember = (state, replace) => {
  const address = write(state);
  if (address !== location.hash && location.protocol !== "about:") {
    history[replace ? "replaceState" : "pushState"](null, "", address);
  }
};

/**
 * The current state with changes. A change of the path clears the chosen row.
 *
 * @param {Partial<State>} changes
 * @returns {State}
 */
const changed = (changes) => ({ ...current, ...("path" in changes ? { row: null } : {}), ...changes });

/**
 * Change the state; `replace` keeps it out of the history.
 *
 * @param {Partial<State>} changes
 * @param {{ replace?: boolean }} options
 */
const go = (changes, { replace = false } = {}) => {
  const next = changed({ unknown: [], ...changes });
  if (!entityBySlug.has(next.entity)) {
    next.entity = null;
  }
  if (!claimBySlug.has(next.claim)) {
    next.claim = null;
  }
  remember(next, replace);
  tell(next, "go");
};

/**
 * The address of the current state with changes, for people to copy and follow.
 *
 * @param {Partial<State>} changes
 */
const addressWith = (changes) => write(changed(changes));

/**
 * The address of a state with the given values and the language only.
 *
 * @param {Partial<State>} changes
 * @returns {State}
 */
const only = (changes) => ({ ...initial(), ...plain(), ...changes, lang: current.lang, unknown: [] });

/** @param {Partial<State>} changes */
const linkTo = (changes) => write(only(changes));

/** @param {Partial<State>} changes */
const openState = (changes) => go(only(changes));

/**
 * Call a function with the new and the former state after each change.
 *
 * @param {Listener} listener
 */
const listenToState = (listener) => listeners.push(listener);

/** Read the state from the address, now and whenever the reader goes back or edits it. */
const beginState = () => {
  const follow = () => {
    const next = readState(location.hash);
    if (write(next) !== write(current) || next.unknown.length > 0) {
      tell(next, "address");
    }
  };
  tell(readState(location.hash), "address");
  window.addEventListener("popstate", follow);
  window.addEventListener("hashchange", follow);
};

const currentState = () => current;

export {
  CHOICES,
  COLUMNS,
  DRAWN,
  FILTERS,
  MOST_CHECKED,
  MOST_PATHS,
  VIEWS,
  beginState,
  currentState,
  go,
  linkTo,
  addressWith,
  listenToState,
  openState,
  readState,
};
