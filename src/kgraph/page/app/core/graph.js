/** Look-ups in the data of the page. */

import { data } from "./data.js";
import { once } from "./once.js";

const entityBySlug = new Map(data.entities.map((entity) => [entity.slug, entity]));
const claimBySlug = new Map(data.claims.map((claim) => [claim.slug, claim]));
const categoryBySlug = new Map(data.categories.map((category) => [category.slug, category]));
const nodeBySlug = new Map(data.network.nodes.map((node) => [node.id, node]));
/** Nodes of entities that stand in no lane, as no claim names them; a path may pass them all the same. */
const loose = new Map(data.view.loose.map((node) => [node.id, node]));
const edgeBySlug = new Map(data.network.edges.map((edge) => [edge.id, edge]));
const touching = new Map(data.entities.map((entity) => [entity.slug, []]));
for (const claim of data.claims) {
  for (const slug of new Set([claim.subject, claim.object])) {
    touching.get(slug).push(claim);
  }
}

const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : null);

/** The claims an entity takes part in, in the order of the data. */
const claimsOf = (slug) => touching.get(slug) ?? [];

const evidenceOf = (claim) => claim.evidence.map((slug) => data.evidence[slug]);

/** Why a claim stands as it does. */
const groundsOf = (claim) => data.grounds[claim.slug];

const slugs = once(() => new Map(Object.entries(data.evidence).map(([slug, item]) => [item, slug])));

/** The slug of an evidence item. */
const evidenceSlug = (item) => slugs().get(item);

/** What an entity inherits from its classes, or takes part in because another does. */
const inheritedOf = (slug) => data.inherited.filter(({ subject, object }) => subject === slug || object === slug);

const relationOf = (claim) => data.relations[claim.relation];

/** Whether a claim only says that an entity is of a wider kind. */
const isKind = (claim) =>
  relationOf(claim).kind === "structure" && entityBySlug.get(claim.subject).broader.includes(claim.object);

/** The entity at the other end of a claim. */
const otherEnd = (claim, slug) => (claim.subject === slug ? claim.object : claim.subject);

/** How the sign of a claim is drawn: head and colour. */
const headOf = (claim) => {
  const edge = edgeBySlug.get(claim.slug);
  return { head: edge?.head ?? "none", tone: edge?.tone ?? "neutral" };
};

const SIGNS = { arrow: "plus", bar: "minus", circle: "denied", vee: "structure", none: "none" };

/** How a claim acts, as its head shows it: `plus`, `minus`, `denied`, `structure` or `none`. */
const signOf = (claim) => SIGNS[headOf(claim).head];

const nodeOf = (slug) => nodeBySlug.get(slug) ?? loose.get(slug);

const ACCEPTED = ["established", "supported"];

/** Whether a mechanism is accepted though nothing that supports it was seen in people. */
const isOnlyPreclinical = ({ verdict, judgedAs, human }) =>
  judgedAs === "mechanism" && ACCEPTED.includes(verdict) && !human;

const lookOf = (category) => own(data.view.looks, category) ?? { family: "other", shape: "square", lane: null };

const termOf = (slug) => own(data.terms, slug);
const verdictOf = (slug) => own(data.verdicts, slug);
const sourceOf = (slug) => own(data.sources, slug);

/** The only entity with this preferred label, whatever its case; null if none or several have it. */
const named = (wanted) => {
  const found = data.entities.filter(({ label }) => [label.zh, label.en].some((one) => one?.toLowerCase() === wanted));
  return found.length === 1 ? found[0].slug : null;
};

/** The slug that a link means: a slug or preferred label in any case, or an IRI of an entity. */
const resolveName = (name) => {
  if (entityBySlug.has(name)) {
    return name;
  }
  const wanted = name.toLowerCase();
  const found = data.entities.find((entity) => entity.slug.toLowerCase() === wanted || entity.iri === name);
  return found ? found.slug : named(wanted);
};

export {
  categoryBySlug,
  claimBySlug,
  claimsOf,
  edgeBySlug,
  entityBySlug,
  evidenceOf,
  evidenceSlug,
  groundsOf,
  headOf,
  inheritedOf,
  isKind,
  isOnlyPreclinical,
  lookOf,
  nodeBySlug,
  nodeOf,
  otherEnd,
  relationOf,
  resolveName,
  signOf,
  sourceOf,
  termOf,
  verdictOf,
};
