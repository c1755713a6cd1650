import type { ReadingContext } from "../../context.ts";

/** Whether a day is over, or a time of it; without a time all of the day counts. */
export function isPast(day: string, time: string | null, { today, time: now }: ReadingContext): boolean {
  if (day !== today) return day < today;
  return time !== null && now !== undefined && time <= now;
}
