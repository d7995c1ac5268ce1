"use strict";

/**
 * Where the data of the page comes from. A data source has one method: `load` promises the data of the contract.
 * `embedded` unpacks what the page itself holds, `http` asks the server that sent the page. Each key of the data is read
 * when it is first asked for: no view needs all of them.
 */
kgraph.source = (() => {
  const NEW_LINE = 10;
  const LONGEST_KEY = 40;

  /** The places of the lines of a text. */
  const linesOf = (bytes) => {
    const lines = [];
    for (let start = 0; start < bytes.length; start = lines.at(-1).end + 1) {
      const end = bytes.indexOf(NEW_LINE, start);
      lines.push({ start, end: end < 0 ? bytes.length : end });
    }
    return lines;
  };

  /** Data with a key on each line, as page/html.py writes them; JSON of another form is read at once. */
  const read = (bytes) => {
    const text = (start, end) => new TextDecoder().decode(bytes.subarray(start, end));
    const lines = linesOf(bytes);
    const keys = lines.slice(1, -1).map(({ start }) => /^"(\w+)":/.exec(text(start, start + LONGEST_KEY))?.[1]);
    if (keys.length === 0 || !keys.every(Boolean) || text(lines.at(-1).start) !== "}") {
      return JSON.parse(text(0));
    }
    return keys.reduce((data, key, index) => {
      const { start, end } = lines[index + 1];
      const value = () => JSON.parse(text(start + key.length + 3, end).replace(/,$/, ""));
      return Object.defineProperty(data, key, { enumerable: true, get: kgraph.once(value) });
    }, {});
  };

  const bytesOf = async (stream) => new Uint8Array(await new Response(stream).arrayBuffer());

  const unpack = async (packed) => {
    const characters = atob(packed.trim());
    const bytes = new Uint8Array(characters.length);
    for (let place = 0; place < bytes.length; place += 1) {
      bytes[place] = characters.charCodeAt(place);
    }
    return read(await bytesOf(new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"))));
  };

  const embedded = (element) => ({ load: () => unpack(element.textContent) });

  const http = (address) => ({
    load: async () => {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok) {
        throw new Error(`${address}: ${answer.status}`);
      }
      return read(await bytesOf(answer.body));
    },
  });

  /** The data source that an element names by `data-address`, else the one it holds. */
  const of = (element) => (element.dataset.address ? http(element.dataset.address) : embedded(element));

  return Object.freeze({ of, embedded, http });
})();
