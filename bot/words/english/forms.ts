import { scheduleWords } from "../../../sdk/contract/schedule-words.ts";

const day = { weekday: "short", day: "numeric", month: "short" } as const;
const time = { hour: "2-digit", minute: "2-digit" } as const;

/** Numbers, money, times and marks as they are written. */
export const forms = {
  quotes: ["“", "”"] as [string, string],
  count: (count: number) => count.toLocaleString("en"),
  money: (usd: number) => (usd === 0 ? "$0" : usd < 0.01 ? "under $0.01" : `$${usd.toFixed(2)}`),
  underAMinute: "under a minute",
  minutes: (count: number) => `${count} min`,
  hours: (count: number) => `${count} h`,
  days: (count: number) => (count === 1 ? "1 day" : `${count} days`),
  /** Slack's date token: the reader's own time zone. */
  dateToken: "{date_short_pretty} at {time}",
  /** For readers whose program cannot. */
  dateSpoken: (atMs: number, timeZone: string) =>
    new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(atMs),
  /** "Mon 23 Nov, 11:00" */
  appDate: (atMs: number, timeZone: string) => {
    const words = (format: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat("en-GB", { ...format, timeZone }).format(atMs);
    return `${words(day).replace(",", "")}, ${words(time)}`;
  },
  schedule: scheduleWords,
  and: (all: readonly string[]) => all.join(" and "),
  or: (all: readonly string[]) => all.join(" or "),
  more: (count: number) => `and ${count} more`,
};
