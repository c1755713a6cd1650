import assert from "node:assert/strict";
import { test } from "node:test";
import { createDoorSession, readDoorSession, reserveBudget } from "../../store/door-sessions.ts";
import { finishModelCall, modelSpend } from "../../store/model-calls.ts";
import { openStore } from "../../store/store.ts";

test("a call's row and its settlement come together, and a request's spend is their sum", async (t) => {
  const store = openStore(":memory:");
  t.after(() => store.close());
  const owner = { personId: "U1", appId: null, requestId: "req_1", instanceId: null };
  await createDoorSession(store, { id: "ds_1", kind: "build", ...owner, budgetUsd: 1, expiresAt: 9, createdAt: 0 });
  await reserveBudget(store, "ds_1", 0.5, 0);
  const tokens = { inputTokens: 10, outputTokens: 5, cacheReadTokens: 20, cacheWriteTokens: 30 };
  const call = { doorSessionId: "ds_1", requestId: "req_1", model: "m", ...tokens, costUsd: 0.25, status: 200 };
  await finishModelCall(store, { id: "call_1", ...call, durationMs: 1, at: 1 }, 0.5);
  // The same call again is refused as a whole: nothing is settled twice.
  await assert.rejects(finishModelCall(store, { id: "call_1", ...call, durationMs: 1, at: 1 }, 0.5));
  const session = await readDoorSession(store, "ds_1");
  assert.deepEqual([session?.spentUsd, session?.reservedUsd], [0.25, 0]);
  assert.deepEqual(await modelSpend(store, "req_1"), { costUsd: 0.25, inputTokens: 60, outputTokens: 5, calls: 1 });
  assert.deepEqual(await modelSpend(store, "req_2"), { costUsd: 0, inputTokens: 0, outputTokens: 0, calls: 0 });
});
