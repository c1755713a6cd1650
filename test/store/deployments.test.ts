import assert from "node:assert/strict";
import { test } from "node:test";
import { endRequest } from "../../store/app-requests.ts";
import { appById } from "../../store/apps.ts";
import { verifyAudit } from "../../store/audit.ts";
import {
  beginDeployment,
  deploymentById,
  failDeployment,
  liveDeployment,
  registerApp,
  startingDeployment,
} from "../../store/deployments.ts";
import type { Store } from "../../store/store.ts";
import { takenWord, triggerByWord, triggersOf } from "../../store/triggers.ts";
import { addApp, addOpenRequest, NOON, openTestStore } from "../fakes/registry.ts";

const DAILY = { schedule: "0 11 * * *", run: "summary" };
const LUNCH = { command: "/lunch", run: "add" };

function wanted(appId: string, number: number) {
  const names = { id: `dep_${number}`, instanceId: `inst_${number}` };
  return { ...names, appId, releaseId: `rel_${number}`, requestId: `req_${number}`, at: NOON };
}

async function register(
  store: Store,
  number: number,
  previous: number | null,
  specs: (typeof DAILY | typeof LUNCH)[],
  dueAt = NOON,
) {
  const triggers = specs.map((spec) => ({
    run: spec.run,
    spec,
    timeZone: "Europe/Paris",
    nextAt: "schedule" in spec ? dueAt : null,
  }));
  const manifest = { title: `Title ${number}`, purpose: "p", access: "owner" as const };
  const previousDeploymentId = previous === null ? null : `dep_${previous}`;
  const rest = { releaseNumber: number, actor: "U1", at: NOON, triggers };
  return await registerApp(store, { deploymentId: `dep_${number}`, previousDeploymentId, ...manifest, ...rest });
}

test("registering replaces what was live, all in one, and twice is once", async (t) => {
  const { store } = openTestStore(t);
  const app = await addApp(store, "lunch");
  await beginDeployment(store, wanted(app.id, 1));
  assert.deepEqual(await register(store, 1, null, [DAILY, LUNCH]), { kind: "registered" });
  await beginDeployment(store, wanted(app.id, 2));
  assert.deepEqual(await register(store, 2, 1, [DAILY]), { kind: "registered" });
  assert.deepEqual(await register(store, 2, 1, [DAILY]), { kind: "registered" });
  assert.equal((await liveDeployment(store, app.id))?.id, "dep_2");
  const { title, access, status } = (await appById(store, app.id)) ?? {};
  assert.deepEqual({ title, access, status }, { title: "Title 2", access: "owner", status: "live" });
  assert.deepEqual(
    (await triggersOf(store, app.id)).map((trigger) => [trigger.run, trigger.releaseId]),
    [["summary", "rel_2"]],
  );
  assert.deepEqual(await verifyAudit(store), { ok: true, rows: 3 });
});

test("a schedule that stays keeps its id and its due time through a deploy", async (t) => {
  const { store } = openTestStore(t);
  const app = await addApp(store, "lunch");
  await beginDeployment(store, wanted(app.id, 1));
  await register(store, 1, null, [DAILY], NOON - 300);
  const [before] = await triggersOf(store, app.id);
  await beginDeployment(store, wanted(app.id, 2));
  await register(store, 2, 1, [DAILY], NOON + 86_400_000);
  const [after] = await triggersOf(store, app.id);
  assert.deepEqual({ ...after, releaseId: "" }, { ...before, releaseId: "" });
});

test("a word that another app has leaves everything as it was", async (t) => {
  const { store } = openTestStore(t);
  const lunch = await addApp(store, "lunch");
  await beginDeployment(store, wanted(lunch.id, 1));
  await register(store, 1, null, [LUNCH]);
  const other = await addApp(store, "dinner");
  await beginDeployment(store, wanted(other.id, 2));
  assert.deepEqual(await register(store, 2, null, [DAILY, LUNCH]), {
    kind: "word_taken",
    word: "lunch",
    appName: "lunch",
  });
  assert.equal((await appById(store, other.id))?.status, "building");
  assert.deepEqual(await triggersOf(store, other.id), []);
});

test("of two apps that go live at once with the same command exactly one gets it, and the other is told whose it is", async (t) => {
  const { store } = openTestStore(t);
  const [lunch, dinner] = [await addApp(store, "lunch"), await addApp(store, "dinner")];
  // Each began when the word was free.
  for (const [number, app] of [lunch, dinner].entries()) {
    assert.equal(await takenWord(store, app.id, [LUNCH]), undefined);
    assert.equal((await beginDeployment(store, wanted(app.id, number + 1))).kind, "begun");
  }
  const ends = await Promise.all([register(store, 1, null, [LUNCH]), register(store, 2, null, [DAILY, LUNCH])]);
  const winner = (await triggerByWord(store, "lunch"))?.appId === lunch.id ? 0 : 1;
  assert.deepEqual(ends[winner], { kind: "registered" });
  assert.deepEqual(ends[1 - winner], { kind: "word_taken", word: "lunch", appName: winner === 0 ? "lunch" : "dinner" });
  const loser = winner === 0 ? dinner : lunch;
  assert.deepEqual([(await appById(store, loser.id))?.status, await triggersOf(store, loser.id)], ["building", []]);
});

test("what was replaced meanwhile cannot be replaced again", async (t) => {
  const { store } = openTestStore(t);
  const app = await addApp(store, "lunch");
  await beginDeployment(store, wanted(app.id, 1));
  await register(store, 1, null, []);
  await beginDeployment(store, wanted(app.id, 2));
  assert.deepEqual(await register(store, 2, null, []), { kind: "conflict" });
  assert.equal((await liveDeployment(store, app.id))?.id, "dep_1");
});

test("one deployment at a time per app; what an ended request left behind makes room, a failed one is begun anew", async (t) => {
  const { store } = openTestStore(t);
  const app = await addApp(store, "lunch");
  await addOpenRequest(store, "req_1", app.id);
  const first = await beginDeployment(store, wanted(app.id, 1));
  assert.deepEqual(await beginDeployment(store, { ...wanted(app.id, 1), id: "dep_x", instanceId: "inst_x" }), first);
  assert.equal((await beginDeployment(store, wanted(app.id, 2))).kind, "busy");
  const days = 3 * 86_400_000;
  assert.equal((await beginDeployment(store, { ...wanted(app.id, 2), at: NOON + days })).kind, "busy");
  assert.equal((await startingDeployment(store, app.id))?.id, "dep_1");
  await endRequest(store, "req_1", "failed", "it broke", NOON);
  assert.equal(await startingDeployment(store, app.id), undefined);
  assert.equal((await beginDeployment(store, wanted(app.id, 2))).kind, "begun");
  assert.equal((await deploymentById(store, "dep_1"))?.status, "failed");
  assert.equal(await failDeployment(store, { deploymentId: "dep_2", problem: "p", actor: "U1", at: NOON }), true);
  const again = await beginDeployment(store, { ...wanted(app.id, 2), instanceId: "inst_new" });
  assert.deepEqual(again.kind === "begun" && [again.deployment.id, again.deployment.instanceId], ["dep_2", "inst_new"]);
});
