/**
 * A function that makes something when it is first asked for, and gives the same from then on.
 */
const once = (make) => {
  let held = null;
  return () => (held ??= { made: make() }).made;
};

export { once };
