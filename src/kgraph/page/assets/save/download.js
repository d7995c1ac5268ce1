"use strict";

/** Hands a file to the reader; it is made in the page and goes nowhere else. */
kgraph.define("download", ({ dom: { make }, language: { say }, exported }) => {
  const KEPT = 60_000;

  /** Save a blob; its address is given back once the browser has surely read it. */
  const save = (blob, ending) => {
    const name = exported.fileName(ending);
    const address = URL.createObjectURL(blob);
    make("a", { href: address, download: name }).click();
    window.setTimeout(() => URL.revokeObjectURL(address), KEPT);
    exported.announce(say("page-export-saved", { name }));
  };

  const saveText = (text, type, ending) => save(new Blob([text], { type: `${type};charset=utf-8` }), ending);

  return Object.freeze({ save, saveText });
});
