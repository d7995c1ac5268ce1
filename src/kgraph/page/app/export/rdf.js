/** Statements as Turtle and JSON-LD, records as JSON. */

import { data } from "../core/data.js";
import { exportedRecords, exportedThings } from "./records.js";
/** @import { Property, RdfValue, Thing } from "../core/types.js" */

const { prefixes } = data;
const LOCAL = /^[A-Za-z0-9](?:[\w-]*\w)?$/;
const LANGUAGE = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;
const NOT_IN_IRI = /[\u0000-\u0020<>"{}|\\^`]/g;
const NOT_IN_STRING = /[\u0000-\u001f"\\\u007f]|\p{Surrogate}/gu;
/** @type {Record<string, string>} */
const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** @param {string} text */
const sound = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

/** @param {RdfValue} name */
const fullIri = ({ prefix, slug, iri }) =>
  sound(iri ?? `${prefixes[prefix ?? ""]}${slug}`).replace(NOT_IN_IRI, encodeURIComponent);

/**
 * A name in short form where that needs no escapes.
 *
 * @param {RdfValue} name
 */
const shortIri = (name) => (name.prefix && LOCAL.test(name.slug ?? "") ? `${name.prefix}:${name.slug}` : null);

/** @param {string} character */
const code = (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/** @param {string} text */
const string = (text) =>
  `"${sound(text).replace(NOT_IN_STRING, (character) => ESCAPES[character] ?? code(character))}"`;

/** @param {RdfValue} name */
const turtleName = (name) => shortIri(name) ?? `<${fullIri(name)}>`;

/** @param {RdfValue} value */
const turtleValue = (value) => {
  if (value.text === undefined) {
    return turtleName(value);
  }
  const ending = value.type ? `^^${turtleName(value.type)}` : LANGUAGE.test(value.lang ?? "") ? `@${value.lang}` : "";
  return `${string(value.text)}${ending}`;
};

/** @param {Property} property */
const turtleProperty = ([property, values]) =>
  values.map((value) => `    ${property === "rdf:type" ? "a" : property} ${turtleValue(value)} ;\n`).join("");

/** @param {Thing} thing */
const turtleThing = ({ id, properties }) =>
  `\n${id ? turtleName(id) : "[]"}\n${properties.map(turtleProperty).join("")}    .\n`;

const toTurtle = () => {
  const prefixLines = Object.entries(prefixes)
    .sort()
    .map(([name, iri]) => `@prefix ${name}: <${iri}> .\n`);
  return [...prefixLines, ...exportedThings().map(turtleThing)].join("");
};

/** @param {RdfValue} name */
const linkedName = (name) => shortIri(name) ?? fullIri(name);

/** @param {RdfValue} value */
const linkedValue = (value) => {
  if (value.text === undefined) {
    return { "@id": linkedName(value) };
  }
  const text = { "@value": sound(value.text) };
  if (value.type) {
    return { ...text, "@type": linkedName(value.type) };
  }
  return LANGUAGE.test(value.lang ?? "") ? { ...text, "@language": value.lang } : text;
};

/** @param {Property} property */
const linkedProperty = ([property, values]) =>
  property === "rdf:type" ? ["@type", values.map(linkedName)] : [property, values.map(linkedValue)];

/** @param {Thing} thing */
const linkedThing = ({ id, properties }) => ({
  ...(id ? { "@id": linkedName(id) } : {}),
  ...Object.fromEntries(properties.map(linkedProperty)),
});

/** @param {unknown} value */
const written = (value) => `${JSON.stringify(value, null, 1)}\n`;

const toJsonLd = () => written({ "@context": prefixes, "@graph": exportedThings().map(linkedThing) });

const toJson = () => written(exportedRecords());

export { toJson, toJsonLd, toTurtle };
