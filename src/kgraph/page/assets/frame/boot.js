"use strict";

/** Loads the data and starts the page; what goes wrong before there are messages is said in both languages. */
kgraph.source
  .of(document.getElementById("graph-data"))
  .load()
  .then(kgraph.start)
  .catch((problem) => {
    document.getElementById("broken").hidden = false;
    document.getElementById("broken-why").textContent = String(problem);
    throw problem;
  });
