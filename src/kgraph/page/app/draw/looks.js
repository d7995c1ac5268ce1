/** How what is drawn looks in vis-network: entities and groups as nodes; claims, links and bundles as edges. */

import { categoryBySlug, edgeBySlug, lookOf, nodeOf } from "../core/graph.js";
import { formatNumber, say, textOf } from "../core/language.js";
/** @import { Bundle, Claim, Group, Link, NetworkEdge, Place, State } from "../core/types.js" */

const LINK = "link:";
const FAINT = 0.25;
/** @type {Record<string, object>} */
const HEADS = {
  arrow: { enabled: true, type: "arrow", scaleFactor: 0.8 },
  bar: { enabled: true, type: "bar", scaleFactor: 0.8 },
  circle: { enabled: true, type: "circle", scaleFactor: 0.8 },
  vee: { enabled: true, type: "vee", scaleFactor: 0.8 },
};
const COLOURS = ["background", "band", "text", "outline", "ring", "plus", "minus", "neutral"];
/** @type {Record<string, string>} */
let palette = {};

/** Take the colours from the style sheet: they change with the theme. */
const readColours = () => {
  const style = getComputedStyle(document.documentElement);
  palette = Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  return palette;
};

/** @param {string} family */
const fill = (family) => getComputedStyle(document.documentElement).getPropertyValue(`--fill-${family}`).trim();

/**
 * The colours of a node: it keeps its own under the pointer and when it is selected, with a ring.
 *
 * @param {string} background
 * @param {string} border
 */
const nodeColours = (background, border) => {
  const ringed = { background, border: palette.ring };
  return { background, border, highlight: ringed, hover: ringed };
};

/**
 * The colours of a line, the same under the pointer and when it is selected.
 *
 * @param {string} tone
 */
const lineColours = (tone) => ({
  color: palette[tone],
  highlight: palette[tone],
  hover: palette[tone],
  inherit: false,
});

/**
 * @param {string} slug
 * @param {Place} place
 * @param {State} now
 * @param {boolean} isFaint
 */
const entityNode = (slug, place, now, isFaint) => {
  const { lane, label, title, ...node } = nodeOf(slug);
  const isSelected = slug === now.entity;
  return {
    ...node,
    ...place,
    hidden: false,
    opacity: isFaint ? FAINT : 1,
    borderWidth: isSelected ? 4 : 1.5,
    color: nodeColours(node.color.background, isSelected ? palette.ring : palette.outline),
  };
};

/** @param {string[]} members */
const groupSize = (members) => Math.min(34, 14 + 1.6 * Math.sqrt(members.length));

/**
 * @param {Group} group
 * @param {Place} place
 */
const groupNode = (group, place) => {
  const look = group.category ? lookOf(group.category) : { family: "other", shape: "square" };
  return {
    id: group.id,
    ...place,
    shape: look.shape,
    size: groupSize(group.members),
    borderWidth: 3,
    color: nodeColours(fill(look.family), palette.outline),
  };
};

/**
 * By how much lines are thickened, so that they stay visible at a small scale.
 *
 * @param {number} scale
 */
const thickening = (scale) => Math.min(2, Math.max(1, 0.8 / scale));

/**
 * @param {Claim} claim
 * @param {State} now
 */
const isStrong = (claim, now) => {
  if (now.view === "path") {
    return true;
  }
  if (now.entity && now.view === "lanes") {
    return (
      claim.slug === now.claim || [now.entity, ...now.kept].some((slug) => [claim.subject, claim.object].includes(slug))
    );
  }
  return !now.claim || claim.slug === now.claim || now.view === "focus";
};

/**
 * How far an edge bends: in focus and on a path only parallel edges must be avoided.
 *
 * @param {Pick<NetworkEdge, "smooth" | "parallel">} edge
 * @param {State} now
 */
const bend = ({ smooth, parallel }, now) =>
  ["focus", "path"].includes(now.view) ? { ...smooth, roundness: 0.06 + 0.16 * parallel } : smooth;

/**
 * @param {Claim} claim
 * @param {State} now
 * @param {number} scale
 * @param {boolean} isFaint
 */
const claimEdge = (claim, now, scale, isFaint) => {
  const { head, tone, parallel, ...edge } = edgeBySlug.get(claim.slug);
  const factor = thickening(scale);
  return {
    ...edge,
    hidden: false,
    width: edge.width * factor * (claim.slug === now.claim ? 1.8 : 1),
    smooth: bend({ smooth: edge.smooth, parallel }, now),
    dashes: edge.dashes && edge.dashes.map((length) => length * factor),
    color: { ...lineColours(tone), opacity: isFaint || !isStrong(claim, now) ? FAINT : 1 },
  };
};

/**
 * @param {Link} link
 * @param {boolean} isFaint
 */
const linkEdge = ({ member, broader }, isFaint) => ({
  id: `${LINK}${member}--${broader}`,
  from: member,
  to: broader,
  arrows: { to: HEADS.vee },
  color: { ...lineColours("neutral"), opacity: isFaint ? FAINT : 1 },
  width: 1,
  smooth: false,
});

/** @type {Record<string, number>} */
const BENDS = { plus: 0.08, minus: 0.2, none: 0.32, denied: 0.44, structure: 0.56 };

/** @param {Bundle} bundle */
const bundleEdge = ({ id, from, to, sign, head, tone, claims }) => ({
  id,
  from,
  to,
  arrows: HEADS[head] ? { to: HEADS[head] } : {},
  arrowStrikethrough: head === "bar" || head === "circle",
  color: lineColours(tone),
  width: Math.min(8, 0.75 + Math.sqrt(claims.length) / 1.5),
  smooth: { enabled: true, type: "curvedCW", roundness: BENDS[sign] },
});

/**
 * The name of a group, with the number of its members.
 *
 * @param {Group} group
 */
const groupName = ({ category, lane, members }) => {
  const name = category ? textOf(categoryBySlug.get(category).label, category) : say(`page-lane-${lane}`);
  return say("page-group", { name, count: formatNumber(members.length) });
};

export { bundleEdge, claimEdge, entityNode, groupName, groupNode, groupSize, linkEdge, readColours };
