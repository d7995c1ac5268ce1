/** A context like that of a canvas that writes SVG, so that labels are placed alike on the screen and in a file. */

import { makeSvg } from "../core/dom.js";
/** @import { Pen } from "../core/types.js" */

const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
const FONT = /^(?:(\d+) )?([\d.]+)px (.*)$/;
const MIDDLE = 0.36;
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Text without what XML cannot hold.
 *
 * @param {string} text
 */
const cleanText = (text) => text.replace(FORBIDDEN, "\ufffd");

/** @param {number} number */
const roundFigure = (number) => Math.round(number * 100) / 100;

/** @param {Pen} pen */
const fontOf = (pen) => {
  const [, weight, size, family] = FONT.exec(pen.font) ?? [];
  return { "font-weight": weight ?? "400", "font-size": size, "font-family": family };
};

/**
 * The baseline is computed here, since drawing programs disagree on baselines.
 *
 * @param {Pen} pen
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {Record<string, unknown>} paint
 */
const textElement = (pen, text, x, y, paint) => {
  const font = fontOf(pen);
  const anchor = pen.textAlign === "center" ? "middle" : null;
  const shift = pen.textBaseline === "middle" ? MIDDLE * Number(font["font-size"]) : 0;
  return makeSvg(
    "text",
    { x: roundFigure(x), y: roundFigure(y + shift), "text-anchor": anchor, ...font, ...paint },
    cleanText(text),
  );
};

/**
 * A pen that writes into an element.
 *
 * @param {Element} parent
 * @returns {Pen}
 */
const makePen = (parent) => ({
  font: "400 13px sans-serif",
  fillStyle: "#000",
  strokeStyle: "#000",
  lineWidth: 1,
  globalAlpha: 1,
  textAlign: "start",
  textBaseline: "alphabetic",
  measureText(text) {
    ruler.font = this.font;
    return ruler.measureText(text);
  },
  strokeText(text, x, y) {
    const halo = { fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth, "stroke-linejoin": "round" };
    parent.append(textElement(this, text, x, y, { ...halo, "aria-hidden": "true" }));
  },
  fillText(text, x, y) {
    parent.append(textElement(this, text, x, y, { fill: this.fillStyle }));
  },
  fillRect(x, y, width, height) {
    const box = { x: roundFigure(x), y: roundFigure(y), width: roundFigure(width), height: roundFigure(height) };
    parent.append(makeSvg("rect", { ...box, fill: this.fillStyle, "fill-opacity": this.globalAlpha }));
  },
});

export { cleanText, makePen, roundFigure };
