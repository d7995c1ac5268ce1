/** A claim in the answer of a check: its statement, its certainty and its sources. */

import { button, make } from "../core/dom.js";
import { termOf } from "../core/graph.js";
import { say, spokenText, textOf } from "../core/language.js";
import { headGlyph, openClaim, standingBadge } from "../widgets/marks.js";
import { briefSources, sourceList } from "./checked-source.js";

const badge = (kind, text) => make("span", { class: `badge ${kind}` }, text);

const basis = ({ basis: name }) => (name === "direct" ? null : badge("basis", say(`page-check-basis-${name}`)));

const severity = ({ claim }) =>
  claim.severity
    ? badge(
        `severity-${claim.severity}`,
        say("page-check-severity", { severity: textOf(termOf(claim.severity), claim.severity) }),
      )
    : null;

const certainty = ({ claim }) =>
  claim.certainty
    ? badge("certainty", say("page-check-certainty", { certainty: textOf(termOf(claim.certainty), claim.certainty) }))
    : null;

/** The badges of a claim beside an answer in a word, which says its severity: its basis, verdict and certainty. */
const answerBadges = (checked) => [basis(checked), standingBadge(checked.claim), certainty(checked)];

const badges = (checked) => [severity(checked), ...answerBadges(checked)];

const statement = (checked) =>
  button(
    { class: "claim", "data-claim": checked.claim.slug, click: () => openClaim(checked.claim) },
    headGlyph(checked.claim),
    make("span", { class: "sentence" }, spokenText(checked.statement, checked.claim.slug)),
    make("span", { class: "marks" }, ...badges(checked)),
  );

const fact = (name, text) =>
  text ? [make("dt", {}, say(`page-check-fact-${name}`)), make("dd", {}, spokenText(text))] : [];

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

const claimItem = (checked, sources) => make("li", {}, statement(checked), facts(checked), sources(checked));

const group = (name, claims, sources) =>
  claims.length === 0
    ? []
    : [
        make("h4", { class: `checked-${name}` }, say(`page-check-group-${name}`)),
        make("ul", { class: "checked", role: "list" }, ...claims.map((checked) => claimItem(checked, sources))),
      ];

/** Claims about a pair, with the findings of their sources; claims about bone, with the names of their sources. */
const claimsOnPair = (name, claims) => group(name, claims, sourceList);
const claimsOnBone = (name, claims) => group(name, claims, briefSources);

export { answerBadges, claimsOnBone, claimsOnPair };
