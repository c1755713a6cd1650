import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Ask } from "../../../builder/planner.ts";
import { createRulesPlanner } from "../../../builder/planners/rules/create-rules-planner.ts";
import { createPlannerThread } from "../../../builder/planners/rules/planner-thread.ts";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import { KnownError } from "../../../lib/errors.ts";
import { silentLog } from "../../../lib/log.ts";

const ODD = new URL("../../fixtures/threads/odd-planner.ts", import.meta.url);

test("the planner in its thread says what it says without one, in order, and lets others be heard meanwhile", async (t) => {
  const planner = open(t);
  const asks = ["a list of keys with number, owner and price in €", "post “Hello” in #food every Friday at 9", "hm"];
  const direct = createRulesPlanner({ platformChannel: "#platform" });
  let heard = 0;
  const others = setInterval(() => {
    heard += 1;
  }, 1);
  const columns = Array.from({ length: 15 }, (_, index) => `the measurement ${index + 1} of the pump`);
  await planner.plan(askOf(`a list of pumps with ${columns.join(", ")}, overdue ones every Monday at 9 in #food`));
  clearInterval(others);
  assert.ok(heard > 5, `others were heard ${heard} times`);
  const said = await Promise.all(asks.map((text) => planner.plan(askOf(text))));
  assert.deepEqual(said, await Promise.all(asks.map((text) => direct.plan(askOf(text)))));
  assert.deepEqual(await planner.triage(askOf("hm")), await direct.triage(askOf("hm")));
});

test("an ask that ends or breaks the thread fails alone; those behind it are read in a new one", async (t) => {
  const planner = open(t, { program: ODD });
  const broken = { code: "planner_broke_off" };
  const ending = planner.triage(askOf("end"));
  const behind = planner.triage(askOf("answer"));
  await assert.rejects(ending, broken);
  assert.deepEqual(await behind, { kind: "new_app" });
  await assert.rejects(planner.triage(askOf("break")), { ...broken, message: /out of words/ });
  await assert.rejects(planner.triage(askOf("refuse")), /no words/);
  assert.deepEqual(await planner.triage(askOf("answer")), { kind: "new_app" });
});

test("what cannot be handed over fails at once, and holds nobody up", async (t) => {
  const planner = open(t, { program: ODD });
  const odd = { ...askOf("answer"), channels: [(() => "") as unknown as string] };
  await assert.rejects(planner.triage(odd), /could not be cloned/);
  assert.deepEqual(await planner.triage(askOf("answer")), { kind: "new_app" });
});

test("one that never answers is ended after twenty seconds, and the next ask is read", async (t) => {
  const waits: number[] = [];
  const clock: Clock = {
    now: () => 0,
    sleep: async (ms, signal) => {
      waits.push(ms);
      await systemClock.sleep(waits.length === 1 ? 50 : 10_000, signal);
    },
  };
  const planner = open(t, { program: ODD, clock });
  const silent = planner.triage(askOf("silence"));
  const behind = planner.triage(askOf("answer"));
  await assert.rejects(silent, { code: "planner_broke_off" });
  assert.deepEqual(await behind, { kind: "new_app" });
  assert.deepEqual(waits, [20_000, 20_000]);
});

test("whoever is stopped waits for nothing, and those behind are read all the same", async (t) => {
  const planner = open(t);
  const stop = new AbortController();
  const [first, queued] = [
    planner.plan(askOf("collect lunch orders"), stop.signal),
    planner.triage(askOf("x"), stop.signal),
  ];
  const behind = planner.triage(askOf("collect lunch orders and post them in #food"));
  const ends = [first, queued].map((one) => assert.rejects(one, { code: "stopped" }));
  stop.abort(new KnownError("stopped", "It was stopped.", "Reply *try again*."));
  await Promise.all(ends);
  assert.deepEqual(await behind, { kind: "new_app" });
});

test("after its end nothing is taken", async (t) => {
  const planner = open(t, { program: ODD });
  const waiting = planner.triage(askOf("silence"));
  await Promise.all([planner.close(), assert.rejects(waiting, { code: "planner_broke_off" })]);
  await assert.rejects(planner.triage(askOf("answer")), { code: "planner_broke_off" });
});

function open(t: TestContext, given: { program?: URL; clock?: Clock } = {}) {
  const planner = createPlannerThread({ platformChannel: "#platform", clock: systemClock, log: silentLog, ...given });
  t.after(() => planner.close());
  return planner;
}

function askOf(text: string): Ask {
  return {
    ...{ requestId: "req_1", doorFolder: "", text, inputs: [], remarks: [], people: [], current: null, mayAsk: true },
    requester: { name: "Ana", timeZone: "Europe/Paris", locale: "en-GB" },
    channels: ["#food"],
    at: "2027-01-11T10:00:00Z",
  };
}
