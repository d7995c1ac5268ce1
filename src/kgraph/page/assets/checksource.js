"use strict";

/** The sources of a checked claim: short for a cell and for print, in full where there is room. */
kgraph.define("checksource", ({ graph, checks, dom: { make, link }, language, marks }) => {
  const { say, spoken, marked } = language;
  const MOST = 40;

  const clipped = (text) => ([...text].length > MOST ? `${[...text].slice(0, MOST).join("")}…` : text);

  /** Author and year; without an author the title, clipped; without both a number, or the name in the data. */
  const short = (slug) => {
    const source = graph.source(slug);
    const year = source?.date?.slice(0, 4);
    const name = source?.author ?? (source?.title ? clipped(source.title.text) : null);
    if (name) {
      return marked(year ? `${name} ${year}` : name, source.author ? null : source.title.lang);
    }
    return marked(source?.pmid ? `PMID ${source.pmid}` : source?.doi ? `DOI ${source.doi}` : slug, null);
  };

  const addressOf = (source) => {
    if (source?.pmid) {
      return [`https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`, `PMID ${source.pmid}`];
    }
    if (source?.doi) {
      return [`https://doi.org/${source.doi}`, `DOI ${source.doi}`];
    }
    return source?.url ? [source.url, say("page-open-source")] : null;
  };

  const linked = (source) => {
    const address = addressOf(source);
    return address ? [" ", make("span", { class: "source-link" }, link(...address))] : [];
  };

  const title = (slug) => {
    const text = graph.source(slug)?.title;
    return text ? make("span", { class: "source-title" }, " ", marked(text.text, text.lang)) : null;
  };

  const named = (item) => {
    const place = marks.shortPlace(item);
    return [short(item.source), title(item.source), place ? ` ${place}` : null, ...linked(graph.source(item.source))];
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
