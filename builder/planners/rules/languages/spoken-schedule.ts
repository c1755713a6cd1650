const WORDS = {
  en: {
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    at: (times: string) => `at ${times}`,
    every: "every day",
    workdays: "on weekdays",
    on: (days: string[]) => `every ${days.join(" and ")}`,
    range: (first: string, last: string) => `${first} to ${last}`,
    month: (days: string[]) =>
      days[0] === "L" ? "on the last day of each month" : `on day ${days.join(" and ")} of each month`,
    workday: (isLast: boolean) => `on the ${isLast ? "last" : "first"} working day of each month`,
    nth: (nth: string, day: string) =>
      `on the ${{ L: "last", 1: "first", 2: "second", 3: "third", 4: "fourth" }[nth] ?? `${nth}th`} ${day} of each month`,
    date: (day: string, month: string) => `on ${day}/${month} (day/month)`,
    and: " and ",
  },
  de: {
    days: ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
    at: (times: string) => `um ${times}`,
    every: "jeden Tag",
    workdays: "werktags",
    on: (days: string[]) => `jeden ${days.join(" und ")}`,
    range: (first: string, last: string) => `${first} bis ${last}`,
    month: (days: string[]) =>
      days[0] === "L" ? "am letzten Tag jedes Monats" : `am ${days.map((day) => `${day}.`).join(" und ")} jedes Monats`,
    workday: (isLast: boolean) => `am ${isLast ? "letzten" : "ersten"} Werktag jedes Monats`,
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
  if (/^(?:1|L)W$/.test(day)) return words.workday(day === "LW");
  if (day !== "*") return words.month(day.split(","));
  if (weekday === "*") return words.every;
  if (weekday === "1-5") return words.workdays;
  const [name, nth] = weekday.split("#");
  if (nth !== undefined) return words.nth(nth, words.days[Number(name)] ?? "");
  const all = weekday.split(",").map(Number);
  const nameOf = (one: number) => words.days[one] ?? String(one);
  const [first = 0, last = 0] = [all[0], all.at(-1)];
  const isRange = all.length > 2 && last - first === all.length - 1;
  return isRange ? words.range(nameOf(first), nameOf(last)) : words.on(all.map(nameOf));
}
