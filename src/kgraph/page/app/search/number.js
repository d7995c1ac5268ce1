/** The other number of an English name: its plural, or its singular. */

/**
 * The plural of an English name, or its singular; null for short words and single letters.
 *
 * @param {string} label
 */
const otherNumber = (label) => {
  if (/[a-z]{3}[^aeiouy]y$/.test(label)) {
    return `${label.slice(0, -1)}ies`;
  }
  if (/[a-z]{3}[^sui]s$|[A-Z]{2}s$/.test(label)) {
    return label.slice(0, -1);
  }
  return /[a-z]{3}[a-rt-z]$|[A-Z]{2}$/.test(label) ? `${label}s` : null;
};

export { otherNumber };
