import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { createBuiltInHarness } from "../../builder/harnesses/built-in.ts";
import type { Ask } from "../../builder/planner.ts";
import { createModelPlanner } from "../../builder/planners/model.ts";
import { messagesApi } from "../../gateway/apis/messages.ts";
import { createModelDoor } from "../../gateway/model-door.ts";
import { systemClock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { silentLog } from "../../lib/log.ts";
import { readDoorSession } from "../../store/door-sessions.ts";
import { allEvents, quietDoor } from "../fakes/harness-runs.ts";
import { openLocalSandbox } from "../fakes/local-sandbox.ts";
import { platformAt } from "../fakes/model-platform.ts";
import { lunchPlan } from "../fakes/scenarios.ts";
import { addDoor, startWorld } from "./fixture.ts";

const MODEL = "claude-sonnet-5";
const SAID = {
  code: "model_down",
  message: "The model does not answer at the moment.",
  next: "Reply *retry* in a few minutes; nothing is lost.",
};

test("a provider that takes a call and never answers is told in plain words, with the next move, in planning and in coding", async (t) => {
  const doorFolder = await openDoorToNobody(t);
  const planner = createModelPlanner({ models: { triage: MODEL, plan: MODEL }, skills: [], maxRetries: 1 });
  const ask: Ask = {
    ...{ requestId: "req_1", doorFolder, text: "lunch orders", inputs: [], remarks: [], channels: [], people: [] },
    requester: { name: "Ana", timeZone: "Europe/Paris", locale: "en-US" },
    ...{ current: null, isCorrection: false, mayAsk: true, at: "2026-03-02T09:00:00.000Z" },
  };
  for (const call of [() => planner.triage(ask), () => planner.plan(ask)])
    await assert.rejects(call(), (error) => {
      assert.ok(error instanceof KnownError);
      assert.deepEqual({ code: error.code, message: error.message, next: error.next }, SAID);
      return true;
    });

  const sandbox = await openLocalSandbox();
  t.after(() => sandbox.close());
  const harness = createBuiltInHarness({ model: MODEL, maxTokens: 1_000, clock: systemClock, maxRetries: 1 });
  const run = harness.start({
    ...{
      plan: lunchPlan(),
      occasion: "new_app" as const,
      assignment: "Do it.",
      inputs: [],
      skills: [],
      sandbox,
      doorFolder,
    },
    ...{ limits: { turns: 5, timeoutMs: 60_000 }, signal: new AbortController().signal },
    ...{ resume: null, door: async () => quietDoor },
  });
  const all = await allEvents(run);
  assert.deepEqual(all.at(-1), { kind: "error", ...SAID });
});

/** The real model door, which waits a moment only, before a provider that is silent for ever. */
async function openDoorToNobody(t: TestContext): Promise<string> {
  const provider = createServer((request) => void request.resume());
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  const address = provider.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const world = await startWorld(t);
  await addDoor(world, { id: "ds_1" });
  const door = createModelDoor({
    ...{ store: world.store, clock: world.clock, log: silentLog, idleTimeoutMs: 100, totalTimeoutMs: 5_000 },
    platform: platformAt(`http://127.0.0.1:${port}`),
    groupMembers: async () => [],
  });
  const doorSession = await readDoorSession(world.store, "ds_1");
  assert.ok(doorSession);
  const server = createServer((request, response) => void door.answer(messagesApi)(doorSession, request, response));
  const doorFolder = join(world.home, "silent");
  mkdirSync(join(doorFolder, "door"), { recursive: true });
  await new Promise<void>((resolve) => server.listen(join(doorFolder, "door", "door.sock"), resolve));
  t.after(async () => {
    for (const one of [server, provider]) {
      one.close();
      one.closeAllConnections();
    }
    await door.close();
  });
  return doorFolder;
}
