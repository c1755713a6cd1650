import assert from "node:assert/strict";
import { test } from "node:test";
import { KnownError } from "../../lib/errors.ts";
import { createReconcileMemory, reconcile, startReconciling } from "../../operator/reconcile.ts";
import type { RunningBox } from "../../runners/runner.ts";
import { addRequest, endRequest } from "../../store/app-requests.ts";
import { createTestOperator } from "../fakes/operator.ts";

test("boxes in which a killed control plane was working go at the next start, and only then", async (t) => {
  const { deps } = await createTestOperator(t);
  const kinds = ["sandbox", "pool", "check", "rows", "task", "probe"];
  const boxes = kinds.map((kind): RunningBox => ({ name: `${kind}-1`, labels: { kind }, state: "running" }));
  const stopped: string[] = [];
  const runner = {
    ...deps.runner,
    list: async () => boxes,
    stopInstance: async (name: string) => void stopped.push(name),
  };
  const round = { isWhole: true, isFirst: false };
  await reconcile({ ...deps, runner }, createReconcileMemory(), round);
  assert.deepEqual(stopped, [], "work of ours may be going on in them");
  await reconcile({ ...deps, runner }, createReconcileMemory(), { ...round, isFirst: true });
  assert.deepEqual(stopped, ["sandbox-1", "pool-1", "check-1", "rows-1", "task-1"]);
});

test("a box of a request that has ended goes within a minute, one of an open request stays", async (t) => {
  const { deps } = await createTestOperator(t);
  const place = { slackTeamId: "T1", channelId: "C1", threadTs: "1", requesterId: "U1", inputs: [], appId: null };
  for (const id of ["req_open", "req_ended"])
    await addRequest(deps.store, { ...place, id, messageTs: id, text: "A page, please.", at: 1 });
  await endRequest(deps.store, "req_ended", "failed", "The engine went away.", 2);
  const boxes = ["req_open", "req_ended"].map((requestId): RunningBox => {
    return { name: `sbx-${requestId}`, labels: { kind: "sandbox", requestId }, state: "running" };
  });
  const stopped: string[] = [];
  const runner = {
    ...deps.runner,
    list: async () => boxes,
    stopInstance: async (name: string) => void stopped.push(name),
  };
  await reconcile({ ...deps, runner }, createReconcileMemory(), { isWhole: true, isFirst: false });
  assert.deepEqual(stopped, ["sbx-req_ended"]);
});

test("without an engine the first round ends all the same, so that Toolroom starts and can say so", async (t) => {
  const { deps } = await createTestOperator(t);
  const list = () => Promise.reject(new KnownError("runner_unavailable", "No engine answers.", "Start it."));
  const poll = await startReconciling({ ...deps, runner: { ...deps.runner, list } });
  await poll.stop();
});
