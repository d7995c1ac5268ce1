/** Elements from plain values. Text is set as text, never as markup. */

/** @import { Child } from "./types.js" */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {Element} E
 * @param {E} element
 * @param {Record<string, any>} attributes
 * @param {Child[]} children
 */
const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(
    .../** @type {(Node | string)[]} */ (/** @type {unknown[]} */ (children).flat(Infinity)).filter(
      (child) => child !== null && child !== undefined,
    ),
  );
  return element;
};

/**
 * Make an element. Attributes that are functions become listeners; strings among the children become text.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} attributes
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} attributes
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[K]}
 */
const makeSvg = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/**
 * @param {Record<string, any>} attributes
 * @param {...Child} children
 */
const button = (attributes, ...children) => make("button", { type: "button", ...attributes }, ...children);

/**
 * The element of page.html with an id.
 *
 * @param {string} id
 */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * A link if the address is a web address, else plain text.
 *
 * @param {string} address
 * @param {...Child} children
 */
const webLink = (address, ...children) => {
  let url;
  try {
    url = new URL(address);
  } catch {
    return make("span", {}, ...children);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return make("span", {}, ...children);
  }
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, ...children);
};

export { button, byId, make, makeSvg, webLink };
