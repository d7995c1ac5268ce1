/**
 * The places of the entities of several paths: from left to right by distance from the source, so that every step leads
 * right, or left where two paths pass the same entities in opposite order. The places depend on the paths alone.
 */

/** @import { Place } from "../core/types.js" */

/**
 * An entity in a column or an edge across it, with the indices of its paths.
 *
 * @typedef {[string, number[]]} Slot
 */

const ROW = 84;
const NARROWEST = 210;
const WIDEST = 320;
const ASPECT = 4;

/**
 * By start the ends of all steps, without steps that would close a circle; better paths have priority.
 *
 * @param {string[][]} paths
 */
const forward = (paths) => {
  /** @type {Map<string, Set<string>>} */
  const next = new Map();
  /**
   * @param {string} here
   * @param {string} end
   * @returns {boolean}
   */
  const leadsTo = (here, end) => here === end || [...(next.get(here) ?? [])].some((slug) => leadsTo(slug, end));
  for (const [start, end] of paths.flatMap((path) => path.slice(1).map((end, index) => [path[index], end]))) {
    if (!leadsTo(end, start)) {
      next.set(start, (next.get(start) ?? new Set()).add(end));
    }
  }
  return next;
};

/**
 * The column of every entity: the length of the longest path from the source.
 *
 * @param {string[][]} paths
 */
const columnsOf = (paths) => {
  /** @type {Map<string, number>} */
  const columns = new Map();
  const next = forward(paths);
  /**
   * @param {string} slug
   * @param {number} column
   */
  const put = (slug, column) => {
    if (column > (columns.get(slug) ?? -1)) {
      columns.set(slug, column);
      (next.get(slug) ?? []).forEach((end) => put(end, column + 1));
    }
  };
  put(paths[0][0], 0);
  return columns;
};

/**
 * The entities in a column and the edges across it, each with the indices of its paths.
 *
 * @param {number} column
 * @param {string[][]} paths
 * @param {Map<string, number>} columns
 */
const slotsIn = (column, paths, columns) => {
  /** @type {Map<string, number[]>} */
  const slots = new Map();
  /**
   * @param {string} name
   * @param {string[]} path
   */
  const add = (name, path) => slots.set(name, [...(slots.get(name) ?? []), paths.indexOf(path)]);
  for (const path of paths) {
    path.forEach((slug, index) => {
      const [before, here] = [columns.get(path[index - 1]) ?? Infinity, columns.get(slug) ?? -1];
      if (here === column) {
        add(slug, path);
      } else if (before < column && column < here) {
        add(`${path[index - 1]} ${slug}`, path);
      }
    });
  }
  return [...slots];
};

/** @param {number[]} numbers */
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/**
 * @param {Slot} first
 * @param {Slot} second
 */
const byPath = ([firstName, firstPaths], [secondName, secondPaths]) =>
  mean(firstPaths) - mean(secondPaths) || (firstName < secondName ? -1 : 1);

/**
 * The distance between columns: it grows with the rows, so that the whole is as wide as its room.
 *
 * @param {Slot[][]} layers
 */
const spacing = (layers) => {
  const height = ROW * (Math.max(...layers.map((slots) => slots.length)) - 1);
  return Math.min(WIDEST, Math.max(NARROWEST, Math.round((height * ASPECT) / Math.max(layers.length - 1, 1))));
};

/**
 * The place of every entity on some paths from one entity to another; paths are lists of slugs, the best first.
 *
 * @param {string[][]} paths
 */
const placeOnPaths = (paths) => {
  const columns = paths.length > 0 ? columnsOf(paths) : new Map();
  const numbers = [...new Set(columns.values())].sort((first, second) => first - second);
  const layers = numbers.map((column) => slotsIn(column, paths, columns).sort(byPath));
  const apart = spacing(layers);
  /**
   * @param {Slot[]} slots
   * @param {number} column
   */
  const place = (slots, column) =>
    slots
      .map(([name], index) => [name, { x: column * apart, y: Math.round((index - (slots.length - 1) / 2) * ROW) }])
      .filter(([name]) => columns.get(name) === column);
  return new Map(/** @type {[string, Place][]} */ (layers.flatMap(place)));
};

export { placeOnPaths };
