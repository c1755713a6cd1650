import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { BuilderDeps } from "../../builder/deps.ts";
import type { Ask } from "../../builder/planner.ts";
import { makePlan, triage } from "../../builder/planning.ts";
import { untilStopped } from "../../builder/stopping.ts";
import { unlessAborted } from "../../lib/within.ts";
import { requestById } from "../../store/app-requests.ts";
import { newDesk } from "./desk/new-desk.ts";

const SAID = { code: "stopped" };
const silent = (_: Ask, stop: AbortSignal) => unlessAborted(new Promise<never>(() => undefined), stop);

for (const [what, step] of [
  ["understood", triage],
  ["planned", makePlan],
] as const)
  test(`Stop while an ask is being ${what} ends that within two seconds`, async (t) => {
    const { desk, deps, requestId } = await setUp(t);
    const working = step(deps, requestId);
    working.catch(() => undefined); // Looked at below.
    assert.equal((await desk.stop(requestId, "UASKER")).kind, "stopping");
    const saidAt = performance.now();
    await assert.rejects(working, SAID);
    assert.ok(performance.now() - saidAt < 2_000);
  });

test("what was stopped before is not begun, and who may not stop it changes nothing", async (t) => {
  const { desk, deps, requestId } = await setUp(t);
  assert.equal((await desk.stop(requestId, "USOMEBODY")).kind, "refused");
  assert.equal(await untilStopped(deps, requestId, async (stop) => stop.aborted), false);
  await desk.stop(requestId, "UASKER");
  let begun = 0;
  await assert.rejects(
    untilStopped(deps, requestId, async () => {
      begun += 1;
    }),
    SAID,
  );
  assert.equal(begun, 0);
  assert.equal((await requestById(deps.store, requestId))?.stopRequestedBy, "UASKER");
});

test("what takes its boxes away is waited for, and its own failure then counts as the stop", async (t) => {
  const { desk, deps, requestId } = await setUp(t);
  let isTidy = false;
  const working = untilStopped(deps, requestId, async (stop) => {
    try {
      await unlessAborted(new Promise<never>(() => undefined), stop);
    } finally {
      await new Promise(setImmediate);
      isTidy = true;
    }
  });
  working.catch(() => undefined); // Looked at below.
  await desk.stop(requestId, "UASKER");
  await assert.rejects(working, SAID);
  assert.equal(isTidy, true);
  const broken = Promise.reject(new Error("the box is gone"));
  await assert.rejects(
    untilStopped({ ...deps, store: (await setUp(t)).deps.store }, "req_other", () => broken),
    /the box is gone/,
    "of a request that nobody stopped",
  );
});

async function setUp(t: TestContext) {
  const { desk, store, clock, requestId } = await newDesk(t);
  const deps = {
    ...{ store, clock, log: { info: () => undefined, warn: () => undefined } },
    requireRoom: () => undefined,
    channels: async () => [],
    doors: { open: async () => "/door" },
    announcer: { progress: async () => undefined },
    planner: { name: "model", triage: silent, plan: silent },
  } as unknown as BuilderDeps;
  return { desk, deps, requestId };
}
