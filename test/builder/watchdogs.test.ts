import assert from "node:assert/strict";
import { test } from "node:test";
import type { HarnessEvent } from "../../builder/harness.ts";
import { type Watched, watch } from "../../builder/watchdogs.ts";
import { silentLog } from "../../lib/log.ts";
import { createSteppedClock } from "../fakes/stepped-clock.ts";

const LIMITS = { clockMs: 60_000, silenceMs: 10_000, outputChars: 2_000, graceMs: 1_000 };
const OPENED: HarnessEvent = { kind: "opened", harnessSessionId: "hs_1", model: "m" };
const DONE: HarnessEvent = { kind: "done", summary: "Wrote it." };

test("what ends by itself is passed on as it comes, and nothing of the watch is left behind", async () => {
  const { read, say, asked, clock } = watched();
  for (const event of [OPENED, DONE]) say(event);
  assert.deepEqual(await read(), [OPENED, DONE]);
  assert.deepEqual(asked, []);
  assert.equal(clock.sleepers(), 0, "no timer");
});

test("one that takes too long is interrupted, and what it had begun to say then is its last", async () => {
  const { read, say, asked, clock } = watched({ onInterrupt: () => say(DONE) });
  const reading = read();
  say(OPENED);
  for (let at = 0; at < 60_000; at += 5_000) {
    await clock.moveOn(5_000);
    say({ kind: "text", text: "busy" });
  }
  await clock.moveOn(1_000);
  assert.deepEqual((await reading).at(-1), error("timeout", "It was not finished after 1 minute."));
  assert.deepEqual(asked, ["interrupt"]);
});

test("one that ignores that is stopped, and one that ignores both is left behind: its box ends it", async () => {
  for (const [ends, expected] of [
    [true, ["interrupt", "stop"]],
    [false, ["interrupt", "stop"]],
  ] as const) {
    const { read, say, asked, clock, isLeft } = watched({ onStop: () => (ends ? say(DONE) : undefined) });
    const reading = read();
    say(OPENED);
    await clock.moveOn(10_000);
    await clock.moveOn(1_000);
    await clock.moveOn(1_000);
    assert.deepEqual((await reading).at(-1), error("silent", "The coding agent did nothing for 1 minute."));
    assert.deepEqual(asked, expected);
    assert.equal(isLeft(), true, "nobody waits for it");
    assert.equal(clock.sleepers(), 0, "no timer");
  }
});

test("an end that hangs, or fails, does not hold anybody up", async () => {
  const hangs = watched({ onInterrupt: () => new Promise<void>(() => undefined), onStop: () => Promise.reject("no") });
  const reading = hangs.read();
  await hangs.clock.moveOn(10_000);
  for (let second = 0; second < 4; second += 1) await hangs.clock.moveOn(1_000);
  assert.equal((await reading).at(-1)?.kind, "error");
});

test("silence while the model is at work is no silence", async () => {
  let isModelAtWork = true;
  const { read, say, clock, asked } = watched({ isModelAtWork: async () => isModelAtWork });
  const reading = read();
  say(OPENED);
  await clock.moveOn(35_000);
  assert.deepEqual(asked, []);
  isModelAtWork = false;
  await clock.moveOn(10_000);
  await clock.moveOn(2_000);
  assert.equal((await reading).at(-1)?.kind, "error");
});

test("one that says far too much is ended, whatever it says", async () => {
  const { read, say, asked, clock } = watched({ onInterrupt: () => say(DONE) });
  for (let line = 0; line < 100; line += 1) say({ kind: "text", text: "x".repeat(100) });
  const reading = read();
  await clock.moveOn(1);
  const events = await reading;
  assert.deepEqual(events.at(-1), error("too_much_output", "The coding agent wrote far more than anybody could read."));
  assert.ok(events.length < 20, `${events.length} events`);
  assert.deepEqual(asked, ["interrupt"]);
});

test("a harness that ends without a last word is given one, and one that throws is thrown on", async () => {
  const { read, end, asked } = watched();
  end();
  assert.deepEqual(await read(), [error("silent", "The coding agent ended without a result.")]);
  assert.deepEqual(asked, []);
  const broken = watched();
  broken.end(new Error("no such container"));
  await assert.rejects(broken.read(), /no such container/);
  assert.deepEqual(broken.asked, ["stop"]);
});

test("a reader that leaves stops it", async () => {
  const { events, say, asked } = watched();
  say(OPENED);
  for await (const _ of events) break;
  assert.deepEqual(asked, ["stop"]);
});

function error(code: string, message: string) {
  return { kind: "error", code, message, next: "Reply *try again*." };
}

/** A harness that says what the test says. */
function watched(
  acts: { onInterrupt?: () => unknown; onStop?: () => unknown; isModelAtWork?: () => Promise<boolean> } = {},
) {
  const clock = createSteppedClock();
  const asked: string[] = [];
  const said: (HarnessEvent | Error | null)[] = [];
  let woken = Promise.withResolvers<void>();
  let isLeft = false;
  const say = (event: HarnessEvent | Error | null): void => {
    said.push(event);
    woken.resolve();
  };
  const next = async (): Promise<IteratorResult<HarnessEvent>> => {
    for (;;) {
      const event = said.shift();
      if (event instanceof Error) throw event;
      if (event === null) return { done: true, value: undefined };
      if (event !== undefined) return { done: false, value: event };
      woken = Promise.withResolvers();
      await woken.promise;
    }
  };
  const run: Watched = {
    events: {
      [Symbol.asyncIterator]: () => ({
        next,
        return: async () => {
          isLeft = true;
          return { done: true, value: undefined };
        },
      }),
    },
    interrupt: async () => {
      asked.push("interrupt");
      await acts.onInterrupt?.();
    },
    stop: async () => {
      asked.push("stop");
      await acts.onStop?.();
    },
  };
  const isModelAtWork = acts.isModelAtWork ?? (async () => false);
  const events = watch(run, { limits: LIMITS, clock, log: silentLog, buildId: "bld_1", isModelAtWork });
  return {
    ...{ clock, asked, say, events, isLeft: () => isLeft },
    end: (failure?: Error) => say(failure ?? null),
    read: async () => {
      const list: HarnessEvent[] = [];
      for await (const event of events) list.push(event);
      return list;
    },
  };
}
