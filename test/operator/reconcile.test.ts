import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { deploy } from "../../operator/deploy.ts";
import { appFolderOf, bundleFolderOf, type OperatorDeps } from "../../operator/deps.ts";
import { tellNotices } from "../../operator/notices.ts";
import { openPreview } from "../../operator/preview.ts";
import { enforceQuota } from "../../operator/quota.ts";
import { createReconcileMemory, reconcile } from "../../operator/reconcile.ts";
import { createPreviewStarter } from "../../operator/start-preview.ts";
import type { InstanceSpec } from "../../runners/runner.ts";
import { endRequest } from "../../store/app-requests.ts";
import { appById, resumeApp } from "../../store/apps.ts";
import { beginDeployment } from "../../store/deployments.ts";
import { type Instance, instanceById, liveInstance, setWanted } from "../../store/instances.ts";
import { makeDeepFolder } from "../fakes/deep-folder.ts";
import { createDeployRig } from "../fakes/deploy-rig.ts";
import { createSteps, Killed } from "../fakes/operator.ts";
import { addOpenRequest, manifestOf, NOON } from "../fakes/registry.ts";

const WHOLE = { isWhole: true, isFirst: false };
const LOST_REQUEST = "req_lost";
const QUICK = { isWhole: false, isFirst: false };

async function setUp(t: TestContext) {
  const rig = await createDeployRig(t);
  const releaseId = await rig.cut(1, "one");
  assert.deepEqual(await rig.live(releaseId), { kind: "live" });
  const live = await liveInstance(rig.store, rig.app.id);
  if (live === undefined) throw new Error("nothing is live");
  const memory = createReconcileMemory();
  const running = async () => (await rig.runner.list()).filter((box) => box.state === "running").map((box) => box.name);
  const serves = async () => {
    for (let look = 0; look < 100; look += 1) {
      const answer = await rig.edge.visit(rig.app.id, "/");
      if (answer.status === 200) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  };
  return { ...rig, releaseId, live, memory, running, serves };
}

test("what was killed by hand, or by a reboot of everything, runs again, with its door", async (t) => {
  const { deps, runner, live, memory, openDoors, serves, edge } = await setUp(t);
  await runner.crash(live.id);
  openDoors.clear();
  edge.forget();
  await reconcile(deps, memory, { isWhole: true, isFirst: true });
  assert.equal(await serves(), true);
  assert.equal(openDoors.has(live.doorSessionId), true);
  assert.equal(edge.calls.at(-1), `point ${live.id}`);
});

test("an app that crashes again and again is started with pauses, then stopped, and its owner told once", async (t) => {
  const { deps, store, app, runner, live, memory, clock, told, running, serves } = await setUp(t);
  for (const waitMs of [0, 5_000, 20_000, 60_000, 120_000]) {
    await runner.crash(live.id);
    if (waitMs > 0) {
      await reconcile(deps, memory, QUICK);
      assert.deepEqual(await running(), [], "not before its pause");
      clock.add(waitMs);
    }
    await reconcile(deps, memory, QUICK);
    assert.deepEqual(await running(), [live.id]);
  }
  await runner.crash(live.id);
  await reconcile(deps, memory, QUICK);
  await reconcile(deps, memory, QUICK);
  assert.equal((await appById(store, app.id))?.status, "stopped");
  assert.deepEqual(await running(), []);
  await tellNotices(deps);
  assert.equal(told.size, 1);
  assert.match([...told.values()][0]?.text ?? "", /I stopped \*lunch\*: it ended five times within ten minutes/);
  await resumeApp(store, { appId: app.id, actor: "U1", why: "try again", at: clock.now() });
  await reconcile(deps, memory, WHOLE);
  assert.equal(await serves(), true);
});

test("a box without a wanted row, and what a lost deploy had started, are stopped", async (t) => {
  const { deps, store, live, memory, running, runner, serves } = await withKilledDeploy(t);
  const stray = await instanceSpecOf(deps, live, "inst_stray");
  await runner.startInstance(stray);
  assert.equal((await running()).length, 3);
  await endRequest(store, LOST_REQUEST, "failed", "it broke", NOON);
  await reconcile(deps, memory, WHOLE);
  assert.deepEqual(await running(), [live.id]);
  assert.equal(await serves(), true);
});

test("while a deploy is under way nothing of its app is touched", async (t) => {
  const { deps, memory, running, edge } = await withKilledDeploy(t);
  const before = await running();
  edge.calls.length = 0;
  await reconcile(deps, memory, { isWhole: true, isFirst: true });
  assert.deepEqual(await running(), before);
  assert.deepEqual(edge.calls, []);
});

test("a live instance that a deploy left stopped serves again once the deploy's request has ended, not before", async (t) => {
  const { deps, store, app, live, memory, clock, serves, runner } = await setUp(t);
  const ids = { id: "dep_lost", instanceId: "inst_lost", releaseId: "rel_lost", requestId: LOST_REQUEST };
  await addOpenRequest(store, LOST_REQUEST, app.id);
  await beginDeployment(store, { ...ids, appId: app.id, at: clock.now() });
  await setWanted(store, live.id, false);
  await runner.stopInstance(live.id, 0);
  await reconcile(deps, memory, WHOLE);
  assert.equal((await instanceById(store, live.id))?.wanted, false);
  clock.add(3 * 86_400_000);
  await reconcile(deps, memory, WHOLE);
  assert.equal((await instanceById(store, live.id))?.wanted, false);
  await endRequest(store, LOST_REQUEST, "failed", "it broke", NOON);
  await reconcile(deps, memory, WHOLE);
  assert.equal(await serves(), true);
});

test("a preview ends after its day, with its files; folders of previews without a row go too", async (t) => {
  const { deps, memory, clock, running, live, preview } = await withPreview(t);
  const stray = join(deps.home, "data", "inst_stray");
  mkdirSync(stray);
  await reconcile(deps, memory, WHOLE);
  assert.deepEqual((await running()).toSorted(), [live.id, preview].toSorted());
  assert.equal(existsSync(stray), true);
  clock.set(NOON + 24 * 3_600_000 + 1);
  await reconcile(deps, memory, WHOLE);
  assert.deepEqual(await running(), [live.id]);
  assert.deepEqual([existsSync(stray), existsSync(join(deps.home, "data", preview))], [false, false]);
});

test("a preview's files that are deeper than any path leads go as well, and end no round", async (t) => {
  const { deps, memory, clock, running, live, preview } = await withPreview(t);
  const left = ["inst_stray", preview].map((name) => join(deps.home, "data", name));
  t.after(() => execFileSync("rm", ["-rf", ...left])); // Node's own rm would stop at the path's length.
  for (const folder of left) makeDeepFolder(folder, 30, "d".repeat(200));
  clock.set(NOON + 24 * 3_600_000 + 1);
  await reconcile(deps, memory, WHOLE);
  await reconcile(deps, memory, WHOLE);
  assert.deepEqual(await running(), [live.id]);
  assert.deepEqual(left.filter(existsSync), []);
});

test("an app over its quota is stopped, its files are kept, and its owner is told the next move", async (t) => {
  const { deps, store, app, told, running, live } = await setUp(t);
  await enforceQuota(deps, 1_000_000);
  assert.deepEqual(await running(), [live.id]);
  const file = join(deps.home, "data", app.id, "photos.bin");
  writeFileSync(file, Buffer.alloc(2_000_000, 1));
  await enforceQuota(deps, 1_000_000);
  await enforceQuota(deps, 1_000_000);
  assert.deepEqual(await running(), []);
  assert.equal((await appById(store, app.id))?.status, "stopped");
  assert.equal(existsSync(file), true);
  await tellNotices(deps);
  assert.equal(told.size, 1);
  assert.match([...told.values()][0]?.text ?? "", /more than 1 MB.*Its data is kept.*Say in its thread/);
});

test("an app whose files cannot be measured is stopped like one over its quota; one without files yet is not", async (t) => {
  const { deps, app, told, running, live } = await setUp(t);
  const folder = join(deps.home, "data", app.id);
  renameSync(folder, `${folder}.away`);
  await enforceQuota(deps, 1_000_000);
  assert.deepEqual(await running(), [live.id]);
  makeDeepFolder(folder, 70, "d");
  await enforceQuota(deps, 1_000_000);
  assert.deepEqual(await running(), []);
  assert.equal(existsSync(join(folder, "d")), true);
  await tellNotices(deps);
  assert.match([...told.values()][0]?.text ?? "", /cannot be measured.*Its data is kept/);
});

test("an app that writes beside its data, where only its socket belongs, is stopped at 5 MB", async (t) => {
  const { deps, told, running, live } = await setUp(t);
  const file = join(appFolderOf(deps, live.doorSessionId), "hidden.bin");
  writeFileSync(file, Buffer.alloc(1_000_000, 1));
  await enforceQuota(deps, 1_000_000_000);
  assert.deepEqual(await running(), [live.id]);
  writeFileSync(file, Buffer.alloc(6_000_000, 1));
  await enforceQuota(deps, 1_000_000_000);
  assert.deepEqual(await running(), []);
  await tellNotices(deps);
  assert.match([...told.values()][0]?.text ?? "", /more than 5 MB in \/app.*Its data is kept/);
});

test("what stops an app is told even when the stop itself, or Slack, dies right after it was decided", async (t) => {
  const { deps, store, app, told, running, live } = await setUp(t);
  writeFileSync(join(deps.home, "data", app.id, "photos.bin"), Buffer.alloc(2_000_000, 1));
  const stopInstance = async () => {
    throw new Killed("between the decision and the box");
  };
  await assert.rejects(() => enforceQuota({ ...deps, runner: { ...deps.runner, stopInstance } }, 1_000_000), Killed);
  assert.equal((await appById(store, app.id))?.status, "stopped");
  assert.deepEqual(await running(), [live.id]);
  await enforceQuota(deps, 1_000_000);
  await tellNotices(deps);
  assert.match([...told.values()][0]?.text ?? "", /I stopped \*lunch\*/);
  assert.equal(told.size, 1);
});

test("what was written wakes whoever tells it", async (t) => {
  const { deps, app } = await setUp(t);
  writeFileSync(join(deps.home, "data", app.id, "photos.bin"), Buffer.alloc(2_000_000, 1));
  let wakes = 0;
  const wakeNotices = () => {
    wakes += 1;
  };
  await enforceQuota({ ...deps, wakeNotices }, 1_000_000);
  assert.equal(wakes, 1);
});

test("one instance that cannot be started does not keep the others from it", async (t) => {
  const { deps, live, memory, runner, clock, running, preview } = await withPreview(t);
  await runner.crash(live.id);
  await runner.crash(preview);
  clock.add(61_000);
  const open = async (doorSessionId: string) => {
    if (doorSessionId === live.doorSessionId) throw new Error("no room for a socket");
    return await deps.doors.open(doorSessionId);
  };
  await reconcile({ ...deps, doors: { ...deps.doors, open } }, memory, QUICK);
  assert.deepEqual(await running(), [preview]);
});

test("a preview that is started for another day during a round is not ended by what the round read before", async (t) => {
  const { deps, live, memory, runner, clock, running, preview } = await withPreview(t);
  const startPreview = createPreviewStarter(deps);
  await runner.crash(live.id);
  clock.add(24 * 3_600_000 + 1);
  // The live App's turn comes first, and lasts until the preview runs again.
  const open = async (doorSessionId: string) => {
    await startPreview(preview, async () => Number.POSITIVE_INFINITY);
    return await deps.doors.open(doorSessionId);
  };
  const begun = { ...deps, doors: { ...deps.doors, open } };
  await reconcile(begun, memory, WHOLE);
  assert.deepEqual((await running()).toSorted(), [live.id, preview].toSorted());
  assert.equal(existsSync(join(deps.home, "data", preview)), true);
});

async function withPreview(t: TestContext) {
  const rig = await setUp(t);
  const opened = await openPreview(rig.deps, {
    key: "one",
    kind: "preview",
    appId: rig.app.id,
    requestId: "req_1",
    personId: "U1",
    releaseId: rig.releaseId,
    releaseTag: rig.releaseId,
    bundleHash: "bundle-1",
    imageDigest: "sha256:0",
    manifest: manifestOf("lunch"),
  });
  if (opened.kind === "broken") throw new Error(opened.problem);
  return { ...rig, preview: opened.instance.id };
}

/** A box as a killed control plane could leave it: nothing in the registry knows its name. */
async function instanceSpecOf(deps: OperatorDeps, live: Instance, name: string): Promise<InstanceSpec> {
  return {
    name,
    labels: { kind: "instance" },
    limits: { memoryMb: 64, cpus: 1, pids: 32, fileSizeMb: 16, scratchMb: 16 },
    imageDigest: live.imageDigest,
    appFolder: join(deps.runtimeFolder, "d", name, "app"),
    dataFolder: join(deps.home, "data", name),
    bundleFolder: bundleFolderOf(deps, live.bundleHash),
    env: { TOOLROOM_APP_SOCKET: "/app/app.sock", TOOLROOM_RELEASE: "stray", TOOLROOM_DATA_FOLDER: "/data" },
  };
}

/** One version live, and the deploy of the next killed after its instance was started. */
async function withKilledDeploy(t: TestContext) {
  const rig = await setUp(t);
  const steps = createSteps({ step: "start", moment: "after" });
  const releaseId = await rig.cut(2, "two");
  await addOpenRequest(rig.store, LOST_REQUEST, rig.app.id);
  await assert.rejects(() => deploy(steps.step, rig.deps, { requestId: LOST_REQUEST, releaseId }), Killed);
  return rig;
}
