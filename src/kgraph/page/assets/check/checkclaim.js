"use strict";

/** A claim as it bears on a check: what it says here, how far it can be trusted, and on what it rests. */
kgraph.define("checkclaim", ({ graph, checksource, dom: { make, button }, language, marks }) => {
  const { say, show, spoken } = language;

  const badge = (kind, text) => make("span", { class: `badge ${kind}` }, text);

  const basis = ({ basis: name }) => (name === "direct" ? null : badge("basis", say(`page-check-basis-${name}`)));

  const severity = ({ claim }) =>
    claim.severity
      ? badge(`severity-${claim.severity}`, say("page-check-severity", { severity: show(graph.term(claim.severity), claim.severity) }))
      : null;

  const certainty = ({ claim }) =>
    claim.certainty
      ? badge("certainty", say("page-check-certainty", { certainty: show(graph.term(claim.certainty), claim.certainty) }))
      : null;

  /** How a claim bears on the question, how grave it is, and how far it can be trusted. */
  const badges = (checked) => [basis(checked), severity(checked), marks.standing(checked.claim), certainty(checked)];

  const statement = (checked) =>
    button(
      { class: "claim", "data-claim": checked.claim.slug, click: () => marks.openClaim(checked.claim) },
      marks.head(checked.claim),
      make("span", { class: "sentence" }, spoken(checked.statement, checked.claim.slug)),
      make("span", { class: "marks" }, ...badges(checked)),
    );

  const fact = (name, text) =>
    text ? [make("dt", {}, say(`page-check-fact-${name}`)), make("dd", {}, spoken(text))] : [];

  const facts = ({ claim, premise, inferred }) =>
    make(
      "dl",
      { class: "facts" },
      ...fact("premise", premise),
      ...fact("mechanism", claim.mechanism),
      ...fact("inferred", inferred),
      ...fact("effect", claim.effect),
      ...fact("advice", claim.advice),
    );

  const item = (checked, sources) => make("li", {}, statement(checked), facts(checked), sources(checked));

  const group = (name, claims, sources) =>
    claims.length === 0
      ? []
      : [
          make("h4", { class: `checked-${name}` }, say(`page-check-group-${name}`)),
          make("ul", { class: "checked", role: "list" }, ...claims.map((checked) => item(checked, sources))),
        ];

  /** Claims about a pair, with all that their sources say; those about bone name their sources only. */
  const onPair = (name, claims) => group(name, claims, checksource.list);
  const onBone = (name, claims) => group(name, claims, checksource.brief);

  return Object.freeze({ badges, severity, certainty, basis, onPair, onBone });
});
