import { createWallClock } from "../../sdk/contract/wall-clock.ts";

/** Moments for Checks, counted from the day on which the app was planned, in the app's time zone. */
export interface Moments {
  /** YYYY-MM-DD, so many days after the first. */
  day(daysLater?: number): string;
  /** ISO 8601 with offset. `time` is HH:MM. */
  at(time: string, daysLater?: number): string;
}

/** `at` decides the day alone, so that the same plan made again on one day is the same. */
export function createMoments(options: { at: Date; timeZone: string }): Moments {
  const first = createWallClock(options.timeZone)(options.at.getTime()).day;
  const day = (daysLater = 0) => addDays(first, daysLater);
  return { day, at: (time, daysLater) => zoned(day(daysLater), time, options.timeZone) };
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** ISO 8601 with offset. A time that the clocks leave out in spring becomes the one an hour later. */
export function zoned(day: string, time: string, timeZone: string): string {
  const asUtcMs = Date.parse(`${day}T${time}:00Z`);
  const wallTime = createWallClock(timeZone);
  const offsetAt = (ms: number) => {
    const read = wallTime(ms);
    return Date.parse(`${read.day}T${read.time}:00Z`) - ms;
  };
  const offsetMs = offsetAt(asUtcMs - offsetAt(asUtcMs));
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day}T${time}:00${offsetMs < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
