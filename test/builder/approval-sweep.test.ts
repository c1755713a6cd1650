import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { startApprovalSweep } from "../../builder/approval-sweep.ts";
import { silentLog } from "../../lib/log.ts";
import { approvalById, openApproval } from "../../store/approvals.ts";
import { addApp, addOpenRequest, createHandClock, NOON, openTestStore } from "../fakes/registry.ts";

test("what was asked of a group that approves no more is taken back, and its waiter is woken", async (t) => {
  const { states, signals } = await swept(t, "new-team");
  assert.deepEqual(states, { old: "superseded", current: "pending", plan: "pending" });
  assert.deepEqual(signals, ["apr_old"]);
});

test("while no group is configured what was asked waits: there is nobody to ask instead", async (t) => {
  const { states, signals } = await swept(t, null);
  assert.deepEqual([states, signals], [{ old: "pending", current: "pending", plan: "pending" }, []]);
});

async function swept(t: TestContext, approverGroup: string | null) {
  const { store } = openTestStore(t);
  const { id: appId } = await addApp(store, "lunch");
  const asked = [
    { name: "old", kind: "release", groupHandle: "old-team" },
    { name: "current", kind: "release", groupHandle: "new-team" },
    { name: "plan", kind: "plan", groupHandle: null },
  ] as const;
  for (const { name, ...of } of asked) {
    await addOpenRequest(store, `req_${name}`, appId);
    const fields = { round: 1, subjectHash: "a", releaseId: null, personId: null, expiresAt: NOON + 1 };
    await openApproval(store, { id: `apr_${name}`, requestId: `req_${name}`, ...of, ...fields }, NOON);
  }
  const signals: string[] = [];
  const signal = (approvalId: string) => void signals.push(approvalId);
  const sweep = startApprovalSweep({ store, clock: createHandClock(), log: silentLog, approverGroup, signal });
  await sweep.stop();
  const states: Record<string, string | undefined> = {};
  for (const { name } of asked) states[name] = (await approvalById(store, `apr_${name}`))?.status;
  return { states, signals };
}
