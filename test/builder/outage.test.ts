import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { BuilderDeps } from "../../builder/deps.ts";
import { createPatience } from "../../builder/outage.ts";
import { KnownError } from "../../lib/errors.ts";
import { addRequest, requestStop, setStage } from "../../store/app-requests.ts";
import { createHandClock, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

const DAY_MS = 24 * 3_600_000;
const MODEL = new KnownError("model_down", "The model does not answer at the moment.", "Reply *retry*.");
const ENGINE = new KnownError("runner_unavailable", "The engine does not answer.", "Start it.");

test("while something outside does not answer a request waits, and says who can do what", async (t) => {
  const { patience, told } = await open(t);
  const failed = { requestId: "req_1", stepName: "plan 1", awayMs: 0 };
  assert.equal(await patience.onFailure({ ...failed, error: MODEL }), "wait");
  assert.equal(await patience.onFailure({ ...failed, error: ENGINE, awayMs: DAY_MS }), "wait");
  assert.deepEqual(told, [
    ["away plan 1", { kind: "away", cause: MODEL.message, asks: "" }],
    ["away plan 1", { kind: "away", cause: ENGINE.message, asks: "Show this to the platform team: Start it." }],
  ]);
});

test("it waits neither for more than a day, nor for what does not end by itself, nor while it goes live", async (t) => {
  const { patience, store, told } = await open(t);
  const failed = { requestId: "req_1", stepName: "plan 1", error: MODEL, awayMs: 0 };
  assert.equal(await patience.onFailure({ ...failed, awayMs: DAY_MS + 1 }), "count");
  assert.equal(await patience.onFailure({ ...failed, error: new Error("It broke.") }), "count");
  const wrongKey = new KnownError("no_key", "The key is wrong.", "Correct it.");
  assert.equal(await patience.onFailure({ ...failed, error: wrongKey }), "count");
  await setStage(store, "req_1", "deploy", NOON);
  assert.equal(await patience.onFailure(failed), "count");
  assert.deepEqual(told, []);
});

test("whoever does not want to wait says stop", async (t) => {
  const { patience, store } = await open(t);
  assert.equal(await patience.isStopped("req_1"), false);
  await requestStop(store, { requestId: "req_1", personId: "UASKER", exceptStage: "deploy", at: NOON }, []);
  assert.equal(await patience.isStopped("req_1"), true);
});

/** A request that is being planned, and what its thread is told. */
async function open(t: TestContext) {
  const { store } = openTestStore(t);
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: "1.0", requesterId: "UASKER" };
  await addRequest(store, { ...place, id: "req_1", text: "lunch", inputs: [], appId: null, at: NOON });
  await setStage(store, "req_1", "plan", NOON);
  const told: unknown[] = [];
  const announcer = {
    tell: async (_: string, ...saying: unknown[]) => void told.push(saying),
    progress: async () => undefined,
  };
  const deps = { store, clock: createHandClock(), announcer, planner: { name: "rules" } } as unknown as BuilderDeps;
  return { patience: createPatience(deps), store, told };
}
