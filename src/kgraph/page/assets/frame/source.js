"use strict";

/**
 * Where the data of the page comes from. A data source has one method: `load` promises the data of the contract.
 * `embedded` unpacks what the page itself holds, `http` asks the server that sent the page.
 */
kgraph.source = (() => {
  const unpack = async (packed) => {
    const bytes = Uint8Array.from(atob(packed.trim()), (character) => character.charCodeAt(0));
    const text = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    return JSON.parse(await text);
  };

  const embedded = (element) => ({ load: () => unpack(element.textContent) });

  const http = (address) => ({
    load: async () => {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok) {
        throw new Error(`${address}: ${answer.status}`);
      }
      return answer.json();
    },
  });

  /** The data source that an element names by `data-address`, else the one it holds. */
  const of = (element) => (element.dataset.address ? http(element.dataset.address) : embedded(element));

  return Object.freeze({ of, embedded, http });
})();
