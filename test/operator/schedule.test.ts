import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nextRun } from "../../lib/next-run.ts";
import { judgeDue } from "../../operator/schedule.ts";

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const at = (text: string) => Date.parse(text);

test("a time of day stays that time of day through both changes of the clock", () => {
  const next = (after: string) => iso(nextRun("0 11 * * *", "Europe/Paris", at(after)));
  assert.equal(next("2026-03-28T12:00:00Z"), "2026-03-29T09:00:00.000Z");
  assert.equal(next("2026-03-27T12:00:00Z"), "2026-03-28T10:00:00.000Z");
  assert.equal(next("2026-10-24T12:00:00Z"), "2026-10-25T10:00:00.000Z");
  assert.equal(next("2026-10-23T12:00:00Z"), "2026-10-24T09:00:00.000Z");
});

test("a time that spring leaves out is due once that day, and one that autumn repeats is due once", () => {
  const runs = (from: string, count: number) => {
    const times: (string | null)[] = [];
    for (let after = at(from); times.length < count; ) {
      const next = nextRun("30 2 * * *", "Europe/Paris", after);
      times.push(iso(next));
      after = next ?? Number.POSITIVE_INFINITY;
    }
    return times;
  };
  assert.deepEqual(runs("2026-03-28T12:00:00Z", 2), ["2026-03-29T01:00:00.000Z", "2026-03-30T00:30:00.000Z"]);
  const [first, second] = runs("2026-10-24T12:00:00Z", 2);
  assert.equal(first?.slice(0, 10), "2026-10-25");
  assert.equal(second, "2026-10-26T01:30:00.000Z");
});

test("of what was missed only the latest is made up for, and only for an hour", () => {
  const everyTen = (due: string, now: string) => {
    const { fireFor, nextAt } = judgeDue({ cron: "*/10 * * * *", timeZone: "UTC" }, at(due), at(now));
    return [iso(fireFor), iso(nextAt)];
  };
  const daily = (due: string, now: string) => {
    const { fireFor, nextAt } = judgeDue({ cron: "0 11 * * *", timeZone: "UTC" }, at(due), at(now));
    return [iso(fireFor), iso(nextAt)];
  };
  assert.deepEqual(everyTen("2026-03-10T10:00:00Z", "2026-03-10T10:00:00Z"), [
    "2026-03-10T10:00:00.000Z",
    "2026-03-10T10:10:00.000Z",
  ]);
  assert.deepEqual(everyTen("2026-03-01T10:00:00Z", "2026-03-10T10:35:00Z"), [
    "2026-03-10T10:30:00.000Z",
    "2026-03-10T10:40:00.000Z",
  ]);
  assert.deepEqual(daily("2026-03-10T11:00:00Z", "2026-03-10T11:59:59Z"), [
    "2026-03-10T11:00:00.000Z",
    "2026-03-11T11:00:00.000Z",
  ]);
  assert.deepEqual(daily("2026-03-10T11:00:00Z", "2026-03-10T12:00:00Z"), [null, "2026-03-11T11:00:00.000Z"]);
  assert.deepEqual(daily("2026-03-08T11:00:00Z", "2026-03-10T11:20:00Z"), [
    "2026-03-10T11:00:00.000Z",
    "2026-03-11T11:00:00.000Z",
  ]);
});

test("a schedule that skips what was missed fires within its minute, or not at all", () => {
  const daily = (now: string) => {
    const schedule = { cron: "0 11 * * *", timeZone: "UTC", missed: "skip" as const };
    const { fireFor, nextAt } = judgeDue(schedule, at("2026-03-10T11:00:00Z"), at(now));
    return [iso(fireFor), iso(nextAt)];
  };
  const next = "2026-03-11T11:00:00.000Z";
  assert.deepEqual(daily("2026-03-10T11:00:59Z"), ["2026-03-10T11:00:00.000Z", next]);
  assert.deepEqual(daily("2026-03-10T11:01:00Z"), [null, next]);
  assert.deepEqual(daily("2026-03-10T11:30:00Z"), [null, next]);
});

/** How far the clocks there are ahead of UTC, ms. */
function offsetOf(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  return (ms) => {
    const name = format.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  };
}

const DAY = 86_400_000;

/** When the clocks there show this for the first time (`wall`: as if it were UTC); where they never do, when they have jumped over it. */
function firstShown(offset: (ms: number) => number, wall: number): number {
  const shown = [offset(wall - DAY), offset(wall + DAY)]
    .map((ahead) => wall - ahead)
    .filter((ms) => ms + offset(ms) === wall);
  if (shown.length > 0) return Math.min(...shown);
  let [before, after] = [wall - DAY, wall + DAY];
  while (after - before > 60_000) {
    const middle = before + Math.floor((after - before) / 120_000) * 60_000;
    if (offset(middle) === offset(before)) before = middle;
    else after = middle;
  }
  return after;
}

test("what is due in an hour that the clocks leave out at the end of a day is due when they have jumped", () => {
  const next = (cron: string, after: string) => iso(nextRun(cron, "America/Nuuk", at(after)));
  assert.equal(next("30 23 * * *", "2026-03-28T12:00:00Z"), "2026-03-29T01:00:00.000Z");
  assert.equal(next("30 23 * * *", "2026-03-29T01:00:00Z"), "2026-03-30T00:30:00.000Z");
  assert.equal(next("30 11 * * *", "2026-03-28T23:00:00Z"), "2026-03-29T12:30:00.000Z");
});

test("in every time zone a time of day is due once each day, also where the clocks change", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  const newYear = at("2026-01-01T00:00:00Z");
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.nat(23), fc.nat(59), fc.nat(364), (timeZone, hour, minute, someDay) => {
      const offset = offsetOf(timeZone);
      const days = Array.from({ length: 365 }, (_, day) => newYear + day * DAY);
      const changes = days.filter((day) => offset(day) !== offset(day + DAY));
      for (const around of [...changes, newYear + someDay * DAY]) {
        const shown = [-1, 0, 1, 2].map((day) => around + day * DAY + (hour * 60 + minute) * 60_000);
        const wanted = shown.map((wall) => iso(firstShown(offset, wall)));
        const due: (string | null)[] = [];
        for (let after = at(wanted[0] ?? "") - 1; due.length < wanted.length; after = at(due.at(-1) ?? ""))
          due.push(iso(nextRun(`${minute} ${hour} * * *`, timeZone, after)));
        assert.deepEqual(due, wanted, `${hour}:${minute} in ${timeZone}`);
      }
    }),
    { numRuns: 60 },
  );
});
