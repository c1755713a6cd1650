import assert from "node:assert/strict";
import { test } from "node:test";
import { systemClock } from "../../lib/clock.ts";
import { addLiveApp, createBrowser, createTestClock, signIn, startFakeApp, startWorld } from "./fixture.ts";

const HOLD_MS = 10_000;

test("whoever waits for an app whose data takes longer than ten seconds to restore reads when to come back, and then it answers", async (t) => {
  const lease = Promise.withResolvers<void>();
  const clock = createTestClock();
  const sleep: typeof clock.sleep = (ms, signal) => (ms === HOLD_MS ? lease.promise : systemClock.sleep(ms, signal));
  const world = await startWorld(t, { clock: { ...clock, sleep } });
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch" });
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  await browser.go(`http://lunch.localhost:${world.port}/`);
  await world.client.hold(appId);
  const waiting = browser.open(`http://lunch.localhost:${world.port}/`);
  let isAnswered = false;
  const answered = waiting.then(() => {
    isAnswered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 100)); // long enough to have arrived
  assert.equal(isAnswered, false);
  lease.resolve();
  await answered;
  const late = await waiting;
  assert.deepEqual([late.status, late.headers["retry-after"]], [503, "3"]);
  assert.match(late.text, /is starting.*Try again in a few seconds/s);
  await startFakeApp(t, world, instanceId, (_request, response) => response.end("ramen"));
  assert.equal((await browser.open(`http://lunch.localhost:${world.port}/`)).text, "ramen");
});
