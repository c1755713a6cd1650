import type { Recurrence } from "../times/recurrence.ts";
import { EVERY_DAY, WORKDAYS } from "./recurrence.ts";

/** Five cron fields for a recurrence at these times of the day, which share their minute; null where there are none. */
export function cronOf(recurrence: Recurrence, times: readonly string[]): string | null {
  const minutes = new Set(times.map((time) => Number(time.slice(3))));
  const [minute] = minutes;
  if (minute === undefined || minutes.size !== 1) return null;
  const hours = [...new Set(times.map((time) => Number(time.slice(0, 2))))].sort((a, b) => a - b).join(",");
  const days = daysPart(recurrence);
  return days === null ? null : `${minute} ${hours} ${days}`;
}

/** Once, on that day. (A cron line has no year.) */
export function cronOn(date: string, time: string): string {
  return `${Number(time.slice(3))} ${Number(time.slice(0, 2))} ${Number(date.slice(8))} ${Number(date.slice(5, 7))} *`;
}

/** HH:MM of a schedule that comes once a day, or once. */
export function timeOf(schedule: string): string {
  const [minute = "0", hour = "0"] = schedule.split(" ");
  return `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
}

function daysPart(recurrence: Recurrence): string | null {
  switch (recurrence.kind) {
    case "days": {
      const days = recurrence.days.join(",");
      if (days === EVERY_DAY.join(",")) return "* * *";
      return days === WORKDAYS.join(",") ? "* * 1-5" : `* * ${days}`;
    }
    case "week":
      return "* * 1";
    case "month":
      return recurrence.day === "last" ? "L * *" : `${recurrence.day ?? 1} * *`;
    case "month_days":
      return `${recurrence.days.join(",")} * *`;
    case "month_workday":
      return recurrence.nth === "last" ? "LW * *" : "1W * *";
    case "month_weekday":
      return `* * ${recurrence.weekday}#${recurrence.nth === "last" ? "L" : recurrence.nth}`;
    case "weeks":
    case "other":
    case "twice":
      return null;
  }
}
