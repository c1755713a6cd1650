import { spokenSchedule } from "../../../builder/planners/rules/languages/spoken-schedule.ts";
import type { Language } from "../language.ts";

const day = { weekday: "short", day: "numeric", month: "short" } as const;
const time = { hour: "2-digit", minute: "2-digit" } as const;

export const forms: Language["forms"] = {
  quotes: ["„", "“"],
  count: (count) => count.toLocaleString("de"),
  money: (usd) => (usd === 0 ? "0 $" : usd < 0.01 ? "unter 0,01 $" : `${usd.toFixed(2).replace(".", ",")} $`),
  underAMinute: "unter einer Minute",
  minutes: (count) => `${count} Min.`,
  hours: (count) => `${count} Std.`,
  days: (count) => (count === 1 ? "1 Tag" : `${count} Tage`),
  dateToken: "{date_short_pretty} um {time}",
  dateSpoken: (atMs, timeZone) =>
    new Intl.DateTimeFormat("de-DE", { dateStyle: "medium", timeStyle: "short", timeZone }).format(atMs),
  appDate: (atMs, timeZone) => {
    const words = (format: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat("de-DE", { ...format, timeZone }).format(atMs);
    return `${words(day)}, ${words(time)} Uhr`;
  },
  schedule,
  and: (all) => all.join(" und "),
  or: (all) => all.join(" oder "),
  more: (count) => `und ${count} mehr`,
};

/** A cron line in words where it is of a usual kind, else the line itself, named as what it is. */
function schedule(cron: string): string {
  const [minute = "", hour = "", dayOfMonth = "", month = "", weekday = ""] = cron.split(" ");
  const isEachDay = dayOfMonth === "*" && month === "*" && weekday === "*";
  const step = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (isEachDay && hour === "*" && step !== undefined) return `alle ${step} Minuten`;
  if (isEachDay && hour === "*" && /^\d{1,2}$/.test(minute)) return `jede Stunde zur Minute ${Number(minute)}`;
  return isUsual({ minute, hour, dayOfMonth, month, weekday })
    ? spokenSchedule(cron, "de")
    : `nach dem Zeitplan ${cron}`;
}

function isUsual(field: Record<"minute" | "hour" | "dayOfMonth" | "month" | "weekday", string>): boolean {
  const { minute, hour, dayOfMonth, month, weekday } = field;
  const isDate = /^\d{1,2}$/.test(month) ? /^\d{1,2}$/.test(dayOfMonth) : month === "*";
  const isDay = /^(?:\*|\d{1,2}(?:,\d{1,2})*|[1L]W|L)$/.test(dayOfMonth);
  const isWeekday = /^(?:\*|1-5|[0-6](?:,[0-6])*|[0-6]#[1-4L])$/.test(weekday);
  return /^\d{1,2}$/.test(minute) && /^\d{1,2}(?:,\d{1,2})*$/.test(hour) && isDate && isDay && isWeekday;
}
