"use strict";

/** The sources of a checked claim: short for a cell and for print, in full where there is room. */
kgraph.define("checksource", ({ graph, checks, dom: { make, link }, language, marks }) => {
  const { say, spoken, marked } = language;
  const MOST = 40;

  const clipped = (text) => ([...text].length > MOST ? `${[...text].slice(0, MOST).join("")}…` : text);

  const numberOf = (source) => (source?.pmid ? `PMID ${source.pmid}` : source?.doi ? `DOI ${source.doi}` : null);

  const addressOf = (source) => {
    if (source?.pmid) {
      return `https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`;
    }
    return source?.doi ? `https://doi.org/${source.doi}` : source?.url;
  };

  const hostOf = (address) => {
    try {
      return new URL(address).hostname.replace(/^www\./, "");
    } catch {
      return say("page-open-source");
    }
  };

  /** Author and year; without an author the title, clipped; null without both. */
  const name = (source) => {
    const year = source?.date?.slice(0, 4);
    const dated = (text) => (year ? `${text} ${year}` : text);
    if (source?.author) {
      return marked(dated(source.author), null);
    }
    return source?.title ? marked(dated(clipped(source.title.text)), source.title.lang) : null;
  };

  /** A source in short: its name, else its number, else what the data call it. */
  const short = (slug) => {
    const source = graph.source(slug);
    return name(source) ?? marked(numberOf(source) ?? slug, null);
  };

  /** The title, where the short name does not already say it. */
  const title = (source) =>
    source?.title && (source.author || clipped(source.title.text) !== source.title.text) ? make("span", { class: "source-title" }, " ", marked(source.title.text, source.title.lang)) : null;

  /** A source with the place in it and a link: by its number, else by the host of its address. */
  const named = (item) => {
    const source = graph.source(item.source);
    const address = addressOf(source);
    const label = numberOf(source) ?? hostOf(address);
    const there = address ? make("span", { class: "source-link" }, link(address, label)) : null;
    if (!name(source) && numberOf(source)) {
      return [there];
    }
    const place = marks.shortPlace(item);
    return [short(item.source), title(source), place ? ` ${place}` : null, " ", there];
  };

  /** What one source says about a pair: name, how far it counts, what it found. */
  const full = ({ item, mark }) =>
    make(
      "li",
      {},
      ...named(item),
      " ",
      make("span", { class: "detail" }, spoken(mark)),
      ...[item.detail, item.note].filter((text) => text && language.show(text)).map((text) => make("p", { class: "finding" }, spoken(text))),
    );

  /** All sources of a claim, as a list; those of an effect on bone in short. */
  const list = ({ sources }) => make("ul", { class: "sources", role: "list" }, ...sources.map(full));

  const brief = ({ sources }) =>
    make("ul", { class: "sources inline", role: "list" }, ...checks.counting(sources).map(({ item }) => make("li", {}, ...named(item))));

  /** The first source of a claim and how many more there are. */
  const first = ({ sources }) => {
    if (sources.length === 0) {
      return say("page-check-no-source");
    }
    const named = checks.counting(sources);
    const rest = named.length > 1 ? ` +${language.number(named.length - 1)}` : null;
    return [short(named[0].item.source), rest];
  };

  return Object.freeze({ list, brief, first });
});
