/** The claims shown with all that they name: as RDF statements, and as plain records for JSON. */

import { data } from "../core/data.js";
import { categoryBySlug, entityBySlug, groundsOf, sourceOf, termOf, verdictOf } from "../core/graph.js";
import { exportedClaims, exportedEntities, originFacts, originLines } from "./contents.js";
import { entityProperties, fieldProperties, isTerm, plain, ref, tagged, typed, valuesOf } from "./properties.js";
/** @import { Claim, Evidence, Lang, MaybePair, Thing } from "../core/types.js" */

/**
 * The slugs of one kind that some records of a class name in their fields.
 *
 * @param {"Claim" | "Evidence" | "Source"} type
 * @param {string} kind
 * @param {object[]} records
 * @returns {string[]}
 */
const slugsIn = (type, kind, records) => {
  const fields = data.fields[type].filter((field) => field.kind === kind);
  return records.flatMap((record) => fields.flatMap((field) => valuesOf(record, field)));
};

/**
 * The terms that classify things, from their categories to their verdicts.
 *
 * @param {Claim[]} claims
 * @param {Evidence[]} items
 * @param {string[]} sources
 * @param {string[]} entities
 */
const termsOf = (claims, items, sources, entities) => [
  ...slugsIn("Claim", "term", claims),
  ...slugsIn("Evidence", "term", items),
  ...slugsIn("Evidence", "comparator", items).filter(isTerm),
  ...slugsIn("Source", "term", sources.map(sourceOf)),
  ...entities.flatMap((slug) => [entityBySlug.get(slug).category, ...entityBySlug.get(slug).routes]),
];

/**
 * The entities that claims and evidence name, in any field.
 *
 * @param {Claim[]} claims
 * @param {Evidence[]} items
 */
const entitiesOf = (claims, items) => [
  ...exportedEntities(),
  ...slugsIn("Claim", "entity", claims),
  ...slugsIn("Evidence", "entity", items),
  ...slugsIn("Evidence", "comparator", items).filter((slug) => !isTerm(slug)),
];

/** What the claims shown name, each thing once: evidence, sources, entities, relations and terms, by slug. */
const exportScope = () => {
  const claims = [...exportedClaims()].sort((first, second) => (first.slug < second.slug ? -1 : 1));
  const evidence = claims.flatMap((claim) => claim.evidence);
  const items = evidence.map((slug) => data.evidence[slug]);
  /** @param {(string | null | undefined)[]} slugs */
  const sorted = (slugs) => [...new Set(slugs.flatMap((slug) => slug || []))].sort();
  const sources = sorted(items.map(({ source }) => source));
  const entities = sorted(entitiesOf(claims, items));
  const relations = sorted(claims.map(({ relation }) => relation));
  return { claims, evidence, sources, entities, relations, terms: sorted(termsOf(claims, items, sources, entities)) };
};

/**
 * @param {string} slug
 * @param {MaybePair} pair
 * @returns {Thing}
 */
const labelled = (slug, pair) => ({ id: ref("kgo", slug), properties: [["skos:prefLabel", tagged(pair)]] });

/**
 * The description of the file itself, a thing without an IRI.
 *
 * @returns {Thing}
 */
const origin = () => {
  const { title, version, licenceUrl, dataset, date } = originFacts();
  return {
    id: null,
    properties: [
      ["rdf:type", [ref("dcat", "Distribution"), ref("prov", "Entity")]],
      ["dcterms:title", plain(title)],
      ["dcterms:description", plain(originLines().join("\n"))],
      ["dcterms:license", [{ iri: licenceUrl }]],
      ["dcterms:created", typed(date, "date")],
      ["dcat:version", plain(version)],
      ["prov:wasDerivedFrom", [{ iri: dataset }]],
    ],
  };
};

/** @param {string} slug */
const termLabel = (slug) => {
  const label = verdictOf(slug)?.label ?? termOf(slug) ?? categoryBySlug.get(slug)?.label;
  const { zh, en } = label ?? data.rulings[slug]?.label ?? {};
  return { zh, en };
};

/**
 * Things with their properties; properties without a value are left out.
 *
 * @returns {Thing[]}
 */
const exportedThings = () => {
  const { claims, evidence, sources, entities, relations, terms } = exportScope();
  const all = [
    origin(),
    ...claims.map((claim) => ({ id: ref("claim", claim.slug), properties: fieldProperties("Claim", claim) })),
    ...evidence.map((slug) => ({ id: ref("ev", slug), properties: fieldProperties("Evidence", data.evidence[slug]) })),
    ...sources.map((slug) => ({ id: ref("src", slug), properties: fieldProperties("Source", sourceOf(slug)) })),
    ...entities.map((slug) => ({ id: ref("kg", slug), properties: entityProperties(entityBySlug.get(slug)) })),
    ...relations.map((slug) => labelled(slug, data.relations[slug].label)),
    ...terms.map((slug) => labelled(slug, termLabel(slug))),
  ];
  return all
    .map(({ id, properties }) => ({ id, properties: properties.filter(([, values]) => values.length > 0) }))
    .filter(({ properties }) => properties.length > 0);
};

/**
 * @template T
 * @param {string[]} slugs
 * @param {(slug: string) => T} table
 */
const picked = (slugs, table) => Object.fromEntries(slugs.map((slug) => [slug, table(slug)]));

/**
 * @param {string} prefix
 * @param {string} slug
 */
const named = (prefix, slug) => `${data.prefixes[prefix]}${slug}`;

/** The same as the records of the page, with IRIs. */
const exportedRecords = () => {
  const { claims, evidence, sources, entities, relations, terms } = exportScope();
  return {
    about: originFacts(),
    claims: claims.map((claim) => ({ iri: named("claim", claim.slug), ...claim, ...groundsOf(claim) })),
    evidence: picked(evidence, (slug) => ({ iri: named("ev", slug), ...data.evidence[slug] })),
    sources: picked(sources, (slug) => {
      const { ris, bibtex, ...rest } = sourceOf(slug);
      return { iri: named("src", slug), ...rest };
    }),
    entities: picked(entities, (slug) => {
      const { x, y, degree, neighbours, ...rest } = entityBySlug.get(slug);
      return rest;
    }),
    relations: picked(relations, (slug) => ({ iri: named("kgo", slug), ...data.relations[slug] })),
    terms: picked(terms, termLabel),
  };
};

export { exportScope, exportedRecords, exportedThings };
