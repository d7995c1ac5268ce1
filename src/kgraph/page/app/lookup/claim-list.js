/** The claims of an entity in foldable groups, counted by relation and direction; inherited claims come last. */

import { data } from "../core/data.js";
import { button, make } from "../core/dom.js";
import { claimBySlug, claimsOf, inheritedOf } from "../core/graph.js";
import { compareTexts, formatNumber, say, spokenText, textOf } from "../core/language.js";
import { certaintyRank, isAccepted } from "../core/scale.js";
import { claimButton, preclinicalBadge, section } from "../widgets/marks.js";
import { isFoldOpen, makeFold, rememberFold } from "./folds.js";

const FEW = 12;
const FIRST = 25;
const SECTIONS = ["page-as-cause", "page-as-effect", "page-mutual", "page-structure"];

/** The section of the claims of a relation, seen from an entity. */
const sectionOf = ({ direction, relation }) => {
  if (direction === "both") {
    return "page-mutual";
  }
  if (data.relations[relation].kind === "structure") {
    return "page-structure";
  }
  return direction === "out" ? "page-as-cause" : "page-as-effect";
};

const headingOf = ({ direction, relation }) => {
  const { label, inverse } = data.relations[relation];
  return textOf(direction === "in" ? inverse : label, relation);
};

const isOf =
  (slug, { direction, relation }) =>
  (claim) =>
    claim.relation === relation && (direction === "both" || (claim.subject === slug) === (direction === "out"));

/** Accepted claims first, then the more certain, then by name. */
const inOrder = (claims) =>
  [...claims].sort(
    (first, second) =>
      Number(isAccepted(second)) - Number(isAccepted(first)) ||
      certaintyRank(first) - certaintyRank(second) ||
      compareTexts(textOf(first.sentence), textOf(second.sentence)),
  );

const claimItem = (claim) => make("li", {}, claimButton(claim, preclinicalBadge(claim)));

/** A list that shows its first items; a button shows the rest and focuses the first of them. */
const longList = (key, claims, toItem) => {
  const list = make("ul", { class: "claims", role: "list" });
  const all = isFoldOpen(`${key} all`);
  list.append(...(all ? claims : claims.slice(0, FIRST)).map(toItem));
  if (all || claims.length <= FIRST) {
    return [list];
  }
  const rest = claims.slice(FIRST);
  const more = button({ class: "more" }, say("page-more-claims", { count: formatNumber(rest.length) }));
  more.addEventListener("click", () => {
    rememberFold(`${key} all`, true);
    const items = rest.map(toItem);
    list.append(...items);
    more.remove();
    items[0].querySelector("button").focus();
  });
  return [list, more];
};

const title = (heading, count) => [
  make("span", {}, heading),
  " ",
  make("span", { class: "tally" }, formatNumber(count)),
];

const group = (slug, counted, usual) => {
  const key = `${slug} ${counted.direction} ${counted.relation}`;
  const claims = claimsOf(slug).filter(isOf(slug, counted));
  return makeFold(key, title(headingOf(counted), counted.count), () => longList(key, inOrder(claims), claimItem), {
    usual,
  });
};

const inheritedItem = (claim) =>
  make(
    "li",
    { class: "inherited", "data-inherited": claim.slug },
    make("p", {}, spokenText(claim.sentence, claim.slug)),
    make("p", { class: "marks" }, make("span", { class: "badge" }, say("page-inferred"))),
    make("p", { class: "detail" }, say("page-inherited-from")),
    ...claim.premises
      .map((slug) => claimBySlug.get(slug))
      .map((premise) => claimButton(premise, preclinicalBadge(premise))),
  );

const inherited = (slug) => {
  const claims = [...inheritedOf(slug)].sort((first, second) =>
    compareTexts(textOf(first.sentence), textOf(second.sentence)),
  );
  if (claims.length === 0) {
    return [];
  }
  const key = `${slug} inherited`;
  const fill = () => longList(key, claims, inheritedItem);
  const note = make("p", { class: "detail" }, say("page-inherited-note"));
  return [
    section(say("page-inherited"), note, ...makeFold(key, title(say("page-inherited-all"), claims.length), fill)),
  ];
};

/** The sections of an entity; where there are few claims their groups are open from the start. */
const claimSections = ({ slug, neighbours }) => {
  const usual = neighbours.reduce((sum, { count }) => sum + count, 0) <= FEW;
  const filled = SECTIONS.flatMap((key) => {
    const counted = neighbours.filter((neighbour) => sectionOf(neighbour) === key);
    if (counted.length === 0) {
      return [];
    }
    const total = counted.reduce((sum, { count }) => sum + count, 0);
    return [
      section(
        say(key, { count: formatNumber(total) }),
        ...counted.flatMap((neighbour) => group(slug, neighbour, usual)),
      ),
    ];
  });
  return [...filled, ...inherited(slug)];
};

export { claimSections };
