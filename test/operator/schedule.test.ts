import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeDue, nextRun } from "../../operator/schedule.ts";

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
    const { fireFor, nextAt } = judgeDue("*/10 * * * *", "UTC", at(due), at(now));
    return [iso(fireFor), iso(nextAt)];
  };
  const daily = (due: string, now: string) => {
    const { fireFor, nextAt } = judgeDue("0 11 * * *", "UTC", at(due), at(now));
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
