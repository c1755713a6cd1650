import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";

const apps = composedApps();

const post: LoosePart = { part: "scheduled_post", run: "post-message", channel: "#general", text: "Merry Christmas" };

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { fire, posts } from "@toolroom/app/test";
import "../app.ts";

test("what is meant for one day is posted on that day, and not a year later", async () => {
  await fire("post-message", { at: "2027-12-24T12:00:00+01:00" });
  assert.deepEqual(posts().map(({ text }) => text), ["Merry Christmas"]);
  await fire("post-message", { at: "2028-12-24T12:00:00+01:00" });
  assert.equal(posts().length, 1);
});
`;

test("a post for one day passes, and comes once", async () => {
  await apps.passes(compositionOf([{ ...post, schedule: "0 12 24 12 *", on: "2027-12-24" }]), TESTS);
});

test("a post for every second week comes in its weeks, on whichever day, and in no other", async () => {
  const tests = `import assert from "node:assert/strict";
import { test } from "node:test";
import { fire, posts } from "@toolroom/app/test";
import "../app.ts";

test("in turn", async () => {
  for (const day of ["2027-01-14", "2027-01-21", "2027-01-28", "2027-01-25", "2027-02-05", "2027-03-28", "2026-12-31"])
    await fire("post-message", { at: day + "T12:00:00+01:00" });
  assert.equal(posts().length, 5); // 14, 25 and 28 January, 28 March, 31 December
});
`;
  await apps.passes(
    compositionOf([{ ...post, schedule: "0 14 * * 4", weeks: { every: 2, from: "2027-01-14" } }]),
    tests,
  );
});

test("a post that comes again and again passes", async () => {
  await apps.passes(compositionOf([{ ...post, schedule: "0 9 * * 1-5" }]));
});
