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
