import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { deploy } from "../../operator/deploy.ts";
import { resumeInstance } from "../../operator/instances.ts";
import { createReconcileMemory, reconcile } from "../../operator/reconcile.ts";
import { switchApp } from "../../operator/switch-app.ts";
import { endRequest } from "../../store/app-requests.ts";
import { liveInstance } from "../../store/instances.ts";
import { createDeployRig, dishes, FIRST_SQL, SECOND_SQL } from "../fakes/deploy-rig.ts";
import { createSteps, Killed, type KillMoment } from "../fakes/operator.ts";
import { addOpenRequest, NOON } from "../fakes/registry.ts";

const FIRST_ROUND = { isWhole: true, isFirst: true };
const REQUEST = "req_2";

/** One row is there, and the control plane was killed while it made v2 live. */
async function setUp(t: TestContext, text: string, kill: { step: string; moment: KillMoment }) {
  const rig = await createDeployRig(t);
  await rig.live(await rig.cut(1, "one", [FIRST_SQL]));
  const old = await liveInstance(rig.store, rig.app.id);
  if (old === undefined) throw new Error("nothing is live");
  assert.equal((await rig.edge.visit(rig.app.id, "/add")).status, 200);
  const releaseId = await rig.cut(2, text, [FIRST_SQL, SECOND_SQL]);
  await addOpenRequest(rig.store, REQUEST, rig.app.id);
  const steps = createSteps(kill);
  const run = () => deploy(steps.step, rig.deps, { requestId: REQUEST, releaseId });
  await assert.rejects(run, Killed);
  const goOn = () => {
    steps.nextRun();
    return run();
  };
  /** How many of five writes were answered 200 within a second or so. */
  const write = async () => {
    await rig.edge.release(rig.app.id);
    let answered = 0;
    for (let look = 0; look < 60 && answered < 5; look += 1) {
      if ((await rig.edge.visit(rig.app.id, "/add")).status === 200) answered += 1;
      else await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return answered;
  };
  return { ...rig, old, goOn, write };
}

test("after days in which the machine was off, a migration goes on before its old version runs", async (t) => {
  const rig = await setUp(t, "two", { step: "back up", moment: "after" });
  rig.clock.add(3 * 86_400_000);
  await reconcile(rig.deps, createReconcileMemory(), FIRST_ROUND);
  assert.deepEqual(await rig.runner.list(), []);
  assert.deepEqual(await rig.goOn(), { kind: "live" });
  assert.equal(dishes(rig), 1);
  assert.equal((await rig.edge.visit(rig.app.id, "/")).body, "two");
});

const CASES: [text: string, step: string, moment: KillMoment][] = [
  ["two", "hold and stop old", "after"],
  ["two", "back up", "after"],
  ["two", "migrate", "after"],
  ["crash", "back up", "after"],
  ["crash", "migrate", "inside"],
  ["crash", "start", "after"],
];
for (const [text, step, moment] of CASES)
  test(`what an old version that was started meanwhile wrote is kept: to ${text}, killed ${moment} “${step}”`, async (t) => {
    const rig = await setUp(t, text, { step, moment });
    await resumeInstance(rig.deps, rig.old, "lunch");
    assert.equal(await rig.write(), 5);
    assert.equal((await rig.goOn()).kind, text === "two" ? "live" : "failed");
    assert.equal(dishes(rig), 6);
    assert.equal((await rig.edge.visit(rig.app.id, "/")).body, text === "two" ? "two" : "one");
    assert.equal((await rig.runner.list()).length, 1);
  });

test("an app is not started by hand while its files change, and is again when the change was given up", async (t) => {
  const rig = await setUp(t, "two", { step: "back up", moment: "after" });
  const order = { appId: rig.app.id, personId: "U1" };
  await switchApp(rig.deps, { ...order, to: "stop" }, () => []);
  assert.match(await switchApp(rig.deps, { ...order, to: "start" }, () => []), /getting a new version right now/);
  assert.deepEqual(await rig.runner.list(), []);
  await endRequest(rig.store, REQUEST, "failed", "it broke", NOON);
  assert.match(await switchApp(rig.deps, { ...order, to: "start" }, () => []), /runs again/);
  assert.equal(await rig.write(), 5);
});
