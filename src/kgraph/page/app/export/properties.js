/** What is said of each thing in the vocabulary of the graph: properties with their values, empty where it has none. */

/** @import { Claim, Entity, Evidence, Lang, MaybePair, Property, RdfValue, Source, Written } from "../core/contract.js" */

const MATCHES = { exact: "exactMatch", close: "closeMatch", broad: "broadMatch", narrow: "narrowMatch" };
/** @type {Lang[]} */
const LANGS = ["en", "zh"];
const FIGURES = ["value", "ciLow", "ciHigh", "armValue", "comparatorValue", "pValue", "doseValue", "doseMax"];
const WEB = /^https?:\/\/[^\s<>"{}|\\^`]+$/;

/**
 * @param {string} prefix
 * @param {string} slug
 */
const ref = (prefix, slug) => ({ prefix, slug });
/**
 * @param {string} prefix
 * @param {string | null | undefined} slug
 */
const one = (prefix, slug) => (slug ? [ref(prefix, slug)] : []);
/** @param {string | null | undefined} slug */
const term = (slug) => one("kgo", slug);
/** @param {string | null | undefined} slug */
const entity = (slug) => one("kg", slug);
/** @param {string[] | undefined} slugs */
const cited = (slugs) => (slugs ?? []).map((slug) => ref("src", slug));
/** @param {string | null | undefined} iri */
const linked = (iri) => (iri && WEB.test(iri) ? [{ iri }] : []);
/** @param {string | null | undefined} text */
const plain = (text) => (text ? [{ text: String(text) }] : []);
/**
 * @param {string | null | undefined} text
 * @param {string} type
 */
const typed = (text, type) => (text ? [{ text: String(text), type: ref("xsd", type) }] : []);
/**
 * A number as Turtle writes it, of which the graph keeps no idle zero.
 *
 * @param {string | undefined} text
 */
const figure = (text) => typed(text?.replace(/\.0$/, ""), text?.includes(".") ? "decimal" : "integer");
/** @param {number | null} number */
const whole = (number) => (Number.isInteger(number) ? typed(String(number), "integer") : []);
/** @param {MaybePair} pair */
const tagged = (pair) => LANGS.filter((lang) => pair?.[lang]).map((lang) => ({ text: pair?.[lang] ?? "", lang }));
/** @param {Record<Lang, string[]> | null} by */
const names = (by) => LANGS.flatMap((lang) => (by?.[lang] ?? []).map((text) => ({ text, lang })));

/**
 * @param {Claim} claim
 * @returns {Property[]}
 */
const claimProperties = (claim) => [
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

/**
 * Figures as the graph writes them, and what stands behind a finding.
 *
 * @param {Written} written
 * @returns {Property[]}
 */
const writtenOf = (written) => [
  ...FIGURES.map((name) => /** @type {Property} */ ([`kgo:${name}`, figure(written[name])])),
  ["kgo:pBound", plain(written.pBound)],
  ["kgo:doseUnit", plain(written.doseUnit)],
  ["kgo:doseSchedule", tagged(written.doseSchedule)],
  ["kgo:duration", typed(written.duration, "duration")],
  ["kgo:intakeKind", term(written.intakeKind)],
  ["kgo:locatorKind", term(written.locatorKind)],
  ["kgo:studyGroup", one("src", written.studyGroup)],
  ["kgo:restsOn", cited(written.restsOn)],
  ["kgo:supersededBy", cited(written.supersededBy)],
  ["skos:editorialNote", tagged(written.editorialNote)],
];

/**
 * @param {Evidence} item
 * @returns {Property[]}
 */
const evidenceProperties = (item) => [
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
  ["kgo:checked", typed(item.checked, "date")],
  ["kgo:locator", plain(item.locator)],
  ["kgo:studied", entity(item.studied)],
  ["kgo:measure", term(item.measure)],
  ["kgo:valueUnit", plain(item.unit)],
  ["skos:note", tagged(item.note)],
  ...writtenOf(item.written),
];

/**
 * A date of the graph is a day, or a year alone.
 *
 * @param {string | null} date
 * @returns {Property}
 */
const dated = (date) =>
  date?.length === 4 ? ["kgo:year", typed(date, "gYear")] : ["dcterms:issued", typed(date, "date")];

/**
 * The note of a source; what the page has in its place, where it has none, is the editors'.
 *
 * @param {Source} source
 */
const noteOf = ({ note, written }) => (note?.zh === written.editorialNote?.zh ? null : note);

/**
 * @param {Source} source
 * @returns {Property[]}
 */
const sourceProperties = (source) => [
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
  ["kgo:supersededBy", one("src", source.supersededBy)],
  ["kgo:retracted", source.retracted ? typed("true", "boolean") : []],
  ["kgo:restsOn", cited(source.written.restsOn)],
  ["kgo:sameStudyAs", cited(source.written.sameStudyAs)],
  ["kgo:textLength", figure(source.written.textLength)],
  ["kgo:textSha256", plain(source.written.textSha256)],
  ["dcterms:license", linked(source.written.license)],
  ["dcterms:rights", tagged(source.written.rights)],
  ["skos:note", tagged(noteOf(source))],
  ["skos:editorialNote", tagged(source.written.editorialNote)],
];

/**
 * @param {Entity} entity
 * @returns {Property[]}
 */
const identified = ({ identifiers }) =>
  Object.entries(MATCHES).map(
    ([match, property]) =>
      /** @type {Property} */ ([
        `skos:${property}`,
        identifiers.filter((one) => one.match === match).flatMap(({ iri }) => linked(iri)),
      ]),
  );

/**
 * @param {Entity} found
 * @returns {Property[]}
 */
const entityProperties = (found) => [
  ["rdf:type", term(found.category)],
  ["skos:prefLabel", tagged(found.label)],
  ["skos:altLabel", names(found.alt)],
  ["skos:hiddenLabel", names(found.hidden)],
  ["skos:definition", tagged(found.definition)],
  ["skos:editorialNote", tagged(found.note)],
  ["skos:broader", found.broader.flatMap(entity)],
  ...identified(found),
];

export { claimProperties, entityProperties, evidenceProperties, plain, ref, sourceProperties, tagged, typed };
