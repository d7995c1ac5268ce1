/** Which language the page speaks, its messages, and names in it. */

import { data } from "./data.js";
import { make } from "./dom.js";
import { once } from "./once.js";
/** @import { Entity, Facts, Lang, MaybePair, Pair } from "./types.js" */

const TAGS = { zh: "zh-Hans", en: "en" };
const COLLATIONS = { zh: "zh-Hans-u-co-pinyin", en: "en" };
let current = data.lang;

/**
 * @param {Lang} lang
 * @returns {Lang}
 */
const otherLang = (lang) => (lang === "zh" ? "en" : "zh");
const currentLang = () => current;
/** @param {Lang} lang */
const langTag = (lang) => TAGS[lang];

/**
 * @param {Lang} lang
 * @param {string} key
 * @param {Facts} facts
 */
const sayIn = (lang, key, facts) => {
  const text = data.messages[lang][key];
  if (text === undefined) {
    throw new Error(`no message ${key}`);
  }
  return text.replace(/\{(\w+)\}/g, (place, /** @type {string} */ name) =>
    name in facts ? String(facts[name]) : place,
  );
};

/**
 * A message with its places filled.
 *
 * @param {string} key
 * @param {Facts} facts
 */
const say = (key, facts = {}) => sayIn(current, key, facts);

/**
 * A message in both languages.
 *
 * @param {string} key
 * @param {Facts} facts
 */
const sayBoth = (key, facts = {}) => ({ zh: sayIn("zh", key, facts), en: sayIn("en", key, facts) });

const formats = { zh: once(() => new Intl.NumberFormat(TAGS.zh)), en: once(() => new Intl.NumberFormat(TAGS.en)) };

/** @param {number} count */
const formatNumber = (count) => formats[current]().format(count);

/**
 * A measured figure as the data give it, not rounded.
 *
 * @param {number} value
 */
const formatExact = (value) => new Intl.NumberFormat(langTag(current), { maximumSignificantDigits: 15 }).format(value);

/**
 * A message with a count: the plural rules of the language choose the ending of its key, -one or -other.
 *
 * @param {string} key
 * @param {number} amount
 * @param {Facts} facts
 */
const sayCount = (key, amount, facts = {}) => {
  const form = new Intl.PluralRules(langTag(current)).select(amount) === "one" ? "one" : "other";
  return say(`${key}-${form}`, { count: formatNumber(amount), ...facts });
};

/**
 * The text of a pair with its language: the preferred language, by default that of the page, else the other one.
 *
 * @param {MaybePair} pair
 * @param {string} missing
 * @param {Lang} preferred
 */
const pickText = (pair, missing = "", preferred = current) => {
  for (const lang of [preferred, otherLang(preferred)]) {
    const text = pair?.[lang];
    if (text) {
      return { text, lang };
    }
  }
  return { text: missing, lang: preferred };
};

/**
 * @param {MaybePair} pair
 * @param {string} missing
 * @param {Lang} preferred
 */
const textOf = (pair, missing = "", preferred = current) => pickText(pair, missing, preferred).text;

/**
 * Text isolated in direction from its surroundings and marked with its language.
 *
 * @param {string} text
 * @param {string | null} lang
 */
const markLang = (text, lang) =>
  make("bdi", { lang: lang && lang !== current ? (TAGS[/** @type {Lang} */ (lang)] ?? lang) : null }, text);

/**
 * A pair as marked text; a small tag says that it exists in the other language only.
 *
 * @param {MaybePair} pair
 * @param {string} missing
 */
const spokenText = (pair, missing = "") => {
  const { text, lang } = pickText(pair, missing);
  const stray = lang !== current ? make("small", { class: "stray" }, say(`page-only-${lang}`)) : null;
  return make("span", {}, markLang(text, lang), stray);
};

/**
 * Write a text into a box that is large enough for it in both languages, so that the layout stays
 * the same when the language changes. The style sheet hides both sizing texts from readers and from the search.
 *
 * @param {HTMLElement} element
 * @param {MaybePair} pair
 * @param {string} missing
 */
const holdBoth = (element, pair, missing = "") => {
  element.classList.add("held");
  element.dataset.zh = textOf(pair, missing, "zh");
  element.dataset.en = textOf(pair, missing, "en");
  element.replaceChildren(make("span", {}, textOf(pair, missing)));
  return element;
};

/** @param {Entity} entity */
const entityName = (entity) => textOf(entity.label, entity.slug);

/** A function that puts texts in the order of the language. */
const makeComparer = () => new Intl.Collator(COLLATIONS[current], { numeric: true }).compare;

/**
 * @param {string} first
 * @param {string} second
 */
const compareTexts = (first, second) => makeComparer()(first, second);

/** Put the messages named by attributes into the fixed parts of the page. */
const dress = () => {
  document.documentElement.lang = langTag(current);
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-say]"))) {
    element.textContent = say(element.dataset.say ?? "");
  }
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-hold]"))) {
    holdBoth(element, sayBoth(element.dataset.hold ?? ""));
  }
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-name]"))) {
    element.setAttribute("aria-label", say(element.dataset.name ?? ""));
  }
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-hint]"))) {
    element.setAttribute("placeholder", say(element.dataset.hint ?? ""));
  }
};

/** @param {Lang} lang */
const useLang = (lang) => {
  current = lang;
  dress();
};

export {
  compareTexts,
  currentLang,
  entityName,
  formatExact,
  formatNumber,
  holdBoth,
  langTag,
  makeComparer,
  markLang,
  otherLang,
  pickText,
  say,
  sayBoth,
  sayCount,
  spokenText,
  textOf,
  useLang,
};
