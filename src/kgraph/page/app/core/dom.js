/** Elements from plain values. Text is only ever set as text. */

const SVG = "http://www.w3.org/2000/svg";

const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
};

/** An element; attributes that are functions are listeners, strings among the children become text. */
const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

const makeSvg = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

const button = (attributes, ...children) => make("button", { type: "button", ...attributes }, ...children);

const byId = (id) => document.getElementById(id);

/** A link if the address is a web address, else plain text. */
const link = (address, ...children) => {
  let url = null;
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

export { button, byId, link, make, makeSvg };
