/** Moments for Checks, counted from the day on which the app was planned, in the app's time zone. */
export interface Moments {
  /** YYYY-MM-DD, so many days after the first. */
  day(daysLater?: number): string;
  /** ISO 8601 with offset. `time` is HH:MM. */
  at(time: string, daysLater?: number): string;
}

/** `at` decides the day alone, so that the same plan made again on one day is the same. */
export function createMoments(options: { at: Date; timeZone: string }): Moments {
  const first = dayIn(options.timeZone, options.at.getTime());
  const day = (daysLater = 0) => addDays(first, daysLater);
  return { day, at: (time, daysLater) => zoned(day(daysLater), time, options.timeZone) };
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function dayIn(timeZone: string, ms: number): string {
  return wallClock(timeZone, ms).slice(0, 10);
}

/** `2026-03-02T10:30` as it is read on a clock there. */
function wallClock(timeZone: string, ms: number): string {
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const value = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? "";
  return `${value("year")}-${value("month")}-${value("day")}T${value("hour")}:${value("minute")}`;
}

/** A time that the clocks leave out in spring becomes the one an hour later. */
function zoned(day: string, time: string, timeZone: string): string {
  const asUtcMs = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (ms: number) => Date.parse(`${wallClock(timeZone, ms)}:00Z`) - ms;
  const offsetMs = offsetAt(asUtcMs - offsetAt(asUtcMs));
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day}T${time}:00${offsetMs < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
