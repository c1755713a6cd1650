import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";
import { withoutCode } from "./without-code.ts";

const apps = composedApps();

const move: LoosePart = {
  part: "countdown",
  title: "Move to the new office",
  to: "2026-03-30",
  post: { run: "say-days", schedule: "0 9 * * 1-5", channel: "#office" },
};

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const shown = async (at: string) => /<h2>Move to the new office: ([^<]*)</.exec((await visit("/", { at })).text)?.[1];

test("days are those of the calendar here, also when the clocks change on 29 March", async () => {
  assert.equal(await shown("2026-03-27T23:59:00+01:00"), "3 days to go");
  assert.equal(await shown("2026-03-28T00:01:00+01:00"), "2 days to go");
  assert.equal(await shown("2026-03-29T00:01:00+01:00"), "1 day to go (tomorrow)");
  assert.equal(await shown("2026-03-29T23:59:00+02:00"), "1 day to go (tomorrow)");
  assert.equal(await shown("2026-03-30T00:01:00+02:00"), "today");
  assert.equal(await shown("2026-03-30T23:59:00+02:00"), "today");
  assert.equal(await shown("2026-03-31T00:01:00+02:00"), "1 day ago (yesterday)");
  assert.equal(await shown("2027-03-30T12:00:00+02:00"), "365 days ago");
});

test("it is said until the day, and no longer", async () => {
  for (const day of ["2026-03-28", "2026-03-30", "2026-03-31"]) await fire("say-days", { at: \`\${day}T09:00:00+02:00\` });
  assert.deepEqual(posts().map((post) => post.text), [
    "*Move to the new office*: 2 days to go (30 Mar 2026)",
    "*Move to the new office*: today (30 Mar 2026)",
  ]);
});
`;

test("a countdown counts the days of the calendar and says them until the day", async () => {
  await apps.passes(compositionOf([move]), TESTS);
});

test("a countdown in German to a day that is past", async () => {
  await apps.passes(compositionOf([{ ...move, to: "2020-02-29" }], "de"));
});

test("a countdown without its trigger or its page fails its Checks", async () => {
  const composition = compositionOf([move]);
  await apps.failsWithout(composition, withoutCode("app.ts", /message !== undefined/, 'message === ""'));
  await apps.failsWithout(composition, withoutCode("parts/countdown.ts", /app\.page\(path,/, 'app.page("/other",'));
});
