const WORDS = {
  en: {
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    at: (times: string) => `at ${times}`,
    every: "every day",
    workdays: "on weekdays",
    on: (days: string[]) => `every ${days.join(" and ")}`,
    month: (day: string) => (day === "L" ? "on the last day of each month" : `on day ${day} of each month`),
    nth: (nth: string, day: string) =>
      nth === "L" ? `on the last ${day} of each month` : `on ${day} number ${nth} of each month`,
    date: (day: string, month: string) => `on ${day}/${month} (day/month)`,
    and: " and ",
  },
  de: {
    days: ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
    at: (times: string) => `um ${times}`,
    every: "jeden Tag",
    workdays: "werktags",
    on: (days: string[]) => `jeden ${days.join(" und ")}`,
    month: (day: string) => (day === "L" ? "am letzten Tag jedes Monats" : `am ${day}. jedes Monats`),
    nth: (nth: string, day: string) =>
      nth === "L" ? `am letzten ${day} jedes Monats` : `am ${nth}. ${day} jedes Monats`,
    date: (day: string, month: string) => `am ${day}.${month}.`,
    and: " und ",
  },
};

/** Five cron fields as people say them. */
export function spokenSchedule(schedule: string, language: "en" | "de"): string {
  const [minute = "0", hours = "0", day = "*", month = "*", weekday = "*"] = schedule.split(" ");
  const words = WORDS[language];
  const times = hours.split(",").map((hour) => `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`);
  return `${daysOf(day, month, weekday, words)} ${words.at(times.join(words.and))}`;
}

function daysOf(day: string, month: string, weekday: string, words: (typeof WORDS)["en" | "de"]): string {
  if (month !== "*") return words.date(day, month);
  if (day !== "*") return words.month(day);
  if (weekday === "*") return words.every;
  if (weekday === "1-5") return words.workdays;
  const [name, nth] = weekday.split("#");
  if (nth !== undefined) return words.nth(nth, words.days[Number(name)] ?? "");
  return words.on(weekday.split(",").map((one) => words.days[Number(one)] ?? one));
}
