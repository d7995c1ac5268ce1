/** The check of two to six substances: each pair, and the effects of each on bone; printable on a page. */

import { data } from "../core/data.js";
import { byId, make } from "../core/dom.js";
import { currentLang, langTag, say, spokenText } from "../core/language.js";
import { boneOf, checkDisclaimer, checkScope, isSubstance, kinOf, pairsOf } from "./answers.js";
import { claimsOnBone, claimsOnPair } from "./checked-claim.js";
import { answerBadge, matrixTable, plainName } from "./matrix.js";
import { namesElement, showNames } from "./name-box.js";

const container = byId("check");
const title = make("h2", { "data-say": "page-check-title" });
const result = make("div", { class: "check-result" });
let drawn = null;
container.append(title, namesElement, result);

const names = ({ first, second }) => say("page-check-pair", { first: plainName(first), second: plainName(second) });

/** Show the details of a pair, or hide them if they are shown. */
const openPair = (key) => {
  const section = byId(`pair-${key}`);
  const isOpen = section.classList.toggle("open");
  mark(key, isOpen);
  if (isOpen) {
    reach(section);
  }
};

const mark = (key, isOpen) => {
  const cell = [...container.querySelectorAll("[data-pair]")].find((button) => button.dataset.pair === key);
  cell.setAttribute("aria-expanded", String(isOpen));
};

const reach = (section) => {
  section.querySelector("h3").focus({ preventScroll: true });
  section.scrollIntoView({ block: "nearest" });
};

const open = { pair: openPair, bone: (slug) => reach(byId(`bone-${slug}`)) };

/** Whether the matrix already shows the whole answer about a pair. */
const isBare = ({ groups }) => Object.values(groups).flat().length === 0;

const pairSection = (pair) =>
  make(
    "section",
    { id: `pair-${pair.key}`, class: isBare(pair) ? "check-pair bare" : "check-pair" },
    make("h3", { tabindex: "-1" }, names(pair), " ", answerBadge(pair)),
    ...Object.entries(pair.groups).flatMap(([group, claims]) => claimsOnPair(group, claims)),
  );

const harmed = ({ effects }) => effects.some((effect) => effect.kind === "harm" && effect.claim.verdict !== "refuted");

const boneSection = (slug) => {
  const bone = boneOf(slug);
  const of = (kind) => bone.effects.filter((effect) => effect.kind === kind);
  const lacks = harmed(bone) && bone.mitigations.length === 0;
  return make(
    "section",
    { id: `bone-${slug}`, class: "check-bone" },
    make("h3", { tabindex: "-1" }, say("page-check-bone-of", { name: plainName(slug) })),
    ...["harm", "benefit", "association"].flatMap((kind) => claimsOnBone(kind, of(kind))),
    bone.effects.length === 0 ? make("p", {}, say("page-check-no-bone")) : null,
    ...claimsOnBone("mitigations", bone.mitigations),
    lacks ? make("p", {}, say("page-check-no-mitigation")) : null,
    ...claimsOnBone("harms", bone.harms),
  );
};

const notes = (slugs) => {
  const kin = kinOf(slugs).map(({ lower, upper }) =>
    make("li", {}, say("page-check-kin", { lower: plainName(lower), upper: plainName(upper) })),
  );
  return kin.length ? make("ul", { class: "check-notes", role: "list" }, ...kin) : null;
};

const scope = () =>
  make(
    "section",
    { class: "check-scope" },
    make("h3", {}, say("page-check-scope")),
    make("p", {}, spokenText(checkScope())),
    make("p", {}, spokenText(checkDisclaimer())),
  );

/** The line of the printed page only: its subject, its data and the date of printing. */
const printed = (slugs) => {
  const date = new Intl.DateTimeFormat(langTag(currentLang()), { dateStyle: "long" }).format(new Date());
  const listed = slugs.map(plainName).join(say("page-list-separator"));
  return make(
    "p",
    { class: "check-printed" },
    say("page-check-printed", { names: listed, release: data.release, licence: data.licence, date }),
    data.issued ? ` ${say("page-check-issued", { issued: data.issued })}` : null,
  );
};

const strays = (slugs) =>
  slugs.map((slug) =>
    make("p", { class: "refused", role: "alert" }, say("page-check-no-substance", { name: plainName(slug) })),
  );

const draw = (check) => {
  const slugs = check.filter(isSubstance);
  const pairs = pairsOf(slugs);
  const few =
    slugs.length < 2 ? make("p", { class: "none" }, say(slugs.length ? "page-check-one" : "page-check-none")) : null;
  result.replaceChildren(
    ...[
      ...strays(check.filter((slug) => !isSubstance(slug))),
      few,
      slugs.length ? printed(slugs) : null,
      slugs.length > 1 ? matrixTable(slugs, open) : null,
      notes(slugs),
      ...pairs.map(pairSection),
      slugs.length ? make("div", { class: "check-bones" }, ...slugs.map(boneSection)) : null,
      scope(),
    ].filter(Boolean),
  );
  const shown = pairs.find(({ answer }) => answer === "recorded") ?? pairs[0];
  for (const { key } of pairs) {
    byId(`pair-${key}`).classList.toggle("open", key === shown.key);
    mark(key, key === shown.key);
  }
};

const showCheck = (now) => {
  container.hidden = now.view !== "check";
  const inputs = [now.lang, ...now.check].join("\n");
  if (!container.hidden && inputs !== drawn) {
    drawn = inputs;
    showNames(now);
    draw(now.check);
  }
};

export { showCheck };
