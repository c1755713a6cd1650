import assert from "node:assert/strict";
import { test } from "node:test";
import { CronPattern } from "croner";
import { cronOf } from "../../../../builder/planners/rules/fields/cron.ts";
import { itemsOf } from "./reading-fixture.ts";

/** What it is at 9:00; `other`: it cannot be said in five fields. */
const RECURRENCES: ["en" | "de", string, string | null][] = [
  ["en", "every day", "0 9 * * *"],
  ["en", "daily", "0 9 * * *"],
  ["en", "each morning", "0 9 * * *"],
  ["en", "every weekday", "0 9 * * 1-5"],
  ["en", "on weekdays", "0 9 * * 1-5"],
  ["en", "every workday", "0 9 * * 1-5"],
  ["en", "Monday to Friday", "0 9 * * 1-5"],
  ["en", "Mon-Fri", "0 9 * * 1-5"],
  ["en", "every monday", "0 9 * * 1"],
  ["en", "mondays", "0 9 * * 1"],
  ["en", "on tuesdays and thursdays", "0 9 * * 2,4"],
  ["en", "every Monday, Wednesday and Friday", "0 9 * * 1,3,5"],
  ["en", "every week", "0 9 * * 1"],
  ["en", "weekly", "0 9 * * 1"],
  ["en", "monthly", "0 9 1 * *"],
  ["en", "on the first monday of the month", "0 9 * * 1#1"],
  ["en", "every first Friday of the month", "0 9 * * 5#1"],
  ["en", "on the last friday of each month", "0 9 * * 5#L"],
  ["en", "on the 15th of each month", "0 9 15 * *"],
  ["en", "at the end of the month", "0 9 L * *"],
  ["en", "on the last day of the month", "0 9 L * *"],
  ["en", "every two weeks", null],
  ["en", "every other Friday", null],
  ["en", "quarterly", null],
  ["en", "every year", null],
  ["de", "jeden Tag", "0 9 * * *"],
  ["de", "täglich", "0 9 * * *"],
  ["de", "jeden Morgen", "0 9 * * *"],
  ["de", "werktags", "0 9 * * 1-5"],
  ["de", "jeden Werktag", "0 9 * * 1-5"],
  ["de", "Montag bis Freitag", "0 9 * * 1-5"],
  ["de", "Mo-Fr", "0 9 * * 1-5"],
  ["de", "jeden Montag", "0 9 * * 1"],
  ["de", "montags", "0 9 * * 1"],
  ["de", "jeden Dienstag und Donnerstag", "0 9 * * 2,4"],
  ["de", "wöchentlich", "0 9 * * 1"],
  ["de", "am ersten Montag im Monat", "0 9 * * 1#1"],
  ["de", "jeden ersten Montag im Monat", "0 9 * * 1#1"],
  ["de", "am 15. jedes Monats", "0 9 15 * *"],
  ["de", "am Monatsende", "0 9 L * *"],
  ["de", "alle zwei Wochen", null],
  ["de", "jährlich", null],
  ["en", "tue + thu", "0 9 * * 2,4"],
  ["en", "Tue & Thu", "0 9 * * 2,4"],
  ["en", "Tue&Thu", "0 9 * * 2,4"],
  ["en", "mon, wed and fri", "0 9 * * 1,3,5"],
  ["en", "Mon/Wed/Fri", "0 9 * * 1,3,5"],
  ["en", "Mo to Sat", "0 9 * * 1,2,3,4,5,6"],
  ["en", "mon to sat", "0 9 * * 1,2,3,4,5,6"],
  ["en", "Monday-Friday", "0 9 * * 1-5"],
  ["en", "from Monday through Saturday", "0 9 * * 1,2,3,4,5,6"],
  ["en", "between Monday and Thursday", "0 9 * * 1,2,3,4"],
  ["en", "mondays and thursdays", "0 9 * * 1,4"],
  ["en", "on Monday and on Thursday", "0 9 * * 1,4"],
  ["en", "every fri", "0 9 * * 5"],
  ["en", "every monday morning", "0 9 * * 1"],
  ["en", "monday mornings", "0 9 * * 1"],
  ["en", "each and every Friday", "0 9 * * 5"],
  ["en", "every single day", "0 9 * * *"],
  ["en", "weekday mornings", "0 9 * * 1-5"],
  ["en", "on weekends", "0 9 * * 0,6"],
  ["en", "on the 1st of each month", "0 9 1 * *"],
  ["en", "on the 1st and 15th of each month", "0 9 1,15 * *"],
  ["en", "monthly on the 5th", "0 9 5 * *"],
  ["en", "every 15th", "0 9 15 * *"],
  ["en", "the first of every month", "0 9 1 * *"],
  ["en", "on the last day of each month", "0 9 L * *"],
  ["en", "every first Friday", "0 9 * * 5#1"],
  ["en", "first working day of the month", "0 9 1W * *"],
  ["en", "on the last business day of each month", "0 9 LW * *"],
  ["en", "every 2nd Friday", null],
  ["de", "jeden 9. Freitag", null],
  ["en", "on the 2nd working day of the month", null],
  ["en", "fortnightly", null],
  ["en", "twice a week", null],
  ["de", "Mo/Mi/Fr", "0 9 * * 1,3,5"],
  ["de", "Mo+Do", "0 9 * * 1,4"],
  ["de", "mo-fr", "0 9 * * 1-5"],
  ["de", "Mo–Sa", "0 9 * * 1,2,3,4,5,6"],
  ["de", "Mo. bis Fr", "0 9 * * 1-5"],
  ["de", "Montag-Freitag", "0 9 * * 1-5"],
  ["de", "Mon-Fri", "0 9 * * 1-5"],
  ["de", "dienstags u. freitags", "0 9 * * 2,5"],
  ["de", "jeden Montag + Donnerstag", "0 9 * * 1,4"],
  ["de", "Montag und Donnerstag", "0 9 * * 1,4"],
  ["de", "immer montags", "0 9 * * 1"],
  ["de", "jeweils am Freitag", "0 9 * * 5"],
  ["de", "jeden Montagmorgen", "0 9 * * 1"],
  ["de", "montagmorgens", "0 9 * * 1"],
  ["de", "am Wochenende", "0 9 * * 0,6"],
  ["de", "am 1. jeden Monats", "0 9 1 * *"],
  ["de", "jeden 15.", "0 9 15 * *"],
  ["de", "monatlich am 5.", "0 9 5 * *"],
  ["de", "am 1. und 15. jedes Monats", "0 9 1,15 * *"],
  ["de", "am ersten Werktag im Monat", "0 9 1W * *"],
  ["de", "am ersten Werktag", "0 9 1W * *"],
  ["de", "am letzten Arbeitstag des Monats", "0 9 LW * *"],
  ["de", "jeden letzten Freitag im Monat", "0 9 * * 5#L"],
  ["de", "am letzten Tag jedes Monats", "0 9 L * *"],
  ["de", "jeden zweiten Freitag", null],
  ["de", "jeden 2. Freitag", null],
  ["de", "alle 14 Tage", null],
];

for (const [language, text, cron] of RECURRENCES) {
  test(`"${text}" (${language}) is ${cron ?? "nothing that a schedule can say"}`, () => {
    const items = itemsOf(language, text);
    assert.equal(items.length, 1, JSON.stringify(items));
    const [item] = items;
    assert.ok(item?.kind === "recurrence");
    const read = cronOf(item.recurrence, ["09:00"]);
    assert.equal(read, cron);
    if (read !== null) new CronPattern(read);
  });
}

test("two times a day are one schedule where they share their minute", () => {
  const days = { kind: "days" as const, days: [1], hint: null };
  assert.equal(cronOf(days, ["08:00", "16:00"]), "0 8,16 * * 1");
  assert.equal(cronOf(days, ["08:00", "16:30"]), null);
});

test("short words are days only where they stand as one", () => {
  for (const text of ["we sat there", "the sun shines", "so many", "fri", "a mo farah poster"])
    assert.ok(
      itemsOf("en", text).every(({ kind }) => kind === "word"),
      text,
    );
  for (const text of ["so 5 Leute", "do it", "mit den Listen"])
    assert.ok(
      itemsOf("de", text).every(({ kind }) => kind !== "recurrence" && kind !== "date"),
      text,
    );
});

test("a part of the day beside a day is its time", () => {
  for (const [language, text, hint] of [
    ["en", "friday afternoons", "15:00"],
    ["en", "weekday evenings", "18:00"],
    ["de", "jeden Freitagabend", "18:00"],
    ["de", "montags mittags", "12:00"],
  ] as const) {
    const [item] = itemsOf(language, text);
    assert.ok(item?.kind === "recurrence" && item.recurrence.kind === "days", text);
    assert.equal(item.recurrence.hint, hint, text);
  }
});

test("the coming weekend is no rhythm", () => {
  assert.ok(itemsOf("en", "on the coming weekend").every(({ kind }) => kind !== "recurrence"));
});
