import assert from "node:assert/strict";
import { test } from "node:test";
import { createCrashes } from "../../operator/crashes.ts";
import { NOON } from "../fakes/registry.ts";

const HOUR_MS = 3_600_000;
const LATELY_MS = 600_000;

test("each stop makes the next pause longer, and the sixth in ten minutes is enough", () => {
  const crashes = createCrashes();
  let now = NOON;
  for (const pauseMs of [0, 5_000, 20_000, 60_000, 120_000]) {
    if (pauseMs > 0) assert.equal(crashes.note("one", now + pauseMs - 1), "wait");
    now += pauseMs;
    assert.equal(crashes.note("one", now), "start");
  }
  assert.equal(crashes.note("one", now + 1), "enough");
  assert.equal(crashes.note("other", now), "start");
});

test("what happened longer ago than ten minutes counts no more", () => {
  const crashes = createCrashes();
  for (let at = NOON; at < NOON + 10 * LATELY_MS; at += LATELY_MS) assert.equal(crashes.note("one", at), "start");
});

test("a clock set back makes nobody wait longer than the pause, and forgets no stop", () => {
  const crashes = createCrashes();
  crashes.note("one", NOON);
  crashes.note("one", NOON + 5_000);
  let now = NOON - HOUR_MS;
  const answers = [];
  for (const pauseMs of [0, 20_000, 60_000, 120_000, 1]) {
    now += pauseMs;
    answers.push(crashes.note("one", now));
  }
  assert.deepEqual(answers, ["wait", "start", "start", "start", "enough"]);
});

test("a clock set back leaves no count that outlives ten minutes of the new time", () => {
  const crashes = createCrashes();
  for (const after of [0, 5_000, 25_000, 85_000]) crashes.note("one", NOON + after);
  const back = NOON - HOUR_MS;
  assert.equal(crashes.note("one", back), "wait");
  assert.equal(crashes.note("one", back + LATELY_MS), "start");
  assert.equal(crashes.note("one", back + LATELY_MS), "wait");
  assert.equal(crashes.note("one", back + LATELY_MS + 5_000), "start");
});
