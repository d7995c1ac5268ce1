/** The RDF properties of each thing with their values; the values are empty where it has none. */

import { data } from "../core/data.js";

/** @import { Entity, FieldRow, Lang, Names, MaybePair, Property, RdfValue, Title } from "../core/types.js" */

/** @typedef {"Claim" | "Evidence" | "Source"} ClassName */

const MATCHES = { exact: "exactMatch", close: "closeMatch", broad: "broadMatch", narrow: "narrowMatch" };
/** @type {Lang[]} */
const LANGS = ["en", "zh"];
/** @type {("en" | "zh" | "ja")[]} */
const NAME_LANGS = ["en", "zh", "ja"];
const WEB = /^https?:\/\/[^\s<>"{}|\\^`]+$/;

/**
 * @param {string} prefix
 * @param {string} slug
 */
const ref = (prefix, slug) => ({ prefix, slug });
/** @param {string} prefix */
const named = (prefix) => /** @param {string | null | undefined} slug */ (slug) => (slug ? [ref(prefix, slug)] : []);
const term = named("kgo");
const entity = named("kg");
/**
 * Whether a comparator is a member of the list of comparators and no entity.
 *
 * @param {string} slug
 */
const isTerm = (slug) => slug in data.terms;
/** @param {string | null | undefined} slug */
const comparator = (slug) => (slug && isTerm(slug) ? term : entity)(slug);
/** @param {string | null | undefined} iri */
const linked = (iri) => (iri && WEB.test(iri) ? [{ iri }] : []);
/** @param {string | null | undefined} text */
const plain = (text) => (text ? [{ text: String(text) }] : []);
/**
 * @param {unknown} text
 * @param {string} type
 */
const typed = (text, type) => (text ? [{ text: String(text), type: ref("xsd", type) }] : []);
/** @param {string} type */
const as = (type) => /** @param {unknown} text */ (text) => typed(text, type);
/**
 * A number as Turtle writes it; the graph drops a decimal zero.
 *
 * @param {string | undefined} text
 */
const figure = (text) => typed(text?.replace(/\.0$/, ""), text?.includes(".") ? "decimal" : "integer");
/** @param {number | string | null} number */
const whole = (number) => (/^-?\d+$/.test(String(number)) ? typed(String(number), "integer") : []);
/** @param {MaybePair} pair */
const tagged = (pair) => LANGS.filter((lang) => pair?.[lang]).map((lang) => ({ text: pair?.[lang] ?? "", lang }));
/** @param {Title | null} title */
const titled = (title) => (title ? [{ text: title.text, lang: title.lang }] : []);
/** @param {Names | null} by */
const names = (by) => NAME_LANGS.flatMap((lang) => (by?.[lang] ?? []).map((text) => ({ text, lang })));

/**
 * How the values of each kind of field are written.
 *
 * @type {Record<string, (value: any) => RdfValue[]>}
 */
const WRITERS = {
  term,
  relation: term,
  entity,
  comparator,
  claim: named("claim"),
  source: named("src"),
  text: tagged,
  title: titled,
  string: plain,
  names: plain,
  decimal: figure,
  integer: whole,
  date: as("date"),
  year: as("gYear"),
  duration: as("duration"),
  boolean: as("boolean"),
  address: as("anyURI"),
  link: linked,
};

/**
 * The values of a field as a list, empty where the graph has none.
 *
 * @param {any} record
 * @param {FieldRow} field
 * @returns {any[]}
 */
const valuesOf = (record, { key, written }) => [(written ? record.written : record)[key] ?? []].flat();

/**
 * A claim, an evidence item or a source, by its class in the vocabulary: its fields as the data list them.
 *
 * @param {ClassName} type
 * @param {object} record
 * @returns {Property[]}
 */
const fieldProperties = (type, record) => [
  ["rdf:type", term(type)],
  ...data.fields[type].map(
    /** @returns {Property} */ (field) => [field.property, valuesOf(record, field).flatMap(WRITERS[field.kind])],
  ),
];

/**
 * @param {Entity} entity
 * @returns {Property[]}
 */
const identified = ({ identifiers }) =>
  Object.entries(MATCHES).map(([match, property]) => [
    `skos:${property}`,
    identifiers.filter((identifier) => identifier.match === match).flatMap(({ iri }) => linked(iri)),
  ]);

/**
 * @param {Entity} record
 * @returns {Property[]}
 */
const entityProperties = (record) => [
  ["rdf:type", term(record.category)],
  ["skos:prefLabel", tagged(record.label)],
  ["skos:altLabel", names(record.alt)],
  ["kgo:oldName", names(record.old)],
  ["kgo:nearName", names(record.near)],
  ["skos:hiddenLabel", names(record.wrong)],
  ["kgo:nameSource", (record.nameSources ?? []).flatMap(as("anyURI"))],
  ["skos:definition", tagged(record.definition)],
  ["skos:editorialNote", tagged(record.note)],
  ["skos:broader", record.broader.flatMap(entity)],
  ["kgo:route", record.routes.flatMap(term)],
  ...identified(record),
];

export { entityProperties, fieldProperties, isTerm, plain, ref, tagged, typed, valuesOf };
