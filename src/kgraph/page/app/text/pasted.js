/** A text that the reader pastes: its names marked, and what the graph holds about them. It never leaves the page. */

import { button, byId, make } from "../core/dom.js";
import { claimsOf, entityBySlug } from "../core/graph.js";
import { entityName, formatNumber, say, sayCount, spokenText } from "../core/language.js";
import { go } from "../core/state.js";
import { findMentions } from "../knowledge/names.js";
import { claimButton, entityButton, section } from "../widgets/marks.js";
import { meantEntity, meetingsOf } from "./meetings.js";

const input = make("textarea", { id: "pasted", rows: 6, autocomplete: "off", spellcheck: "false" });
const told = make("p", { id: "pasted-told", role: "status" });
const results = make("div", { id: "pasted-results" });
const pastedBox = make("section", { class: "pasted" });
let found = null;
let chosen = new Map();

/** A message with elements in its places. */
const filled = (key, pieces) =>
  say(key)
    .split(/(\{\w+\})/)
    .map((piece) => pieces[piece.slice(1, -1)] ?? piece);

const quote = (text) => make("bdi", { class: "quoted" }, text);

const claimList = (claims) =>
  make("ul", { class: "claims", role: "list" }, ...claims.map((claim) => make("li", {}, claimButton(claim))));

const nameOf = (slug) => entityName(entityBySlug.get(slug));

const openEntity = (slug) => {
  go({ entity: slug, claim: null });
  byId("panel").focus();
};

/** A name in the text. The first of an entity is a tab stop, the others answer to the pointer. */
const mark = (mention, isFirst) => {
  const slug = meantEntity(mention, chosen);
  const kind = slug ? (mention.noted ? "wrong" : "known") : "open";
  const open = () => (slug ? openEntity(slug) : results.querySelector(".choice-of button")?.focus());
  const title = mention.slugs.map(nameOf).join(say("page-list-separator"));
  return button({ class: `mention ${kind}`, title, tabindex: isFirst ? 0 : -1, click: open }, mention.text);
};

/** A piece of the text with its names marked. */
const markedText = ({ start, end }, seen) => {
  const pieces = [];
  let at = start;
  for (const mention of found.mentions.filter((one) => one.start >= start && one.end <= end)) {
    const key = mention.slugs.join(" ");
    pieces.push(found.text.slice(at, mention.start), mark(mention, !seen.has(key)));
    seen.add(key);
    at = mention.end;
  }
  return [...pieces, found.text.slice(at, end)];
};

const wholeText = () =>
  section(
    say("page-text-marked"),
    make("div", { class: "marked", lang: "" }, ...markedText({ start: 0, end: found.text.length }, new Set())),
  );

/** One mention of each spelling. */
const spellings = (list) => [...new Map(list.map((mention) => [`${mention.slugs} ${mention.text}`, mention])).values()];

const wrongNames = () => {
  const wrong = spellings(found.mentions.filter(({ noted }) => noted));
  const line = ({ text, slugs, noted }) =>
    make(
      "li",
      {},
      ...filled(`page-text-name-${noted}`, { text: quote(text) }),
      ...slugs.map((slug) => entityButton(slug)),
    );
  return wrong.length ? section(say("page-text-wrong"), make("ul", { role: "list" }, ...wrong.map(line))) : null;
};

const choose = (mention, slug) => {
  chosen.set(mention.slugs.join(" "), slug);
  draw();
  results.querySelector(".choice-of [aria-pressed='true']")?.focus();
};

const choices = () => {
  const open = spellings(found.mentions.filter(({ slugs }) => slugs.length > 1));
  const option = (mention, slug) => {
    const isChosen = meantEntity(mention, chosen) === slug;
    return button({ "aria-pressed": String(isChosen), click: () => choose(mention, slug) }, nameOf(slug));
  };
  const line = (mention) =>
    make(
      "li",
      { class: "choice-of" },
      ...filled("page-text-choice", { text: quote(mention.text) }),
      ...mention.slugs.flatMap((slug) => [" ", option(mention, slug)]),
    );
  return open.length ? section(say("page-text-choices"), make("ul", { role: "list" }, ...open.map(line))) : null;
};

const sentencePart = ({ sentence, claims }) => {
  const { start, end } = found.sentences[sentence];
  return make(
    "div",
    { class: "met" },
    make("blockquote", { lang: "" }, found.text.slice(start, end).trim()),
    make("p", { class: "detail" }, say("page-text-sentence")),
    claimList(claims),
  );
};

const joined = ({ sentences, others }) => [
  sentences.length ? section(say("page-text-sentences"), ...sentences.map(sentencePart)) : null,
  others.length ? section(say("page-text-others", { count: formatNumber(others.length) }), claimList(others)) : null,
];

const entityPart = (slug) => {
  const claims = claimsOf(slug);
  const fill = ({ target }) => {
    if (target.open && target.children.length === 1) {
      target.append(entityButton(slug), claimList(claims));
    }
  };
  const tally = make("span", { class: "tally" }, sayCount("page-claims", claims.length));
  return make(
    "li",
    {},
    make("details", { toggle: fill }, make("summary", {}, spokenText(entityBySlug.get(slug).label, slug), " ", tally)),
  );
};

const each = (entities) =>
  entities.length
    ? section(say("page-text-each"), make("ol", { class: "named", role: "list" }, ...entities.map(entityPart)))
    : null;

const draw = () => {
  if (!found) {
    results.replaceChildren();
    return;
  }
  const met = meetingsOf(found, chosen);
  const hasNames = found.mentions.length > 0;
  const answer = hasNames
    ? sayCount("page-text-found", met.entities.length, { claims: formatNumber(met.count) })
    : say("page-text-none");
  const counts = { read: formatNumber(found.text.length), left: formatNumber(found.unread) };
  told.replaceChildren(...(found.unread ? [make("strong", {}, say("page-text-cut", counts)), " "] : []), answer);
  const sections = hasNames ? [wholeText(), wrongNames(), choices(), ...joined(met), each(met.entities)] : [];
  results.replaceChildren(...sections.filter(Boolean));
};

const look = () => {
  chosen = new Map();
  results.replaceChildren();
  found = input.value.trim() ? findMentions(input.value) : null;
  draw();
  if (!found) {
    told.textContent = say("page-text-empty");
  }
};

const clear = () => {
  input.value = "";
  found = null;
  told.textContent = "";
  draw();
  input.focus();
};

input.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    look();
  }
});

let lang = null;

/** Show the box in the language of a state; what was pasted stays as it is. */
const showPasted = (now) => {
  if (lang === now.lang) {
    return;
  }
  lang = now.lang;
  told.textContent = "";
  pastedBox.replaceChildren(
    make("h2", {}, say("page-text")),
    make("p", {}, say("page-text-how")),
    make("p", { class: "note" }, say("page-text-limit")),
    make("label", { for: "pasted" }, say("page-text-label")),
    input,
    make(
      "div",
      { class: "choices" },
      button({ id: "pasted-find", click: look }, say("page-text-find")),
      button({ id: "pasted-clear", click: clear }, say("page-text-clear")),
    ),
    told,
    results,
  );
  draw();
};

export { pastedBox, showPasted };
