import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { startRunningTime } from "../../builder/running-time.ts";
import { silentLog } from "../../lib/log.ts";
import type { Announcer, Card } from "../../operator/announcer.ts";
import { card } from "../bot/samples.ts";
import { createHandClock } from "../fakes/registry.ts";

const BEGAN = card.startedAt;

/** Each `look` is one round of it. */
async function open(t: TestContext) {
  let resting = Promise.withResolvers<void>();
  let rest = Promise.withResolvers<void>();
  const clock = createHandClock(BEGAN);
  const sleep = async (_: number, signal?: AbortSignal) => {
    signal?.addEventListener("abort", () => rest.resolve());
    resting.resolve();
    await rest.promise;
  };
  const told: Card[] = [];
  const progress = async (_: string, shown: Card) => void told.push(shown);
  const announcer = { progress } as unknown as Announcer;
  const time = startRunningTime({ announcer, clock: { now: clock.now, sleep }, log: silentLog });
  t.after(() => time.poll.stop());
  await resting.promise;
  const look = async () => {
    const last = rest;
    resting = Promise.withResolvers();
    rest = Promise.withResolvers();
    last.resolve();
    await resting.promise;
    return told.splice(0);
  };
  const tell = async (change: Partial<Card>) => {
    await time.announcer.progress("req_1", { ...card, at: clock.now(), ...change });
    told.splice(0);
  };
  return { clock, look, tell };
}

test("a card that nothing edits is told again with the time, every half minute", async (t) => {
  const { clock, look, tell } = await open(t);
  await tell({});
  clock.add(29_000);
  assert.deepEqual(await look(), []);
  clock.add(1_000);
  const again = { ...card, at: BEGAN + 30_000 };
  assert.deepEqual(await look(), [again]);
  clock.add(20_000);
  assert.deepEqual(await look(), []);
  await tell({ costUsd: 1 });
  clock.add(29_000);
  assert.deepEqual(await look(), [], "another edit told the time");
  clock.add(1_000);
  assert.deepEqual(await look(), [{ ...again, costUsd: 1, at: BEGAN + 80_000 }]);
});

test("what waits for somebody or has ended is left alone", async (t) => {
  for (const change of [{ isWaiting: true }, { ending: { kind: "live" as const } }]) {
    const { clock, look, tell } = await open(t);
    await tell({});
    await tell(change);
    clock.add(60_000);
    assert.deepEqual(await look(), []);
  }
});
