/** All names in the forms that a text may use, by folded form: English plurals too, and "vitamins D and K". */

import { otherNumber } from "./number.js";
/** @import { Folded, Name, NameForm } from "../core/types.js" */

/** @type {Record<string, number>} */
const RANKS = { preferred: 0, alternative: 0, old: 1, wrong: 2, near: 3, slug: 4 };

/**
 * "vitamins K", as "vitamin K" is spelled in "vitamins K and D".
 *
 * @param {string} label
 */
const listed = (label) => (/^[A-Za-z]{4,} [A-Z]\d*$/.test(label) ? label.replace(" ", "s ") : null);

/**
 * All names of some entities, by folded form: `entries(key)`, and `lengths(first)` with the longest first.
 *
 * `names` and `entities` are those of the page data; `spread` folds letter by letter.
 *
 * @param {{ names: Name[], entities: { slug: string }[], spread: (text: string) => Folded }} parts
 */
const makeNamebook = ({ names, entities, spread }) => {
  const slugs = new Set(entities.map(({ slug }) => slug));

  /**
   * @param {Name} name
   * @param {string} label
   */
  const entry = ({ slug, kind }, label) => {
    const { key, gaps } = spread(label);
    return { key, gaps, slug, label: label.normalize("NFKC"), kind, rank: RANKS[kind] };
  };

  /** @param {Name[]} spelled */
  const formsOf = (spelled) =>
    spelled
      .filter(({ lang, kind }) => lang === "en" || kind === "slug")
      .flatMap((name) =>
        [otherNumber(name.label), listed(name.label)].filter((form) => form !== null).map((form) => entry(name, form)),
      );

  /** Entries by folded name; the name of one entity is never also a form of another name. */
  const read = () => {
    const entries = new Map();
    /**
     * @param {NameForm[]} list
     * @param {boolean} mayJoin
     */
    const add = (list, mayJoin) => {
      const before = new Set(entries.keys());
      for (const form of list.filter(({ key }) => key && (mayJoin || !before.has(key)))) {
        entries.set(form.key, [...(entries.get(form.key) ?? []), form]);
      }
    };
    const spelled = names.filter(({ slug, kind, lang }) => kind in RANKS && lang !== "ja" && slugs.has(slug));
    add(
      spelled.map((name) => entry(name, name.label)),
      true,
    );
    add(formsOf(spelled), false);
    return entries;
  };

  /** @param {Map<string, NameForm[]>} book */
  const lengthsOf = (book) => {
    const lengths = new Map();
    for (const key of book.keys()) {
      lengths.set(key[0], (lengths.get(key[0]) ?? new Set()).add(key.length));
    }
    return new Map([...lengths].map(([first, all]) => [first, [...all].sort((first, second) => second - first)]));
  };

  const book = read();
  const lengths = lengthsOf(book);
  return Object.freeze({
    entries: (/** @type {string} */ key) => book.get(key) ?? [],
    lengths: (/** @type {string} */ first) => lengths.get(first) ?? [],
  });
};

export { makeNamebook };
