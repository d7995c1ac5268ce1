/** The cases that the library and the page both run, in tests/shared. */

import fs from "node:fs";

const readShared = (name) => JSON.parse(fs.readFileSync(new URL(`../shared/${name}.json`, import.meta.url), "utf-8"));

/** The scales of the graph, as the data of the page have them. */
const SCALE = {
  verdicts: ["refuted", "unproven", "unverified", "contested", "reported", "supported", "established"],
  accepted: ["supported", "established"],
  acceptedAs: { reported: ["mechanism", "structure"] },
  certainties: ["high", "moderate", "low", "very-low", "stated"],
  stances: ["supports", "refutes", "inconclusive"],
};

export { SCALE, readShared };
