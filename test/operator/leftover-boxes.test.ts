import assert from "node:assert/strict";
import { test } from "node:test";
import { createReconcileMemory, reconcile } from "../../operator/reconcile.ts";
import type { RunningBox } from "../../runners/runner.ts";
import { createTestOperator } from "../fakes/operator.ts";

test("boxes in which a killed control plane was working go at the next start, and only then", async (t) => {
  const { deps } = await createTestOperator(t);
  const kinds = ["sandbox", "check", "rows", "task", "probe"];
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
  assert.deepEqual(stopped, ["sandbox-1", "check-1", "rows-1", "task-1"]);
});
