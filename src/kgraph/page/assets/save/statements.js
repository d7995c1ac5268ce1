"use strict";

/** The claims shown with all they name, as statements in the vocabulary of the graph; plain records for JSON. */
kgraph.define("statements", ({ graph, exported }) => {
  const { data } = graph;
  const MATCHES = { exact: "exactMatch", close: "closeMatch", broad: "broadMatch", narrow: "narrowMatch" };
  const TERMS_OF_CLAIM = ["verdict", "standing", "certainty", "severity", "doseBand", "aspect", "topic"];
  const TERMS_OF_EVIDENCE = ["design", "result", "hedge", "endpointRole", "weight", "readFrom", "quality"];
  const WEB = /^https?:\/\/[^\s<>"{}|\\^`]+$/;

  const ref = (prefix, slug) => ({ prefix, slug });
  const term = (slug) => (slug ? [ref("kgo", slug)] : []);
  const entity = (slug) => (slug ? [ref("kg", slug)] : []);
  const plain = (text) => (text ? [{ text: String(text) }] : []);
  const typed = (text, type) => (text ? [{ text: String(text), type: ref("xsd", type) }] : []);
  const whole = (number) => (Number.isInteger(number) ? typed(String(number), "integer") : []);
  const tagged = (pair) => ["en", "zh"].filter((lang) => pair?.[lang]).map((lang) => ({ text: pair[lang], lang }));
  const names = (by) => ["en", "zh"].flatMap((lang) => (by?.[lang] ?? []).map((text) => ({ text, lang })));

  /** What the claims shown name, each thing once: evidence, sources, entities, relations and terms, by slug. */
  const scope = () => {
    const claims = [...exported.claims()].sort((one, two) => (one.slug < two.slug ? -1 : 1));
    const evidence = claims.flatMap((claim) => claim.evidence);
    const items = evidence.map((slug) => data.evidence[slug]);
    const sorted = (slugs) => [...new Set(slugs)].filter(Boolean).sort();
    return {
      claims,
      evidence,
      sources: sorted(items.map(({ source }) => source)),
      entities: sorted([
        ...exported.entities(),
        ...claims.map(({ population }) => population),
        ...items.flatMap(({ population, species, coInterventions }) => [population, species, ...coInterventions]),
      ]),
      relations: sorted(claims.map(({ relation }) => relation)),
      terms: sorted([
        ...claims.flatMap((claim) => TERMS_OF_CLAIM.map((name) => claim[name])),
        ...items.flatMap((item) => TERMS_OF_EVIDENCE.map((name) => item[name])),
      ]),
    };
  };

  const claimOf = (claim) => [
    ["rdf:type", term("Claim")],
    ["rdf:subject", [ref("kg", claim.subject)]],
    ["rdf:predicate", term(claim.relation)],
    ["rdf:object", [ref("kg", claim.object)]],
    ["kgo:doseBand", term(claim.doseBand)],
    ["kgo:population", entity(claim.population)],
    ["kgo:aspect", term(claim.aspect)],
    ["kgo:topic", term(claim.topic)],
    ["kgo:verdict", term(claim.verdict)],
    ["kgo:standing", term(claim.standing)],
    ["kgo:certainty", term(claim.certainty)],
    ["kgo:judgedAs", term(claim.judgedAs)],
    ["kgo:ruling", term(claim.ruling)],
    ["kgo:severity", term(claim.severity)],
    ["kgo:advice", tagged(claim.advice)],
    ["kgo:interactionMechanism", tagged(claim.mechanism)],
    ["kgo:interactionEffect", tagged(claim.effect)],
  ];

  const evidenceOf = (item) => [
    ["rdf:type", term("Evidence")],
    ["kgo:about", [ref("claim", item.claim)]],
    ["kgo:source", [ref("src", item.source)]],
    ["kgo:stance", term(item.stance)],
    ["kgo:result", term(item.result)],
    ["kgo:studyDesign", term(item.design)],
    ["kgo:paragraph", whole(item.paragraph)],
    ["kgo:spanStart", whole(item.spanStart)],
    ["kgo:spanEnd", whole(item.spanEnd)],
    ["kgo:hedge", term(item.hedge)],
    ["kgo:endpointRole", term(item.endpointRole)],
    ["kgo:weight", term(item.weight)],
    ["kgo:tier", whole(item.tier)],
    ["kgo:readFrom", term(item.readFrom)],
    ["kgo:quality", term(item.quality)],
    ["kgo:population", entity(item.population)],
    ["kgo:populationNote", tagged(item.populationNote)],
    ["kgo:species", entity(item.species)],
    ["kgo:country", item.countries.flatMap(plain)],
    ["kgo:participants", whole(item.participants)],
    ["kgo:coIntervention", item.coInterventions.flatMap(entity)],
    ["kgo:comparator", tagged(item.comparator)],
    ["kgo:contrast", tagged(item.contrast)],
    ["skos:note", tagged(item.note)],
  ];

  /** A date of the graph is a day, or a year alone. */
  const dated = (date) =>
    date?.length === 4 ? ["kgo:year", typed(date, "gYear")] : ["dcterms:issued", typed(date, "date")];

  const sourceOf = (source) => [
    ["rdf:type", term("Source")],
    ["dcterms:title", source.title ? [{ text: source.title.text, lang: source.title.lang }] : []],
    ["kgo:sourceType", term(source.type)],
    ["kgo:firstAuthor", plain(source.author)],
    ["kgo:journal", plain(source.journal)],
    dated(source.date),
    ["kgo:doi", plain(source.doi)],
    ["kgo:pmid", plain(source.pmid)],
    ["kgo:url", typed(source.url, "anyURI")],
    ["dcterms:language", plain(source.language)],
    ["kgo:country", plain(source.country)],
    ["kgo:supersededBy", source.supersededBy ? [ref("src", source.supersededBy)] : []],
    ["kgo:retracted", source.retracted ? typed("true", "boolean") : []],
  ];

  const identified = ({ identifiers }) =>
    Object.entries(MATCHES).map(([match, property]) => [
      `skos:${property}`,
      identifiers.filter((one) => one.match === match && WEB.test(one.iri)).map(({ iri }) => ({ iri })),
    ]);

  const entityOf = (found) => [
    ["rdf:type", term(found.category)],
    ["skos:prefLabel", tagged(found.label)],
    ["skos:altLabel", names(found.alt)],
    ["skos:definition", tagged(found.definition)],
    ["skos:broader", found.broader.flatMap(entity)],
    ...identified(found),
  ];

  const labelled = (slug, pair) => ({ id: ref("kgo", slug), properties: [["skos:prefLabel", tagged(pair)]] });

  /** What the file says about itself. It has no name of its own. */
  const origin = () => {
    const { title, version, licenceUrl, dataset, date } = exported.provenance();
    return {
      id: null,
      properties: [
        ["rdf:type", [ref("dcat", "Distribution"), ref("prov", "Entity")]],
        ["dcterms:title", plain(title)],
        ["dcterms:description", plain(exported.lines().join("\n"))],
        ["dcterms:license", [{ iri: licenceUrl }]],
        ["dcterms:created", typed(date, "date")],
        ["dcat:version", plain(version)],
        ["prov:wasDerivedFrom", [{ iri: dataset }]],
      ],
    };
  };

  const termLabel = (slug) => {
    const { zh, en } = graph.verdict(slug)?.label ?? graph.term(slug) ?? {};
    return { zh, en };
  };

  /** Things with their properties; what has no value is left out. */
  const things = () => {
    const { claims, evidence, sources, entities, relations, terms } = scope();
    const all = [
      origin(),
      ...claims.map((claim) => ({ id: ref("claim", claim.slug), properties: claimOf(claim) })),
      ...evidence.map((slug) => ({ id: ref("ev", slug), properties: evidenceOf(data.evidence[slug]) })),
      ...sources.map((slug) => ({ id: ref("src", slug), properties: sourceOf(graph.source(slug)) })),
      ...entities.map((slug) => ({ id: ref("kg", slug), properties: entityOf(graph.entities.get(slug)) })),
      ...relations.map((slug) => labelled(slug, data.relations[slug].label)),
      ...terms.map((slug) => labelled(slug, termLabel(slug))),
    ];
    return all
      .map(({ id, properties }) => ({ id, properties: properties.filter(([, values]) => values.length > 0) }))
      .filter(({ properties }) => properties.length > 0);
  };

  const picked = (slugs, table) => Object.fromEntries(slugs.map((slug) => [slug, table(slug)]));

  const named = (prefix, slug) => `${data.prefixes[prefix]}${slug}`;

  /** The same as the records of the page, with IRIs. */
  const records = () => {
    const { claims, evidence, sources, entities, relations, terms } = scope();
    return {
      about: exported.provenance(),
      claims: claims.map((claim) => ({ iri: named("claim", claim.slug), ...claim, ...graph.groundsOf(claim) })),
      evidence: picked(evidence, (slug) => ({ iri: named("ev", slug), ...data.evidence[slug] })),
      sources: picked(sources, (slug) => {
        const { ris, bibtex, ...rest } = graph.source(slug);
        return { iri: named("src", slug), ...rest };
      }),
      entities: picked(entities, (slug) => {
        const { x, y, degree, neighbours, ...rest } = graph.entities.get(slug);
        return rest;
      }),
      relations: picked(relations, (slug) => ({ iri: named("kgo", slug), ...data.relations[slug] })),
      terms: picked(terms, termLabel),
    };
  };

  return Object.freeze({ things, records, scope });
});
