"use strict";

/** Where a claim was read: each source cited in the style of the language, how far it was read, when it was checked. */
kgraph.define("provenance", ({ graph, dom: { make, link }, language, marks, citing, evidence }) => {
  const { say, show, marked } = language;
  const { section, listed } = marks;
  const { row, pairRow, parted } = evidence;

  const links = (source) =>
    [
      source.url ? link(source.url, say("page-open-source")) : null,
      source.doi ? link(`https://doi.org/${source.doi}`, `DOI ${source.doi}`) : null,
      source.pmid ? link(`https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`, `PMID ${source.pmid}`) : null,
    ].filter(Boolean);

  const warning = (key, facts = {}) => make("p", { class: "warning" }, "⚠ ", say(key, facts));

  const fallen = (source) => [
    source.retracted ? warning("page-retracted") : null,
    source.supersededBy
      ? make("div", {}, warning("page-superseded"), make("p", { class: "detail" }, marked(citing.cite(source.supersededBy))))
      : null,
  ];

  const words = (slugs) => [...new Set(slugs.filter(Boolean))].map((slug) => show(graph.term(slug), slug));

  const entry = (slug, items) => {
    const source = graph.source(slug);
    const checked = items.map((item) => item.checked).filter(Boolean).sort();
    return make(
      "li",
      { "data-source": slug },
      make("p", { class: "citation" }, marked(citing.cite(slug), citing.langOf(source))),
      ...fallen(source),
      make(
        "dl",
        { class: "facts" },
        ...row("page-source-type", source.type ? show(graph.term(source.type), source.type) : null),
        ...row("page-read-from", parted(words(items.map((item) => item.readFrom)))),
        ...row("page-checked", checked[checked.length - 1]),
        ...(source.title ? pairRow("page-note", source.note) : []),
      ),
      links(source).length > 0 ? listed(links(source)) : null,
    );
  };

  /** The block of sources of a claim, in the order of its evidence. */
  const block = (claim) => {
    const bySource = new Map();
    for (const item of graph.evidenceOf(claim)) {
      bySource.set(item.source, [...(bySource.get(item.source) ?? []), item]);
    }
    const entries = [...bySource].filter(([slug]) => graph.source(slug)).map(([slug, items]) => entry(slug, items));
    return section(say("page-provenance"), make("ul", { class: "cards", role: "list" }, ...entries));
  };

  return Object.freeze({ block, links });
});
