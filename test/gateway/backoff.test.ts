import assert from "node:assert/strict";
import { test } from "node:test";
import { createStormGate, type Entered } from "../../gateway/backoff.ts";
import type { Clock } from "../../lib/clock.ts";

const PATIENCE = { firstPauseMs: 500, mostPauseMs: 2_000, toldMs: 60_000, untoldMs: 8_000 };

/** A clock that stands still until it is moved; who sleeps is woken by it. */
function startGate() {
  let now = 0;
  let sleepers: { at: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        sleepers.push({ at: now + ms, wake: resolve });
        signal?.addEventListener("abort", () => reject(signal.reason));
      }),
  };
  const pass = (ms: number) => {
    now += ms;
    for (const { at, wake } of sleepers) if (at <= now) wake();
    sleepers = sleepers.filter(({ at }) => at > now);
  };
  return { gate: createStormGate(clock, PATIENCE, () => 0.5), pass };
}

function enter(gate: ReturnType<typeof createStormGate>): Entered {
  const entered = gate.enter();
  assert.ok(entered);
  return entered;
}

test("in a storm nobody goes before its time, then one alone, and all when that one was answered", () => {
  const { gate, pass } = startGate();
  const eight = Array.from({ length: 8 }, () => enter(gate));
  for (const call of eight) call.stormed(null);
  assert.equal(gate.enter(), null);
  assert.deepEqual(gate.storm(), { waitMs: 500, isTold: false });
  pass(500);
  const probe = enter(gate);
  assert.deepEqual([gate.enter(), gate.storm()?.waitMs], [null, 0]);
  probe.stormed(null);
  assert.equal(gate.storm()?.waitMs, 1_000, "twice as long");
  pass(999);
  assert.equal(gate.enter(), null);
  pass(1);
  enter(gate).cleared();
  assert.equal(gate.storm(), null);
  enter(gate);
  enter(gate);
});

test("the provider's own time holds, also the later of two, and pauses end growing", () => {
  const { gate, pass } = startGate();
  const [one, two] = [enter(gate), enter(gate)];
  one.stormed(7_000);
  two.stormed(9_000);
  assert.deepEqual(gate.storm(), { waitMs: 9_000, isTold: true });
  pass(9_000);
  for (const expected of [1_000, 2_000, 2_000]) {
    enter(gate).stormed(null);
    assert.equal(gate.storm()?.waitMs, expected);
    pass(expected);
  }
});

test("a call that was sent before the storm does not end it, and a probe that comes to nothing lets another in", async () => {
  const { gate, pass } = startGate();
  const early = enter(gate);
  enter(gate).stormed(null);
  early.cleared();
  assert.equal(gate.enter(), null);
  pass(500);
  const lost = enter(gate);
  const waiting = gate.changed(60_000, new AbortController().signal);
  lost.unknown();
  await waiting;
  enter(gate).cleared();
  assert.equal(gate.storm(), null);
});

test("who waits is woken by the clock, and by being given up", async () => {
  const { gate, pass } = startGate();
  const waiting = gate.changed(100, new AbortController().signal);
  pass(100);
  await waiting;
  const giveUp = new AbortController();
  const given = gate.changed(100, giveUp.signal);
  giveUp.abort(new Error("gone"));
  await assert.rejects(given, /gone/);
});
