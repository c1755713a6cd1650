import type { ReadingContext } from "../../context.ts";

/** Whether a day is over, or a time of it; without a time all of the day counts. */
export function isPast(day: string, time: string | null, { today, time: now }: ReadingContext): boolean {
  if (day !== today) return day < today;
  return time !== null && now !== undefined && time <= now;
}

/** HH:MM of a schedule that comes once. */
export function timeOfDay(schedule: string): string {
  const [minute = "0", hour = "0"] = schedule.split(" ");
  return `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
}
