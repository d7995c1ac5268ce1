/** One claim in the panel: what it says, how far it can be relied on and why, then its evidence and sources. */

import { button, byId, make } from "../core/dom.js";
import { entityBySlug, evidenceOf, groundsOf, relationOf } from "../core/graph.js";
import { entityName, markLang, otherLang, pickText, say, spokenText, textOf } from "../core/language.js";
import { currentState, go } from "../core/state.js";
import { claimText } from "../widgets/citing.js";
import { entityButton, headGlyph, section } from "../widgets/marks.js";
import { copyButton } from "./copy.js";
import { askedLine, evidenceBlock, factRow, pairRow, parted, termRow } from "./evidence.js";
import { makeFold } from "./folds.js";
import { forestPlots } from "./forest.js";
import { changesOf, reasonsOf, trustBlock } from "./reasons.js";
import { sourcesBlock } from "./sources.js";

const closeClaim = (claim, slug) => {
  go({ claim: null, entity: slug });
  [...byId("panel").querySelectorAll("[data-claim]")].find((element) => element.dataset.claim === claim.slug)?.focus();
};

const backButton = (claim) => {
  const slug = currentState().entity ?? claim.subject;
  const name = entityName(entityBySlug.get(slug));
  return button({ id: "back", class: "back", click: () => closeClaim(claim, slug) }, "← ", make("bdi", {}, name));
};

const otherSentence = (claim) => {
  const lang = otherLang(pickText(claim.sentence).lang);
  return claim.sentence[lang] ? make("p", { class: "other-name" }, markLang(claim.sentence[lang], lang)) : null;
};

const triple = (claim) =>
  make(
    "p",
    { class: "triple" },
    entityButton(claim.subject),
    make("span", { class: "relation" }, headGlyph(claim), " ", spokenText(relationOf(claim).label, claim.relation)),
    entityButton(claim.object),
  );

/** The doses or durations that the evidence names, each once. */
const named = (claim, key) => {
  const pairs = evidenceOf(claim)
    .map((item) => item[key])
    .filter(Boolean);
  const texts = new Map(pairs.map((pair) => [textOf(pair), pair]));
  return texts.size > 0 ? parted([...texts.values()].map((pair) => spokenText(pair))) : null;
};

const facts = (claim) =>
  make(
    "dl",
    { class: "facts" },
    ...termRow("page-dose", claim.doseBand),
    ...factRow("page-given", named(claim, "dose")),
    ...factRow("page-population", claim.population ? entityButton(claim.population) : null),
    ...termRow("page-aspect", claim.aspect),
    ...termRow("page-circumstance", claim.circumstance),
    ...termRow("page-shown-in", claim.shownIn),
    ...factRow("page-duration", named(claim, "duration")),
    ...termRow("page-topic", claim.topic),
    ...termRow("page-severity", claim.severity),
    ...pairRow("page-mechanism", claim.mechanism),
    ...pairRow("page-effect", claim.effect),
    ...pairRow("page-advice", claim.advice),
    ...factRow("page-last-checked", groundsOf(claim).lastChecked ?? say("page-never-checked")),
  );

/** The content of the panel for a claim. */
const claimCard = (claim) => [
  backButton(claim),
  make("p", { class: "kicker" }, say("page-claim")),
  make("h2", { class: "statement" }, spokenText(claim.sentence, claim.slug)),
  otherSentence(claim),
  trustBlock(claim),
  triple(claim),
  facts(claim),
  make(
    "p",
    { class: "copying" },
    copyButton(claim.slug, () => claimText(claim)),
  ),
  section(
    say("page-why"),
    ...askedLine(claim),
    ...reasonsOf(claim),
    ...(groundsOf(claim).changes.length > 0
      ? makeFold(`${claim.slug} changes`, [say("page-changes")], () => [changesOf(claim)])
      : []),
  ),
  evidenceBlock(claim, forestPlots(claim, evidenceOf(claim))),
  sourcesBlock(claim),
];

export { claimCard };
