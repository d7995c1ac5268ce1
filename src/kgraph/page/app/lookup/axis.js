/** The axis of a forest plot: logarithmic for ratios, linear for differences, with ticks at round values. */

const NEUTRAL = { ratio: 1, difference: 0 };
const STEPS = [1, 2, 5];
const APART = 28;

const ratioTicks = (low, high) => {
  const ticks = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    ticks.push(...STEPS.map((step) => Number((step * 10 ** power).toPrecision(3))));
  }
  return ticks;
};

const differenceTicks = (low, high) => {
  const rough = (high - low) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [...STEPS, 10].find((factor) => factor * power >= rough);
  const first = Math.floor(low / step);
  const count = Math.ceil(high / step) - first + 1;
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(6)));
};

/** The fewest ticks that enclose all intervals and the place of no effect. */
const ticksOf = (scale, items) => {
  const low = Math.min(NEUTRAL[scale], ...items.map(({ effectLow }) => effectLow));
  const high = Math.max(NEUTRAL[scale], ...items.map(({ effectHigh }) => effectHigh));
  const ticks = (scale === "ratio" ? ratioTicks : differenceTicks)(low, high);
  const first = ticks.filter((tick) => tick <= low).length - 1;
  const last = ticks.findIndex((tick) => tick >= high);
  return ticks.slice(Math.max(0, first), last + 1);
};

/** An axis between two places: its ticks, and `at`, the place of a value. */
const makeAxis = (scale, items, left, right) => {
  const ticks = ticksOf(scale, items);
  const place = scale === "ratio" ? Math.log : (value) => value;
  const [start, end] = [place(ticks[0]), place(ticks[ticks.length - 1])];
  return { ticks, at: (value) => left + ((place(value) - start) / (end - start)) * (right - left) };
};

/** The ticks that have room for their figures. */
const spreadTicks = ({ ticks, at }) => {
  const kept = [];
  for (const tick of ticks) {
    if (kept.length === 0 || at(tick) - at(kept[kept.length - 1]) >= APART) {
      kept.push(tick);
    }
  }
  return kept;
};

export { NEUTRAL, makeAxis, spreadTicks };
