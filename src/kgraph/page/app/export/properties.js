/** What is said of each thing in the vocabulary of the graph: properties with their values, empty where it has none. */

import { data } from "../core/data.js";

const MATCHES = { exact: "exactMatch", close: "closeMatch", broad: "broadMatch", narrow: "narrowMatch" };
const WEB = /^https?:\/\/[^\s<>"{}|\\^`]+$/;

const ref = (prefix, slug) => ({ prefix, slug });
const named = (prefix) => (slug) => (slug ? [ref(prefix, slug)] : []);
const term = named("kgo");
const entity = named("kg");
const linked = (iri) => (WEB.test(iri ?? "") ? [{ iri }] : []);
const plain = (text) => (text ? [{ text: String(text) }] : []);
const typed = (text, type) => (text ? [{ text: String(text), type: ref("xsd", type) }] : []);
const as = (type) => (text) => typed(text, type);
/** A number as Turtle writes it, of which the graph keeps no idle zero. */
const figure = (text) => typed(text?.replace(/\.0$/, ""), text?.includes(".") ? "decimal" : "integer");
const whole = (number) => (/^-?\d+$/.test(number ?? "") ? typed(String(number), "integer") : []);
const tagged = (pair) => ["en", "zh"].filter((lang) => pair?.[lang]).map((lang) => ({ text: pair[lang], lang }));
const titled = (title) => (title ? [{ text: title.text, lang: title.lang }] : []);
const names = (by) => ["en", "zh"].flatMap((lang) => (by?.[lang] ?? []).map((text) => ({ text, lang })));

/** How the values of each kind of field are written. */
const WRITERS = {
  term,
  relation: term,
  entity,
  claim: named("claim"),
  source: named("src"),
  text: tagged,
  title: titled,
  string: plain,
  decimal: figure,
  integer: whole,
  date: as("date"),
  year: as("gYear"),
  duration: as("duration"),
  boolean: as("boolean"),
  address: as("anyURI"),
  link: linked,
};

/** The values of a field, each on its own; none where the graph has none. */
const valuesOf = (record, { key, written }) => [(written ? record.written : record)[key] ?? []].flat();

/** A claim, an evidence item or a source, by its class in the vocabulary: its fields as the data list them. */
const fieldProperties = (type, record) => [
  ["rdf:type", term(type)],
  ...data.fields[type].map((field) => [field.property, valuesOf(record, field).flatMap(WRITERS[field.kind])]),
];

const identified = ({ identifiers }) =>
  Object.entries(MATCHES).map(([match, property]) => [
    `skos:${property}`,
    identifiers.filter((identifier) => identifier.match === match).flatMap(({ iri }) => linked(iri)),
  ]);

const entityProperties = (record) => [
  ["rdf:type", term(record.category)],
  ["skos:prefLabel", tagged(record.label)],
  ["skos:altLabel", names(record.alt)],
  ["skos:hiddenLabel", names(record.hidden)],
  ["skos:definition", tagged(record.definition)],
  ["skos:editorialNote", tagged(record.note)],
  ["skos:broader", record.broader.flatMap(entity)],
  ...identified(record),
];

export { entityProperties, fieldProperties, plain, ref, tagged, typed, valuesOf };
