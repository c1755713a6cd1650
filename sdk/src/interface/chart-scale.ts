/** A range of numbers with round ones to mark on it. */
export interface Scale {
  from: number;
  to: number;
  ticks: number[];
}

/** Of all numbers, with 0 in it where `withZero`: bars begin there. At least two ticks, whatever the numbers are. */
export function scaleOf(numbers: readonly number[], withZero: boolean, tickCount = 5): Scale {
  const all = withZero ? [0, ...numbers] : numbers;
  let from = all.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  let to = all.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  // A line far above 0 shows its ups and downs; one that is near begins there.
  if (from > 0 && from < to * 0.6) from = 0;
  if (from === to) [from, to] = from === 0 ? [0, 1] : from > 0 ? [0, to] : [from, 0];
  const step = roundStep((to - from) / tickCount);
  const first = Math.floor(from / step);
  const last = Math.ceil(to / step);
  // Each by a multiplication: adding up tenths would gather their errors.
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
  return { from: first * step, to: last * step, ticks };
}

/** Where a number stands between two ends. */
export function placeOn({ from, to }: Pick<Scale, "from" | "to">, number: number, start: number, end: number): number {
  return start + ((number - from) / (to - from)) * (end - start);
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const times = rough / power;
  return (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10) * power;
}
