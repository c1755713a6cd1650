import assert from "node:assert/strict";
import { test } from "node:test";
import { isDue } from "../../../builder/checks/is-due.ts";
import { runChecks } from "../../../builder/checks/run-checks.ts";
import { nextRun } from "../../../lib/next-run.ts";
import { checkSchema } from "../../../sdk/contract/check.ts";
import { checkSentence } from "../../../sdk/contract/check-sentence.ts";
import { NOW_MS } from "./candidate.ts";

const at = (schedule: string, timeZone = "Europe/Paris") => ({ timeZone, triggers: [{ schedule, run: "post" }] });

test("a schedule is due in its minute, on its days, in the app's time zone", () => {
  const weekdays = at("0 11 * * 1-5");
  assert.equal(isDue(weekdays, "post", "2026-03-06T11:00:00+01:00"), true);
  assert.equal(isDue(weekdays, "post", "2026-03-06T10:00:59Z"), true, "the same minute, told otherwise");
  assert.equal(isDue(weekdays, "post", "2026-03-06T11:01:00+01:00"), false);
  assert.equal(isDue(weekdays, "post", "2026-03-06T11:00:00Z"), false);
  assert.equal(isDue(weekdays, "post", "2026-03-07T11:00:00+01:00"), false, "a Saturday");
  assert.equal(isDue(at("0 9 L * *"), "post", "2026-02-28T09:00:00+01:00"), true);
});

test("what no schedule runs is never due, and of several schedules any counts", () => {
  assert.equal(isDue(at("0 11 * * *"), "other", "2026-03-06T11:00:00+01:00"), false);
  const command = { timeZone: "Europe/Paris", triggers: [{ command: "/lunch", run: "post" }] };
  assert.equal(isDue(command, "post", "2026-03-06T11:00:00+01:00"), false);
  const two = {
    timeZone: "Europe/Paris",
    triggers: [
      { schedule: "0 9 * * *", run: "post" },
      { schedule: "0 17 * * *", run: "post" },
    ],
  };
  assert.deepEqual(
    ["09", "13", "17"].map((hour) => isDue(two, "post", `2026-03-06T${hour}:00:00+01:00`)),
    [true, false, true],
  );
});

test("around a change of the clocks it is due when the platform fires it, once", () => {
  const early = at("30 2 * * *");
  const moments = [
    ["2027-03-28T01:30:00+01:00", false],
    ["2027-03-28T03:00:00+02:00", true],
    ["2027-03-28T03:30:00+02:00", false],
    ["2027-10-31T02:30:00+02:00", true],
    ["2027-10-31T02:30:00+01:00", false],
  ] as const;
  for (const [moment, expected] of moments) {
    const ms = Date.parse(moment);
    assert.equal(isDue(early, "post", moment), expected, moment);
    assert.equal(nextRun("30 2 * * *", "Europe/Paris", ms - 1) === ms, expected, `the platform at ${moment}`);
  }
});

test("what the clocks jump over at the end of a day is due when they have jumped, as the platform fires it", () => {
  const late = at("30 23 * * *", "America/Nuuk");
  assert.equal(isDue(late, "post", "2026-03-29T00:00:00-01:00"), true);
  assert.equal(isDue(late, "post", "2026-03-29T23:30:00-01:00"), true);
});

test("a Check of nothing but when it is due asks no app, and says what it found", async () => {
  const nobody = () => assert.fail("nothing is fired");
  const target = {
    ...{ fire: nobody, visit: nobody, command: nobody, posts: nobody, rows: nobody },
    isDue: (run: string, moment: string) => isDue(at("0 8 * * 1-6"), run, moment),
  };
  const checks = [
    { fire: "post", at: "2026-03-07T08:00:00+01:00", due: false },
    { fire: "post", at: "2026-03-08T08:00:00+01:00", due: true },
    { fire: "post", at: "2026-03-08T08:00:00+01:00", due: false },
  ];
  assert.deepEqual(await runChecks(target, checks, NOW_MS), [
    {
      sentence: "At 2026-03-07T08:00:00+01:00, post is not due.",
      ok: false,
      detail: "A schedule of `post` is due then.",
      seen: { kind: "due" },
    },
    {
      sentence: "At 2026-03-08T08:00:00+01:00, post is due.",
      ok: false,
      detail: "No schedule of `post` is due then.",
      seen: { kind: "not_due" },
    },
    { sentence: "At 2026-03-08T08:00:00+01:00, post is not due.", ok: true, detail: "As expected." },
  ]);
});

test("when it is due needs a moment, and what is not due does nothing", () => {
  const problemOf = (check: object) => checkSchema.safeParse(check).error?.issues[0]?.message;
  const moment = "2026-03-07T08:00:00+01:00";
  assert.match(problemOf({ fire: "post", due: true }) ?? "", /says with `at`/);
  assert.match(problemOf({ fire: "post", at: moment, due: false, posted: "x" }) ?? "", /does nothing/);
  const both = checkSchema.parse({ fire: "post", at: moment, due: true, posted: { channel: "#a", contains: "x" } });
  assert.equal(checkSentence(both), `When post runs at ${moment}, it is due then and #a gets a message with "x".`);
});
