import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { BuilderDeps } from "../../builder/deps.ts";
import { listenTo, noteHeard, saidMeanwhile, unheard, wishesAt } from "../../builder/remarks.ts";
import { addRemark, addRequest, requestById, takeRemarks } from "../../store/app-requests.ts";
import { NOON, openTestStore, TEAM } from "../fakes/registry.ts";

const FIRST = { requestId: "req_1", round: 1, buildId: "bld_1_1_1" };

test("a remark reaches each attempt of its round once, and the thread is told once", async (t) => {
  const { deps, say, told } = await open(t);
  await say("1", "said before the plan");
  await takeRemarks(deps.store, "req_1", ["1"], "plan");
  const listen = listenTo(deps, FIRST);
  assert.deepEqual(await listen(), []);
  await say("2", "actually weekly");
  assert.deepEqual(await listen(), [{ ts: "2", text: "actually weekly", inputs: [] }]);
  assert.deepEqual(await listen(), []);
  await noteHeard(deps, FIRST, ["2"]);
  await say("3", "in green");
  await noteHeard(
    deps,
    FIRST,
    (await listen()).map((remark) => remark.ts),
  );
  assert.deepEqual([...told.entries()], [["req_1 heard 1", { kind: "heard", words: ["actually weekly"] }]]);

  const retried = listenTo(deps, FIRST);
  assert.deepEqual(
    (await retried()).map((remark) => remark.ts),
    ["2", "3"],
    "the step runs again",
  );
  const mending = { ...FIRST, buildId: "bld_1_1_2" };
  assert.deepEqual(
    (await listenTo(deps, mending)()).map((remark) => remark.ts),
    ["2", "3"],
  );
  await noteHeard(deps, mending, ["2", "3"]);
  assert.equal(told.size, 1);
  assert.deepEqual(await listenTo(deps, { ...FIRST, round: 2, buildId: "bld_1_2_1" })(), [], "its code has them");
});

test("what comes too late stands on the preview, and is part of the change that is wanted there", async (t) => {
  const { deps, say, request } = await open(t);
  await say("1", "in green");
  await noteHeard(deps, FIRST, ["1"]);
  await say("2", "actually weekly");
  assert.deepEqual(
    unheard(await request()).map((remark) => remark.text),
    ["actually weekly"],
  );
  const shown = [
    { text: "in green", isInTime: true },
    { text: "actually weekly", isInTime: false },
  ];
  assert.deepEqual(await saidMeanwhile(deps, "req_1", 1, "apr_1"), shown);
  assert.deepEqual(await saidMeanwhile(deps, "req_1", 1, "apr_1"), shown, "its step may run twice");
  await addRemark(deps.store, "req_1", { ts: "3", personId: "U1", text: "as I said", takenBy: "apr_1" }, []);
  assert.deepEqual(wishesAt(await request(), "apr_1"), ["actually weekly", "as I said"]);
  assert.deepEqual(unheard(await request()), []);
});

async function open(t: TestContext) {
  const { store } = openTestStore(t);
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "0.1", messageTs: "0.1", requesterId: "U1" };
  await addRequest(store, { ...place, id: "req_1", text: "a digest", inputs: [], appId: null, at: NOON });
  const told = new Map<string, unknown>();
  const announcer = {
    tell: async (requestId: string, key: string, news: unknown) => {
      if (!told.has(`${requestId} ${key}`)) told.set(`${requestId} ${key}`, news);
    },
  };
  const deps = { store, announcer } as unknown as BuilderDeps;
  const say = (ts: string, text: string) => addRemark(store, "req_1", { ts, personId: "U1", text }, []);
  const request = async () => {
    const found = await requestById(store, "req_1");
    assert.ok(found);
    return found;
  };
  return { deps, say, told, request };
}
