"use strict";

/** The picture of the drawing as PNG, twice as fine as on a plain screen. */
kgraph.define("image", ({ svg }) => {
  const FINENESS = 2;

  const base64 = (text) => {
    const bytes = new TextEncoder().encode(text);
    const parts = [];
    for (let start = 0; start < bytes.length; start += 0x8000) {
      parts.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
    }
    return btoa(parts.join(""));
  };

  const loaded = async (text) => {
    const image = new Image();
    image.src = `data:image/svg+xml;base64,${base64(text)}`;
    await image.decode();
    return image;
  };

  /** A promise of the picture as a blob; null if nothing is drawn or the browser cannot hold so large a picture. */
  const blob = async () => {
    const text = svg.text();
    if (text === null) {
      return null;
    }
    const image = await loaded(text);
    const canvas = document.createElement("canvas");
    canvas.width = image.width * FINENESS;
    canvas.height = image.height * FINENESS;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  };

  return Object.freeze({ blob });
});
