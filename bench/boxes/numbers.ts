export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle, the least and the most, in whole milliseconds. */
export function row(name: string, values: readonly number[]): string {
  const [middle, least, most] = [0.5, 0, 1].map((share) => Math.round(quantile(values, share)));
  return `  ${name.padEnd(30)} ${middle} ms (${least}–${most})`;
}
