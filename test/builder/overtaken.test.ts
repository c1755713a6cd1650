import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { overtaken } from "../../builder/overtaken.ts";
import { approvalById, decideApproval, openApproval } from "../../store/approvals.ts";
import { beginBuild } from "../../store/builds.ts";
import { eq } from "../../store/drizzle.ts";
import { appRequests, deployments } from "../../store/schema.ts";
import { goLive } from "../fakes/live-app.ts";
import { addApp, addOpenRequest, NOON, openTestStore } from "../fakes/registry.ts";

/** An App whose version 2 went live at noon; a request that was begun at `minutes` before or after that. */
async function setUp(t: TestContext, { plan, build }: { plan?: number; build?: number }) {
  const { store } = openTestStore(t);
  const app = await addApp(store, "lunch");
  await goLive(store, app, 2);
  store.orm.update(deployments).set({ liveAt: NOON }).where(eq(deployments.appId, app.id)).run();
  await addOpenRequest(store, "req_mine", app.id);
  const minute = (minutes: number) => NOON + minutes * 60_000;
  if (plan !== undefined) {
    const fields = { subjectHash: "a", releaseId: null, personId: "U1", groupHandle: null, expiresAt: NOON * 2 };
    await openApproval(store, { id: "apr_1", requestId: "req_mine", kind: "plan", round: 1, ...fields }, minute(plan));
    const asked = await approvalById(store, "apr_1");
    assert.ok(asked !== undefined);
    const said = { approvalId: "apr_1", answer: "yes", personId: "U1", words: null, remark: null, inputs: [] } as const;
    assert.ok(await decideApproval(store, asked, { ...said, inputs: [], at: minute(plan + 1) }));
  }
  if (build !== undefined)
    await beginBuild(
      store,
      { id: "bld_1", requestId: "req_mine", round: 1, attempt: 1, harness: "built-in" },
      minute(build),
    );
  const change = (values: Partial<typeof appRequests.$inferInsert>) =>
    store.orm.update(appRequests).set(values).where(eq(appRequests.id, "req_mine")).run();
  return { store, change, look: () => overtaken({ store }, "req_mine") };
}

test("a change that was planned before another version went live does not take that one's place", async (t) => {
  const { look } = await setUp(t, { plan: -10, build: 5 });
  assert.deepEqual(await look(), {
    code: "overtaken",
    message: "Version 2 went live since this was begun, and what is new in it is not in here.",
    next: "Reply *try again*: it is made anew from what is live now.",
  });
});

test("other instructions have no plan: when they were begun counts", async (t) => {
  assert.equal((await (await setUp(t, { build: -1 })).look())?.code, "overtaken");
});

test("what was begun on what is live goes live", async (t) => {
  assert.equal(await (await setUp(t, { plan: 1, build: 3 })).look(), null);
});

test("the plan and the work of a request that it goes on with count as its own", async (t) => {
  const { store, change, look } = await setUp(t, { build: 5 });
  assert.equal(await look(), null);
  await addOpenRequest(store, "req_before", "app_x");
  const before = { id: "bld_0", requestId: "req_before", round: 1, attempt: 1, harness: "built-in" };
  await beginBuild(store, before, NOON - 1);
  change({ continuesId: "req_before" });
  assert.equal((await look())?.code, "overtaken");
});

test("a way back leaves what is live on purpose, and so does what somebody wrote whole", async (t) => {
  const { change, look } = await setUp(t, { build: -1 });
  change({ returnsTo: "rel_1" });
  assert.equal(await look(), null);
  change({ returnsTo: null, handedIn: "a".repeat(64) });
  assert.equal(await look(), null);
});
