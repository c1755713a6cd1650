import { daysBetween } from "./days-between.ts";

/** Whether a day, YYYY-MM-DD, is in one of each `every` weeks, counted from the one that `from` is in. Weeks begin on Monday. */
export function isTurnWeek(day: string, { every, from }: { every: number; from: string }): boolean {
  const weeks = Math.floor(daysBetween(mondayOf(from), day) / 7);
  return weeks % every === 0;
}

function mondayOf(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return new Date(time - sinceMonday * 86_400_000).toISOString().slice(0, 10);
}
