"use strict";

/** Which language the page speaks, its messages, and names in it. */
kgraph.define("language", ({ graph: { data }, dom: { make } }) => {
  const TAGS = { zh: "zh-Hans", en: "en" };
  const COLLATIONS = { zh: "zh-Hans-u-co-pinyin", en: "en" };
  let current = data.lang;

  const other = (lang) => (lang === "zh" ? "en" : "zh");
  const now = () => current;
  const tag = (lang) => TAGS[lang];

  const sayIn = (lang, key, facts) => {
    const text = data.messages[lang][key];
    if (text === undefined) {
      throw new Error(`no message ${key}`);
    }
    return text.replace(/\{(\w+)\}/g, (place, name) => (name in facts ? String(facts[name]) : place));
  };

  /** A message with its places filled. */
  const say = (key, facts = {}) => sayIn(current, key, facts);

  /** A message in both languages. */
  const both = (key, facts = {}) => ({ zh: sayIn("zh", key, facts), en: sayIn("en", key, facts) });

  const formats = { zh: kgraph.once(() => new Intl.NumberFormat(TAGS.zh)), en: kgraph.once(() => new Intl.NumberFormat(TAGS.en)) };

  const number = (count) => formats[current]().format(count);

  /** A measured figure as it stands in the data, not rounded. */
  const exact = (value) => new Intl.NumberFormat(tag(current), { maximumSignificantDigits: 15 }).format(value);

  /** A message that counts: its key ends in -one or -other as the language wants. */
  const count = (key, amount, facts = {}) => {
    const form = new Intl.PluralRules(tag(current)).select(amount) === "one" ? "one" : "other";
    return say(`${key}-${form}`, { count: number(amount), ...facts });
  };

  /** The text of a pair in a language, that of the page unless told, else in the other, with the language it is in. */
  const pick = (pair, missing = "", wanted = current) => {
    for (const lang of [wanted, other(wanted)]) {
      if (pair?.[lang]) {
        return { text: pair[lang], lang };
      }
    }
    return { text: missing, lang: wanted };
  };

  const show = (pair, missing = "", wanted = current) => pick(pair, missing, wanted).text;

  /** Text that stands apart from its surroundings in direction, marked with its language. */
  const marked = (text, lang) => make("bdi", { lang: lang && lang !== current ? tag(lang) ?? lang : null }, text);

  /** A pair as marked text; a small tag tells when it is only there in the other language. */
  const spoken = (pair, missing = "") => {
    const { text, lang } = pick(pair, missing);
    const stray = lang !== current ? make("small", { class: "stray" }, say(`page-only-${lang}`)) : null;
    return make("span", {}, marked(text, lang), stray);
  };

  /**
   * Write a text into a box that is large enough for it in both languages, so that the switch between them moves
   * nothing. The style sheet lays both beneath the text, unseen, where neither a reader nor a search finds them.
   */
  const hold = (element, pair, missing = "") => {
    element.classList.add("held");
    element.dataset.zh = show(pair, missing, "zh");
    element.dataset.en = show(pair, missing, "en");
    element.replaceChildren(make("span", {}, show(pair, missing)));
    return element;
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
    for (const element of document.querySelectorAll("[data-hold]")) {
      hold(element, both(element.dataset.hold));
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
    now, other, tag, say, both, count, number, exact, pick, show, marked, spoken, hold, entityName, comparer, compare, use,
  });
});
