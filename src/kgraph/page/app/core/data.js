/** The data of the page, as page/contract.py describes them. They are complete before a module that imports them runs. */

import { unpackData } from "./source.js";

const data = await unpackData(document.getElementById("graph-data")?.textContent ?? "");

export { data };
