/**
 * A function that makes something when it is first asked for, and gives the same from then on.
 *
 * @template T
 * @param {() => T} make
 */
const once = (make) => {
  /** @type {{ made: T } | null} */
  let held = null;
  return () => (held ??= { made: make() }).made;
};

export { once };
