/** What modules find of a page when they run without one: its data, and a document that takes what is written to it. */

import zlib from "node:zlib";
import { SCALE } from "./shared.js";

/** Give the modules that are imported from now on the data of a page, as the text of JSON. */
const openPage = (text) => {
  globalThis.document = {
    documentElement: {},
    getElementById: () => ({ textContent: zlib.gzipSync(text, { level: 1 }).toString("base64") }),
    querySelectorAll: () => [],
  };
  globalThis.location = { hash: "", protocol: "about:" };
  globalThis.window = { addEventListener: () => {} };
};

const pair = (text) => ({ zh: text, en: text });

const entityOf = (entity) => ({
  ...{ category: "Drug", label: pair(entity.slug), broader: [], routes: [], identifiers: [], degree: 1, x: 0, y: 0 },
  ...entity,
});

const claimOf = (claim) => ({
  relation: "increases",
  ...{
    sign: 1,
    doseBand: null,
    aspect: null,
    circumstance: null,
    shownIn: null,
    shownInSpecies: [],
    definedIn: [],
    topic: null,
    population: null,
    severity: null,
    denied: false,
    human: true,
  },
  ...{ verdict: "supported", standing: "supported", certainty: null, judgedAs: "mechanism" },
  ...{ sentence: pair(claim.slug), evidence: [], designs: [] },
  ...claim,
});

const evidenceOf = (item) => ({
  stance: "supports",
  design: "trial",
  weight: "counts",
  tier: 1,
  said: pair(""),
  ...item,
});

const nodeOf = ({ slug }) => ({ id: slug, x: 0, y: 0, lane: "drug", shape: "dot", size: 8, color: {} });

const edgeOf = ({ slug, subject, object }) => ({ id: slug, from: subject, to: object, head: "arrow", tone: "plus" });

/** The data of a page with what matters to a test; the rest is plain. */
const pageData = ({ entities = [], claims: stated = [], evidence = {}, ...rest }) => {
  const claims = stated.map(claimOf);
  const ends = new Set(claims.flatMap(({ subject, object }) => [subject, object]));
  const known = new Set(entities.map(({ slug }) => slug));
  const all = [...entities, ...[...ends].filter((slug) => !known.has(slug)).map((slug) => ({ slug }))].map(entityOf);
  return {
    ...{ title: pair("graph"), lang: "en", opening: {}, folding: "", search: [], inherited: [], ledgers: {} },
    categories: [{ slug: "Drug", label: pair("drug"), order: 1 }],
    relations: {
      increases: { label: pair("increases"), sign: 1, pathSign: 1, kind: "mechanism", symmetric: false },
      "is-a": { label: pair("is a"), sign: null, pathSign: null, kind: "structure", symmetric: false },
    },
    verdicts: Object.fromEntries(SCALE.verdicts.map((slug, order) => [slug, { label: pair(slug), order }])),
    scale: SCALE,
    terms: {},
    sources: {},
    replaced: { claims: {}, entities: {}, sources: {} },
    grounds: Object.fromEntries(
      claims.map(({ slug }) => [slug, { assessment: pair(`${slug}!`), sides: [], changes: [] }]),
    ),
    walks: { efficacy: [], aspects: {}, processes: [], links: [], below: {} },
    messages: { zh: {}, en: {} },
    view: {
      lanes: ["drug"],
      looks: { Drug: { family: "drug", shape: "dot", lane: "drug" } },
      lines: {},
      loose: [],
      widths: {},
    },
    network: { nodes: all.map(nodeOf), edges: claims.map(edgeOf), options: {} },
    entities: all,
    claims,
    evidence: Object.fromEntries(Object.entries(evidence).map(([slug, item]) => [slug, evidenceOf(item)])),
    ...rest,
  };
};

export { openPage, pageData };
