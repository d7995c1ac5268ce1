"use strict";

/**
 * The parts of the page. Each file defines one; they are made in the order of the files once the data is there, and
 * each is given those before it. `contract` is the data, as page/data.py describes it.
 */
const kgraph = (() => {
  const makers = [];

  const define = (name, make) => makers.push([name, make]);

  const start = (contract) => {
    const parts = { contract };
    for (const [name, make] of makers) {
      parts[name] = make(parts);
    }
    return parts;
  };

  /** A function that makes something when it is first asked for, and gives the same from then on. */
  const once = (make) => {
    let held = null;
    return () => (held ??= { made: make() }).made;
  };

  return { define, start, once };
})();
