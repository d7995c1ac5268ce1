"use strict";

/** The claims of an entity: counted by relation and direction, opened group by group; what it inherits stands apart. */
kgraph.define("claimlist", ({ graph, dom: { make, button }, language, marks, folds }) => {
  const { say, show, spoken, number, compare } = language;
  const { head, standing, denial, preclinical, openClaim, section } = marks;
  const ACCEPTED = ["established", "supported"];
  const FEW = 12;
  const FIRST = 25;
  const SECTIONS = ["page-as-cause", "page-as-effect", "page-mutual", "page-structure"];

  /** Under which title the claims of a relation stand, seen from an entity. */
  const sectionOf = ({ direction, relation }) => {
    if (direction === "both") {
      return "page-mutual";
    }
    if (graph.data.relations[relation].kind === "structure") {
      return "page-structure";
    }
    return direction === "out" ? "page-as-cause" : "page-as-effect";
  };

  const headingOf = ({ direction, relation }) => {
    const { label, inverse } = graph.data.relations[relation];
    return show(direction === "in" ? inverse : label, relation);
  };

  const isOf = (slug, { direction, relation }) => (claim) =>
    claim.relation === relation && (direction === "both" || (claim.subject === slug) === (direction === "out"));

  const certaintyOf = (claim) => (claim.certainty ? graph.term(claim.certainty).order : Infinity);

  /** Accepted claims first, then the more certain, then by name. */
  const inOrder = (claims) => {
    const rank = (claim) => [ACCEPTED.includes(claim.verdict) ? 0 : 1, certaintyOf(claim)];
    return [...claims].sort((one, two) => {
      const [[first, sure], [second, unsure]] = [rank(one), rank(two)];
      return first - second || (sure === unsure ? 0 : sure - unsure) || compare(show(one.sentence), show(two.sentence));
    });
  };

  const claimButton = (claim) =>
    button(
      { class: "claim", "data-claim": claim.slug, click: () => openClaim(claim) },
      head(claim),
      make("span", { class: "sentence" }, spoken(claim.sentence, claim.slug)),
      make("span", { class: "marks" }, denial(claim), standing(claim), preclinical(claim)),
    );

  const item = (claim) => make("li", {}, claimButton(claim));

  /** A list of which the first are shown; a button shows the rest and gives the focus to the first of them. */
  const longList = (key, claims, toItem) => {
    const list = make("ul", { class: "claims", role: "list" });
    const all = folds.isOpen(`${key} all`);
    list.append(...(all ? claims : claims.slice(0, FIRST)).map(toItem));
    if (all || claims.length <= FIRST) {
      return [list];
    }
    const rest = claims.slice(FIRST);
    const more = button({ class: "more" }, say("page-more-claims", { count: number(rest.length) }));
    more.addEventListener("click", () => {
      folds.remember(`${key} all`, true);
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
    make("span", { class: "tally" }, number(count)),
  ];

  const group = (slug, counted, usual) => {
    const key = `${slug} ${counted.direction} ${counted.relation}`;
    const claims = graph.claimsOf(slug).filter(isOf(slug, counted));
    return folds.fold(key, title(headingOf(counted), counted.count), () => longList(key, inOrder(claims), item), { usual });
  };

  const inheritedItem = (claim) =>
    make(
      "li",
      { class: "inherited", "data-inherited": claim.slug },
      make("p", {}, spoken(claim.sentence, claim.slug)),
      make("p", { class: "marks" }, make("span", { class: "badge" }, say("page-inferred"))),
      make("p", { class: "detail" }, say("page-inherited-from")),
      ...claim.premises.map((slug) => claimButton(graph.claims.get(slug))),
    );

  const inherited = (slug) => {
    const claims = [...graph.inheritedOf(slug)].sort((one, two) => compare(show(one.sentence), show(two.sentence)));
    if (claims.length === 0) {
      return [];
    }
    const key = `${slug} inherited`;
    const fill = () => longList(key, claims, inheritedItem);
    const note = make("p", { class: "detail" }, say("page-inherited-note"));
    return [section(say("page-inherited"), note, ...folds.fold(key, title(say("page-inherited-all"), claims.length), fill))];
  };

  /** The sections of an entity; where there are few claims their groups are open from the start. */
  const sections = ({ slug, neighbours }) => {
    const usual = neighbours.reduce((sum, { count }) => sum + count, 0) <= FEW;
    const filled = SECTIONS.flatMap((key) => {
      const counted = neighbours.filter((one) => sectionOf(one) === key);
      if (counted.length === 0) {
        return [];
      }
      const total = counted.reduce((sum, { count }) => sum + count, 0);
      return [section(say(key, { count: number(total) }), ...counted.flatMap((one) => group(slug, one, usual)))];
    });
    return [...filled, ...inherited(slug)];
  };

  return Object.freeze({ sections });
});
