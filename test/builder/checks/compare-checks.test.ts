import assert from "node:assert/strict";
import { test } from "node:test";
import { droppedChecks, newChecks, promisesOf } from "../../../builder/checks/compare-checks.ts";
import type { Check } from "../../../sdk/contract/check.ts";

const promises = (...checks: Check[]) => promisesOf({ checks, triggers: [], timeZone: "Europe/Paris" });
const order = (day: string, dish = "Ramen"): Check => ({
  visit: "/orders",
  with: { dish, until: day },
  at: `${day}T10:00:00+01:00`,
  row: { table: "orders", has: { dish, until: day } },
});

test("Checks that are only tried on other days say the same, dates in forms and rows included", () => {
  const before = promises(order("2026-03-02"), order("2026-03-05"));
  const after = promises(order("2026-11-09"), order("2026-11-12"));
  assert.deepEqual([newChecks(before, after), droppedChecks(before, after)], [[], []]);
  assert.deepEqual(
    newChecks(before, promises(order("2026-11-09"), order("2026-11-13"))),
    [1],
    "a day later than it was",
  );
});

test("at another time of day they do not", () => {
  const at = (time: string) => promises({ visit: "/", at: `2026-03-02T${time}:00+01:00`, refused: true });
  assert.deepEqual(newChecks(at("11:00"), at("11:30")), [0]);
  assert.deepEqual(droppedChecks(at("11:00"), at("11:30")), [0]);
});

test("when something is due is compared by the schedules, whatever moments the Checks name", () => {
  const due = (at: string, is: boolean): Check => ({ fire: "post", at, due: is });
  const [friday, saturday, sunday] = ["06", "07", "08"].map((day) => `2026-03-${day}T08:00:00+01:00`) as [
    string,
    string,
    string,
  ];
  const scheduled = (schedule: string, ...checks: Check[]) =>
    promisesOf({ checks, triggers: [{ schedule, run: "post" }], timeZone: "Europe/Paris" });
  const before = scheduled("0 8 * * 1-6", due(saturday, true), due(sunday, false));
  const after = scheduled("0 8 * * 1-5", due(friday, true), due(saturday, false));
  assert.deepEqual(newChecks(before, after), [1], "that it runs on Fridays was so before");
  assert.deepEqual(droppedChecks(before, after), [0], "that it is silent on Sundays is so still");
  assert.deepEqual(droppedChecks(before, promises()), [0], "what is gone runs no more");
});

test("who does it is the asker where nobody is named", () => {
  assert.deepEqual(
    newChecks(promises({ visit: "/", shows: "a" }), promises({ visit: "/", as: "asker", shows: "a" })),
    [],
  );
});

test("what is promised with more beside it is still promised, and no less", () => {
  const entry = (form: Record<string, string>): Check => ({
    visit: "/orders",
    with: form,
    row: { table: "orders", has: form },
  });
  const [plain, priced] = [entry({ dish: "Ramen" }), entry({ dish: "Ramen", price: "9.50" })];
  assert.deepEqual(newChecks(promises(plain), promises(priced)), [0]);
  assert.deepEqual(droppedChecks(promises(plain), promises(priced)), []);
  assert.deepEqual(droppedChecks(promises(priced), promises(plain)), [0]);
  const shows = (text: string): Check => ({ visit: "/", as: "colleague", shows: text });
  assert.deepEqual(droppedChecks(promises(shows("Ramen")), promises(shows("Ramen 9.50"))), []);
  const posts = (channel: string): Check => ({ fire: "post", posted: { channel, contains: "Ramen" } });
  assert.deepEqual(droppedChecks(promises(posts("#food")), promises(posts("#lunch"))), [0]);
});
