import assert from "node:assert/strict";
import { test } from "node:test";
import type { Clock } from "../../lib/clock.ts";
import { resultWithin, unlessAborted, within } from "../../lib/within.ts";

test("an event that comes is in time, and leaves no timer behind", async () => {
  const clock = createWatchedClock();
  assert.equal(await within(clock, 1_000, Promise.resolve()), true);
  assert.equal(clock.timers(), 0);
});

test("an event that does not come is late", async () => {
  const clock = createWatchedClock();
  const judged = within(clock, 1_000, new Promise(() => undefined));
  clock.ring();
  assert.equal(await judged, false);
});

test("an event that fails is told, and leaves no timer behind", async () => {
  const clock = createWatchedClock();
  await assert.rejects(within(clock, 1_000, Promise.reject(new Error("gone"))), /gone/);
  assert.equal(clock.timers(), 0);
});

test("work that ends in time gives its result; work that is late gives none, and is told", async () => {
  const clock = createWatchedClock();
  assert.equal(await resultWithin(clock, 1_000, async () => "done"), "done");
  assert.equal(clock.timers(), 0);
  let over: AbortSignal | undefined;
  const late = resultWithin(clock, 1_000, (signal) => {
    over = signal;
    return new Promise<string>(() => undefined);
  });
  clock.ring();
  assert.equal(await late, undefined);
  assert.equal(over?.aborted, true);
});

test("work that fails when nobody waits any more is not heard of", async () => {
  const clock = createWatchedClock();
  let fail: (reason: Error) => void = () => undefined;
  const late = resultWithin(clock, 1_000, () => new Promise<string>((_, reject) => (fail = reject)));
  clock.ring();
  assert.equal(await late, undefined);
  fail(new Error("gone"));
  await new Promise(setImmediate);
});

test("what is called off fails at once with the reason, and is not heard of any more", async () => {
  const off = new AbortController();
  assert.equal(await unlessAborted(Promise.resolve("done"), off.signal), "done");
  assert.equal(await unlessAborted(Promise.resolve("done"), undefined), "done");
  let fail: (reason: Error) => void = () => undefined;
  const called = unlessAborted(new Promise<string>((_, reject) => (fail = reject)), off.signal);
  off.abort(new Error("called off"));
  await assert.rejects(called, /called off/);
  fail(new Error("gone"));
  await new Promise(setImmediate);
  await assert.rejects(unlessAborted(Promise.resolve("done"), off.signal), /called off/);
});

/** Its sleeps end when it rings, or are called off. */
function createWatchedClock(): Clock & { ring(): void; timers(): number } {
  const sleeping = new Set<() => void>();
  return {
    now: () => 0,
    sleep: (_ms, signal) =>
      new Promise((resolve, reject) => {
        sleeping.add(resolve);
        signal?.addEventListener("abort", () => {
          sleeping.delete(resolve);
          reject(signal.reason);
        });
      }),
    ring: () => {
      for (const wake of sleeping) wake();
    },
    timers: () => sleeping.size,
  };
}
