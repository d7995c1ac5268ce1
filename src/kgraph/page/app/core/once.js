/**
 * A function that makes its value at the first call and returns the same value afterwards.
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
