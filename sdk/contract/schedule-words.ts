const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];

/** A cron line in words where it is of a usual kind, else the line itself, named as what it is. */
export function scheduleWords(cron: string): string {
  const { days, time, rhythm } = readUsual(cron);
  if (rhythm !== null) return rhythm;
  return days === null || time === null ? asItIs(cron) : `${days} at ${time}`;
}

/** The same as a sentence begins: "At 11:00 on weekdays". */
export function firingWords(cron: string): string {
  const { days, time } = readUsual(cron);
  if (days !== null && time !== null) return `At ${time} ${days === WEEKDAYS ? "on weekdays" : days}`;
  const words = scheduleWords(cron);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Which schedule it is, for a button: "11:00", or null where no time of day names it. */
export function scheduleTime(cron: string): string | null {
  return readUsual(cron).time;
}

const WEEKDAYS = "Monday to Friday";

interface Usual {
  days: string | null;
  /** HH:MM */
  time: string | null;
  /** Several times a day. */
  rhythm: string | null;
}

function readUsual(cron: string): Usual {
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = ""] = cron.split(" ");
  const days = month === "*" ? daysWords(dayOfMonth, dayOfWeek) : dateWords(dayOfMonth, month, dayOfWeek);
  if (days === null) return { days, time: null, rhythm: null };
  if (isNumber(minute) && isNumber(hour))
    return { days, time: `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`, rhythm: null };
  return { days, time: null, rhythm: hour === "*" && days === "every day" ? rhythmWords(minute) : null };
}

function rhythmWords(minute: string): string | null {
  if (isNumber(minute)) return `every hour at minute ${Number(minute)}`;
  const step = /^\*\/(\d+)$/.exec(minute)?.[1];
  return step === undefined ? null : `every ${step} minutes`;
}

function daysWords(dayOfMonth: string, dayOfWeek: string): string | null {
  if (isNumber(dayOfMonth) && dayOfWeek === "*") return `on day ${Number(dayOfMonth)} of each month`;
  if (/^\d{1,2}(,\d{1,2})+$/.test(dayOfMonth) && dayOfWeek === "*")
    return `on days ${dayOfMonth.replaceAll(",", " and ")} of each month`;
  if (/^(?:1|L)W$/.test(dayOfMonth) && dayOfWeek === "*")
    return `on the ${dayOfMonth === "LW" ? "last" : "first"} working day of each month`;
  if (dayOfMonth === "L" && dayOfWeek === "*") return "on the last day of each month";
  if (dayOfMonth !== "*") return null;
  if (dayOfWeek === "*") return "every day";
  if (dayOfWeek === "1-5") return WEEKDAYS;
  const days = dayOfWeek.split(",").map((day) => (/^[0-7]$/.test(day) ? DAYS[Number(day) % 7] : undefined));
  if (days.some((day) => day === undefined)) return null;
  return `every ${days.join(" and ")}`;
}

/** A cron line knows no year: it comes on that day, whichever year it is. */
function dateWords(dayOfMonth: string, month: string, dayOfWeek: string): string | null {
  const name = isNumber(month) ? MONTHS[Number(month) - 1] : undefined;
  return name !== undefined && isNumber(dayOfMonth) && dayOfWeek === "*" ? `on ${Number(dayOfMonth)} ${name}` : null;
}

function isNumber(field: string): boolean {
  return /^\d{1,2}$/.test(field);
}

function asItIs(cron: string): string {
  return `on the schedule ${cron}`;
}
