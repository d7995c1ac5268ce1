"use strict";

/** What the reader looks at. It lives in the address, so that a link opens the same view and "back" undoes a step. */
kgraph.state = (({ data, entities, claims, resolve }) => {
  const VIEWS = ["lanes", "focus", "table"];
  const LANGS = ["zh", "en"];
  const listeners = [];
  let current = null;

  const initial = () => ({
    view: data.focus ? "focus" : "lanes",
    entity: data.focus ?? null,
    claim: null,
    lang: data.lang,
    kinds: false,
    structure: true,
    unknown: null,
  });

  const chosen = (value, allowed, otherwise) => (allowed.includes(value) ? value : otherwise);

  /** The state that an address means. Unknown keys are passed over; an unknown name is kept as `unknown`. */
  const read = (hash) => {
    const state = initial();
    const query = new URLSearchParams(hash.replace(/^#/, ""));
    if (!query.has("v")) {
      return state;
    }
    state.lang = chosen(query.get("lang"), LANGS, state.lang);
    state.view = chosen(query.get("view"), VIEWS, "lanes");
    state.kinds = query.get("kinds") === "1";
    state.structure = query.get("structure") !== "0";
    state.entity = null;
    const claim = query.get("claim");
    if (claim) {
      state.claim = claims.has(claim) ? claim : null;
      state.unknown = state.claim ? null : { what: "claim", name: claim };
    }
    const entity = query.get("entity");
    if (entity) {
      state.entity = resolve(entity);
      state.unknown = state.entity ? state.unknown : { what: "entity", name: entity };
    }
    return state;
  };

  /** The address of a state. */
  const write = (state) => {
    const query = new URLSearchParams({ v: "1", view: state.view });
    if (state.entity) {
      query.set("entity", state.entity);
    }
    if (state.claim) {
      query.set("claim", state.claim);
    }
    if (state.kinds) {
      query.set("kinds", "1");
    }
    if (!state.structure) {
      query.set("structure", "0");
    }
    query.set("lang", state.lang);
    return `#${query}`;
  };

  const tell = (next, why) => {
    const before = current;
    current = Object.freeze(next);
    for (const listener of listeners) {
      listener(current, before, why);
    }
  };

  const remember = (state, replace) => {
    const address = write(state);
    if (address !== location.hash) {
      history[replace ? "replaceState" : "pushState"](null, "", address);
    }
  };

  /** Move on to a changed state; `replace` keeps it out of the history. */
  const go = (changes, { replace = false } = {}) => {
    const next = { ...current, unknown: null, ...changes };
    if (!entities.has(next.entity)) {
      next.entity = null;
    }
    if (!claims.has(next.claim)) {
      next.claim = null;
    }
    remember(next, replace);
    tell(next, "go");
  };

  /** Call a function with the new and the former state after each change. */
  const listen = (listener) => listeners.push(listener);

  /** Take the state from the address, now and whenever the reader goes back or edits it. */
  const begin = () => {
    const follow = () => {
      const next = read(location.hash);
      if (write(next) !== write(current) || next.unknown) {
        tell(next, "address");
      }
    };
    tell(read(location.hash), "address");
    window.addEventListener("popstate", follow);
    window.addEventListener("hashchange", follow);
  };

  return Object.freeze({ VIEWS, now: () => current, read, write, go, listen, begin });
})(kgraph.graph);
