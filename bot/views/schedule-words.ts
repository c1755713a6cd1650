const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** A cron line in words where it is of a usual kind, else the line itself, named as what it is. */
export function scheduleWords(cron: string): string {
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = ""] = cron.split(" ");
  if (month !== "*") return asItIs(cron);
  const days = daysWords(dayOfMonth, dayOfWeek);
  if (days === null) return asItIs(cron);
  if (isNumber(minute) && isNumber(hour)) return `${days} at ${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  if (hour !== "*" || days !== "every day") return asItIs(cron);
  if (isNumber(minute)) return `every hour at minute ${Number(minute)}`;
  const step = /^\*\/(\d+)$/.exec(minute)?.[1];
  return step === undefined ? asItIs(cron) : `every ${step} minutes`;
}

function daysWords(dayOfMonth: string, dayOfWeek: string): string | null {
  if (isNumber(dayOfMonth) && dayOfWeek === "*") return `on day ${Number(dayOfMonth)} of each month`;
  if (dayOfMonth !== "*") return null;
  if (dayOfWeek === "*") return "every day";
  if (dayOfWeek === "1-5") return "Monday to Friday";
  const days = dayOfWeek.split(",").map((day) => (/^[0-7]$/.test(day) ? DAYS[Number(day) % 7] : undefined));
  if (days.some((day) => day === undefined)) return null;
  return `every ${days.join(" and ")}`;
}

function isNumber(field: string): boolean {
  return /^\d{1,2}$/.test(field);
}

function asItIs(cron: string): string {
  return `on the schedule ${cron}`;
}
