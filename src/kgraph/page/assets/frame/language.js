"use strict";

/** Which language the page speaks, its messages, and names in it. */
kgraph.define("language", ({ graph: { data }, dom: { make } }) => {
  const TAGS = { zh: "zh-Hans", en: "en" };
  const COLLATIONS = { zh: "zh-Hans-u-co-pinyin", en: "en" };
  let current = data.lang;

  const other = (lang) => (lang === "zh" ? "en" : "zh");
  const now = () => current;
  const tag = (lang) => TAGS[lang];

  /** A message with its places filled. */
  const say = (key, facts = {}) => {
    const text = data.messages[current][key];
    if (text === undefined) {
      throw new Error(`no message ${key}`);
    }
    return text.replace(/\{(\w+)\}/g, (place, name) => (name in facts ? String(facts[name]) : place));
  };

  const formats = { zh: kgraph.once(() => new Intl.NumberFormat(TAGS.zh)), en: kgraph.once(() => new Intl.NumberFormat(TAGS.en)) };

  const number = (count) => formats[current]().format(count);

  /** A measured figure as it stands in the data, not rounded. */
  const exact = (value) => new Intl.NumberFormat(tag(current), { maximumSignificantDigits: 15 }).format(value);

  /** A message that counts: its key ends in -one or -other as the language wants. */
  const count = (key, amount, facts = {}) => {
    const form = new Intl.PluralRules(tag(current)).select(amount) === "one" ? "one" : "other";
    return say(`${key}-${form}`, { count: number(amount), ...facts });
  };

  /** The text of a pair in the language of the page, else in the other, with the language it is in. */
  const pick = (pair, missing = "") => {
    for (const lang of [current, other(current)]) {
      if (pair?.[lang]) {
        return { text: pair[lang], lang };
      }
    }
    return { text: missing, lang: current };
  };

  const show = (pair, missing = "") => pick(pair, missing).text;

  /** Text that stands apart from its surroundings in direction, marked with its language. */
  const marked = (text, lang) => make("bdi", { lang: lang && lang !== current ? tag(lang) ?? lang : null }, text);

  /** A pair as marked text; a small tag tells when it is only there in the other language. */
  const spoken = (pair, missing = "") => {
    const { text, lang } = pick(pair, missing);
    const stray = lang !== current ? make("small", { class: "stray" }, say(`page-only-${lang}`)) : null;
    return make("span", {}, marked(text, lang), stray);
  };

  const entityName = (entity) => show(entity.label, entity.slug);

  /** A function that puts texts in the order of the language. */
  const comparer = () => new Intl.Collator(COLLATIONS[current], { numeric: true }).compare;

  const compare = (one, two) => comparer()(one, two);

  /** Put the messages named by attributes into the fixed parts of the page. */
  const dress = () => {
    document.documentElement.lang = tag(current);
    for (const element of document.querySelectorAll("[data-say]")) {
      element.textContent = say(element.dataset.say);
    }
    for (const element of document.querySelectorAll("[data-name]")) {
      element.setAttribute("aria-label", say(element.dataset.name));
    }
    for (const element of document.querySelectorAll("[data-hint]")) {
      element.setAttribute("placeholder", say(element.dataset.hint));
    }
  };

  const use = (lang) => {
    current = lang;
    dress();
  };

  return Object.freeze({
    now, other, tag, say, count, number, exact, pick, show, marked, spoken, entityName, comparer, compare, use,
  });
});
