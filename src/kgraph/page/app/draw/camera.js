/** The camera: which part of the drawing is visible. It moves on request only, without animation. */

/** @import { Place } from "../core/types.js" */

const LARGEST = 1.25;
const SMALLEST = 0.06;
const NEAREST = 6;
const TITLES = 62;
const BELOW = 54;

/** @param {Place[]} points */
const boundsOf = (points) => {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
};

/**
 * The camera of a network.
 *
 * @param {any} network
 * @param {HTMLElement} container
 */
const makeCamera = (network, container) => {
  let isMoved = false;

  const size = () => ({ width: container.clientWidth, height: container.clientHeight });

  /** The room for the nodes in pixels: the container less the room for labels around and titles above. */
  const room = () => {
    const { width, height } = size();
    const aside = width < 500 ? 44 : 62;
    return { across: width - 2 * aside, down: height - TITLES - BELOW };
  };

  /** @param {object} where */
  const look = (where) => network.moveTo({ ...where, animation: false });

  /**
   * Fit all points into view, with room around.
   *
   * @param {Place[]} points
   */
  const fit = (points) => {
    isMoved = false;
    if (points.length === 0 || size().width === 0) {
      return;
    }
    const { left, right, top, bottom } = boundsOf(points);
    const across = room().across / Math.max(right - left, 1);
    const down = room().down / Math.max(bottom - top, 1);
    look({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      offset: { x: 0, y: (TITLES - BELOW) / 2 },
      scale: Math.max(SMALLEST, Math.min(across, down, LARGEST)),
    });
  };

  /** @param {number} factor */
  const zoom = (factor) => {
    isMoved = true;
    look({ scale: Math.min(NEAREST, Math.max(SMALLEST, network.getScale() * factor)) });
  };

  /**
   * Move by a share of the visible part.
   *
   * @param {number} right
   * @param {number} down
   */
  const pan = (right, down) => {
    isMoved = true;
    const { width, height } = size();
    const { x, y } = network.getViewPosition();
    const scale = network.getScale();
    look({ position: { x: x + (right * width) / scale, y: y + (down * height) / scale } });
  };

  const noteMove = () => {
    isMoved = true;
  };
  network.on("zoom", noteMove);
  network.on("dragEnd", noteMove);

  /** The shape of the room, width by height. */
  const shape = () => room().across / room().down;

  return Object.freeze({ size, shape, fit, zoom, pan, isMoved: () => isMoved });
};

export { makeCamera };
