/** The claims and links that paths can use, with the properties that the rules of paths need. */

import { acceptance } from "../core/accepted.js";
/** @import { Claim, Link, Network, NetworkData } from "../core/types.js" */
/**
 * The network of some claims.
 *
 * `claims`, `relations`, `entities`, `walks` and `scale` are those of the page data (page/contract.py).
 *
 * @param {NetworkData} data
 * @returns {Network}
 */
const makeNetwork = ({ claims, relations, entities, walks, scale }) => {
  const efficacy = new Set(walks.efficacy);
  const degrees = new Map(entities.map(({ slug, degree }) => [slug, degree]));

  /**
   * @template T
   * @param {T[]} values
   * @param {(value: T) => string} keyOf
   */
  const grouped = (values, keyOf) => {
    /** @type {Map<string, T[]>} */
    const groups = new Map();
    for (const value of values) {
      groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
    }
    return (/** @type {string} */ key) => groups.get(key) ?? [];
  };

  const outEdges = grouped(claims, (claim) => claim.subject);
  const inEdges = grouped(claims, (claim) => claim.object);
  const upLinks = grouped(walks.links, (link) => link.member);
  const downLinks = grouped(walks.links, (link) => link.broader);

  /** @param {string} verdict */
  const strength = (verdict) => scale.verdicts.indexOf(verdict);
  const isAccepted = acceptance(scale);
  const strongestFirst = [...scale.verdicts].reverse();
  const always = new Set(scale.accepted);
  /** The verdicts that accepted claims can have, and those that others can have on which a path may rest. */
  const acceptable = strongestFirst.filter((verdict) => always.has(verdict) || verdict in scale.acceptedAs);
  const doubtful = strongestFirst.filter((verdict) => !always.has(verdict) && verdict !== "refuted");
  /** @param {string[]} verdicts */
  const weakest = (verdicts) =>
    verdicts.reduce((lowest, verdict) => (strength(verdict) < strength(lowest) ? verdict : lowest));

  /**
   * Whether a mechanism can pass along a claim: signed, or an unsigned step of a mechanism that has a direction.
   *
   * @param {Claim} claim
   */
  const isCausal = (claim) => {
    const { symmetric, kind } = relations[claim.relation];
    return !symmetric && (signOf(claim) !== null || kind === "mechanism");
  };

  /**
   * The sign with which a path passes along a claim.
   *
   * @param {Claim} claim
   */
  const signOf = (claim) => claim.sign ?? relations[claim.relation].pathSign;

  /** @param {Claim} claim */
  const isEfficacy = (claim) => efficacy.has(claim.slug);

  /**
   * How general an entity is: the number of its claims and of the entities below it.
   *
   * @param {string} slug
   */
  const generality = (slug) => (degrees.get(slug) ?? 0) + (walks.below[slug] ?? 0);

  /**
   * @param {Claim} first
   * @param {Claim} second
   */
  const isBetter = (first, second) =>
    strength(first.verdict) > strength(second.verdict) ||
    (first.verdict === second.verdict && first.slug < second.slug);

  /**
   * Whether a claim holds for a dose band, or under a circumstance, alone.
   *
   * @param {Claim} claim
   */
  const isBound = (claim) => claim.doseBand !== null || claim.circumstance !== null;

  /** @param {Claim} claim */
  const isDriver = (claim) => signOf(claim) !== null && isAccepted(claim) && claim.aspect === null && !isBound(claim);

  /** By entity the changes by processes that act on an aspect of a protein, each with the claim that tells its sign. */
  const changes = new Map();
  for (const [process, aspect] of walks.processes) {
    for (const claim of outEdges(process).filter(isDriver)) {
      const byProcess = changes.get(claim.object) ?? new Map();
      const key = `${process} ${aspect}`;
      const former = byProcess.get(key)?.claim ?? claim;
      changes.set(
        claim.object,
        byProcess.set(key, { process, aspect, claim: isBetter(claim, former) ? claim : former }),
      );
    }
  }

  /**
   * By process the claim that tells how it changes an entity; with an aspect, only processes that change that aspect.
   *
   * @param {string} slug
   * @param {string | null} aspect
   */
  const drivers = (slug, aspect = null) =>
    new Map(
      [...(changes.get(slug)?.values() ?? [])]
        .filter((change) => aspect === null || change.aspect === aspect)
        .map(({ process, claim }) => [process, claim]),
    );

  /**
   * The aspect of its object that a claim changes; null for the object as a whole.
   *
   * @param {Claim} claim
   */
  const aspectOf = (claim) =>
    claim.aspect ?? (changes.has(claim.object) ? (walks.aspects[claim.relation] ?? null) : null);

  return Object.freeze({
    acceptable,
    doubtful,
    outEdges,
    inEdges,
    upLinks,
    downLinks,
    strength,
    isAccepted,
    weakest,
    isCausal,
    signOf,
    isBound,
    isEfficacy,
    generality,
    drivers,
    aspectOf,
  });
};

export { makeNetwork };
