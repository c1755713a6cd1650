/** What a clock on the wall and the calendar beside it show. */
export interface WallTime {
  /** YYYY-MM-DD. */
  day: string;
  /** HH:MM. */
  time: string;
}

/** Reads moments, in milliseconds since the epoch, as they are read in an IANA time zone. Throws RangeError where there is no such zone. */
export function createWallClock(timeZone: string): (ms: number) => WallTime {
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (ms) => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
    const value = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? "";
    const day = `${value("year").padStart(4, "0")}-${value("month")}-${value("day")}`;
    return { day, time: `${value("hour")}:${value("minute")}` };
  };
}

/** Of a day (YYYY-MM-DD); 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(Date.parse(`${day}T00:00:00Z`)).getUTCDay();
}
