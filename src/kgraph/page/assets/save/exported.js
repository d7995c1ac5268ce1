"use strict";

/** What an export holds: the claims that the page shows, and where the file comes from. */
kgraph.define("exported", ({ graph, dom: { byId }, language, state, drawing, facets, checks, review, table }) => {
  const { say, show, entityName } = language;
  const OPTIONS = ["contested", "refuted", "structure", "kinds"];

  /** What the check answers about some substances: each pair of them, and each for its effects on bone. */
  const checkedClaims = ({ check }) => {
    const slugs = check.filter(checks.isSubstance);
    const pairs = checks.pairsOf(slugs).flatMap(({ lead, others, together, effects }) => [lead, ...others, ...together, ...effects]);
    const bone = slugs.map(checks.boneOf).flatMap(({ effects, mitigations }) => [...effects, ...mitigations]);
    return [...new Set([...pairs, ...bone].filter(Boolean).map(({ claim }) => claim))];
  };

  const isDrawn = () => state.DRAWN.includes(state.now().view);

  const LISTED = {
    table: () => table.rows(),
    check: checkedClaims,
    article: review.claimsOf,
  };

  /** The claims drawn one by one and those that a bundle stands for. */
  const drawnClaims = () => {
    const { list, bundles } = drawing.shown();
    return [...list, ...bundles.flatMap((bundle) => bundle.claims.map((slug) => graph.claims.get(slug)))];
  };

  /** The claims shown, in their order on the page; none at the start. */
  const claims = () => {
    const now = state.now();
    return isDrawn() ? drawnClaims() : LISTED[now.view]?.(now) ?? [];
  };

  /** The entities at the ends of the claims shown, and those drawn besides, by slug. */
  const entities = () => {
    const ends = claims().flatMap((claim) => [claim.subject, claim.object]);
    return [...new Set([...ends, ...(isDrawn() ? drawing.shown().entities : [])])].sort();
  };

  const filterText = (name, values) => {
    const texts = values.map((value) => facets.label(name, value));
    return `${say(`page-filter-${name}`)}: ${texts.join(say("page-list-separator"))}`;
  };

  /** What narrows or widens the view, in words; empty if nothing does. */
  const filters = () => {
    const now = state.now();
    const usual = state.read("#v=1");
    const changed = OPTIONS.filter((name) => now[name] !== usual[name]);
    const words = now.view === "table" ? now.words.trim() : "";
    return [
      ...state.FILTERS.filter((name) => now[name].length > 0).map((name) => filterText(name, now[name])),
      ...changed.map((name) => say(now[name] ? "page-export-on" : "page-export-off", { choice: say(`page-draw-${name}`) })),
      ...(words ? [say("page-export-words", { words })] : []),
    ];
  };

  const subjects = ({ view, entity, path, check, source }) => {
    const named = { path, check, article: [source] }[view] ?? [entity];
    return named.filter(Boolean);
  };

  const nameOf = (slug) =>
    graph.entities.has(slug) ? entityName(graph.entities.get(slug)) : graph.source(slug)?.title?.text ?? slug;

  /** View and selection in words. */
  const viewText = () => {
    const now = state.now();
    const view = now.view === "start" ? say("page-start") : say(`page-view-${now.view}`);
    return [view, ...subjects(now).map(nameOf)].join(" · ");
  };

  /** The address of what is shown. From a file only its name is given: where it lies is the reader's own affair. */
  const link = () => {
    const { protocol, origin, pathname } = window.location;
    const place = protocol === "file:" ? pathname.split("/").at(-1) : `${origin}${pathname}`;
    return `${place}${state.link({})}`;
  };

  const two = (number) => String(number).padStart(2, "0");

  /** Today by the reader's clock. */
  const today = () => {
    const now = new Date();
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /** What every file says about itself. */
  const provenance = () => ({
    title: show(graph.data.title),
    version: graph.data.release,
    licence: graph.data.licence,
    licenceUrl: graph.data.licenceUrl,
    dataset: graph.data.dataset,
    date: today(),
    view: viewText(),
    filters: filters(),
    link: link(),
    marking: say("page-export-marking"),
  });

  /** The same as lines of text. */
  const lines = () => {
    const about = provenance();
    const { version, licence, date } = about;
    return [
      about.view,
      ...about.filters,
      say("page-export-origin", { version, licence, date }),
      about.marking,
      about.link,
    ];
  };

  /** A name for a file, of plain characters. */
  const fileName = (ending) => {
    const now = state.now();
    const parts = subjects(now).length ? subjects(now) : [now.view];
    const plain = parts.join("-").replace(/[^A-Za-z0-9-]+/g, "-").slice(0, 80);
    return `kgraph-${plain}-${today()}.${ending}`;
  };

  /** Say something in the status line, which is read out. */
  const announce = (text) => {
    byId("status").textContent = text;
  };

  return Object.freeze({ claims, entities, isDrawn, provenance, lines, today, fileName, announce });
});
