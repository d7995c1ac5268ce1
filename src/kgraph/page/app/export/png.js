/** The picture of the drawing as PNG, twice as fine as on a plain screen unless it is very large. */

import { pictureText } from "./picture.js";

const FINENESS = 2;
const MOST_PIXELS = 16e6; // a larger picture takes tens of megabytes

/** @param {string} text */
const base64 = (text) => {
  const bytes = new TextEncoder().encode(text);
  const parts = [];
  for (let start = 0; start < bytes.length; start += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return btoa(parts.join(""));
};

/** @param {string} text */
const loaded = async (text) => {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${base64(text)}`;
  await image.decode();
  return image;
};

/** A promise of the picture as a blob; null if nothing is drawn or the browser cannot hold so large a picture. */
const pngBlob = async () => {
  const text = pictureText();
  if (text === null) {
    return null;
  }
  const image = await loaded(text);
  const canvas = document.createElement("canvas");
  const isLarge = image.width * image.height * FINENESS ** 2 > MOST_PIXELS;
  const fineness = isLarge ? 1 : FINENESS;
  canvas.width = image.width * fineness;
  canvas.height = image.height * fineness;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
};

export { pngBlob };
