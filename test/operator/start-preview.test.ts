import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { closePreview, openPreview } from "../../operator/preview.ts";
import { createReconcileMemory, reconcile } from "../../operator/reconcile.ts";
import { createPreviewStarter } from "../../operator/start-preview.ts";
import { firePreview, openPreviewAgain, type TryPreviewDeps } from "../../operator/try-preview.ts";
import { addRequest, endRequest } from "../../store/app-requests.ts";
import { decideApproval, openApproval } from "../../store/approvals.ts";
import { readDoorSession } from "../../store/door-sessions.ts";
import { instanceById } from "../../store/instances.ts";
import { readPreviewRoute } from "../../store/routes.ts";
import { createDeployRig, FIRST_SQL } from "../fakes/deploy-rig.ts";
import { manifestOf, NOON, TEAM } from "../fakes/registry.ts";

const WHOLE = { isWhole: true, isFirst: false };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

test("a preview that ended after its day runs again at its address, with empty data, while it is waited for", {
  timeout: 30_000,
}, async (t) => {
  const { store, clock, instanceId, commands, day, route, dishes, addDish, running } = await setUp(t);
  addDish();
  assert.equal(dishes(), 1);
  await day();
  assert.deepEqual([(await route())?.target, (await route())?.preview?.state], [null, "sleeps"]);
  assert.deepEqual(await running(), []);

  const presses = [1, 2].map(() => openPreviewAgain(commands, { instanceId, personId: "ASKER" }));
  const until = clock.now() + DAY_MS;
  const shown = { kind: "runs" as const, url: "http://lunch--p1.localhost:", until };
  for (const outcome of await Promise.all(presses)) {
    assert.ok(outcome.kind === "runs");
    assert.deepEqual({ ...outcome, url: outcome.url?.replace(/\d+$/, "") }, shown);
  }
  assert.equal((await route())?.target?.instanceId, instanceId);
  assert.deepEqual(await running(), [instanceId]);
  assert.equal(dishes(), 0, "its migrations ran on fresh files");
  const door = await readDoorSession(store, (await instanceById(store, instanceId))?.doorSessionId ?? "");
  assert.deepEqual([door?.closedAt, door?.expiresAt], [null, until]);

  clock.add(20 * HOUR_MS);
  const more = await openPreviewAgain(commands, { instanceId, personId: "ASKER" });
  assert.equal(more.kind === "runs" && more.until, clock.now() + DAY_MS, "one that runs gets more time");
  clock.add(20 * HOUR_MS);
  await day(0);
  assert.deepEqual(await running(), [instanceId]);
  await day();
  assert.deepEqual(await running(), []);
});

test("a schedule tried in a preview that was stopped starts it first", { timeout: 30_000 }, async (t) => {
  const { clock, instanceId, commands, day, running, woken } = await setUp(t);
  await day();
  const press = {
    instanceId,
    act: { run: "post" },
    personId: "ASKER",
    channelId: "C1",
    key: "1",
    at: clock.now(),
  };
  assert.equal((await firePreview(commands, press)).kind, "taken");
  assert.deepEqual([await running(), woken()], [[instanceId], 1]);
});

test("it never runs longer than its question waits, and not for a stranger, nor after the answer", {
  timeout: 30_000,
}, async (t) => {
  const { deps, store, clock, instanceId, commands, day, running, approval, waitsUntil } = await setUp(t);
  await day();
  assert.equal((await openPreviewAgain(commands, { instanceId, personId: "STRANGER" })).kind, "refused");
  clock.set(waitsUntil - HOUR_MS);
  const last = await openPreviewAgain(commands, { instanceId, personId: "ASKER" });
  assert.equal(last.kind === "runs" && last.until, waitsUntil);
  const decision = { approvalId: approval.id, personId: "ASKER", answer: "yes" as const, words: null, remark: null };
  await closePreview(deps, instanceId);
  assert.equal(await decideApproval(store, approval, { ...decision, inputs: [], at: clock.now() }), true);
  const said = async () => {
    const outcome = await openPreviewAgain(commands, { instanceId, personId: "ASKER" });
    return outcome.kind === "refused" ? outcome.say : outcome.kind;
  };
  assert.match(await said(), /further down in its thread/);
  await endRequest(store, "req_9", "cancelled", "", clock.now());
  assert.match(await said(), /Reply \*try again\*/);
  assert.deepEqual(await running(), []);
});

test("looks right after its day is a yes as on the first, and what was closed stays closed", async (t) => {
  const { deps, store, clock, instanceId, day, approval, running } = await setUp(t);
  await day();
  const decision = { approvalId: approval.id, personId: "ASKER", answer: "yes" as const, words: null, remark: null };
  assert.equal(await decideApproval(store, approval, { ...decision, inputs: [], at: clock.now() }), true);
  await closePreview(deps, instanceId);
  assert.deepEqual(await running(), []);
  assert.deepEqual(
    ["", "fresh-"].map((prefix) => existsSync(join(deps.home, "data", prefix + instanceId))),
    [false, false],
  );
});

test("decided while it is started for another day, a preview is closed; its start behind the decision starts nothing", {
  timeout: 30_000,
}, async (t) => {
  const { deps, store, clock, instanceId, commands, day, approval, running } = await setUp(t);
  await day();
  const decide = async () => {
    const decision = { approvalId: approval.id, personId: "ASKER", answer: "yes" as const, words: null, remark: null };
    await decideApproval(store, approval, { ...decision, inputs: [], at: clock.now() });
  };
  let closing: Promise<void> | undefined;
  const open = async (doorSessionId: string) => {
    // In the middle of the start, which has its turn.
    await decide();
    closing ??= closePreview(deps, instanceId);
    return await deps.doors.open(doorSessionId);
  };
  const startPreview = createPreviewStarter({ ...deps, doors: { ...deps.doors, open } });
  const press = { instanceId, personId: "ASKER" };
  assert.equal((await openPreviewAgain({ ...commands, startPreview }, press)).kind, "runs");
  await closing;
  assert.deepEqual([await running(), (await instanceById(store, instanceId))?.wanted], [[], false]);

  const late = await createPreviewStarter(deps)(instanceId, async () => null);
  assert.equal(late.kind, "closed");
  assert.deepEqual(await running(), []);
});

async function setUp(t: TestContext) {
  const rig = await createDeployRig(t);
  const { deps, store, clock, app } = rig;
  const triggers = [{ schedule: "0 8 * * *", run: "post" }];
  const manifest = manifestOf("lunch", { triggers, web: { access: "owner" } });
  const releaseId = await rig.cut(1, "one", [FIRST_SQL], manifest);
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "9", messageTs: "9", requesterId: "ASKER" };
  await addRequest(store, { ...place, id: "req_9", text: "x", inputs: [], appId: app.id, at: NOON });
  const opened = await openPreview(deps, {
    ...{ key: "one", kind: "preview", appId: app.id, requestId: "req_9", personId: "ASKER", manifest },
    ...{ releaseId, releaseTag: releaseId, bundleHash: "bundle-1", imageDigest: "sha256:0" },
  });
  if (opened.kind === "broken") throw new Error(opened.problem);
  const instanceId = opened.instance.id;
  const waitsUntil = NOON + 14 * DAY_MS;
  const question = { id: "apr_9", requestId: "req_9", kind: "preview" as const, round: 1, subjectHash: "x" };
  const whose = { releaseId, personId: "ASKER", groupHandle: null, expiresAt: waitsUntil };
  const approval = await openApproval(store, { ...question, ...whose }, NOON);
  let wakes = 0;
  const commands: TryPreviewDeps = {
    ...{ store, clock, startPreview: createPreviewStarter(deps) },
    authority: {
      mayDo: async (personId, verb) =>
        personId === "ASKER" && verb === "open_preview" ? { yes: true } : { yes: false, why: "No.", askWhom: "" },
    },
    wakeDeliveries: () => {
      wakes += 1;
    },
  };
  const memory = createReconcileMemory();
  const database = () => new DatabaseSync(join(deps.home, "data", instanceId, "app.sqlite"));
  return {
    ...{ ...rig, instanceId, commands, approval, waitsUntil },
    woken: () => wakes,
    /** A day goes by. */
    day: async (ms = DAY_MS) => {
      clock.add(ms);
      await reconcile(deps, memory, WHOLE);
    },
    route: () => readPreviewRoute(store, "lunch", 1, clock.now()),
    running: async () => (await rig.runner.list()).filter((box) => box.state === "running").map((box) => box.name),
    addDish: () => {
      const one = database();
      one.exec("insert into orders (dish) values ('ramen')");
      one.close();
    },
    dishes: () => {
      const one = database();
      const row = one.prepare("select count(*) as count from orders").get();
      one.close();
      return Number(row?.count);
    },
  };
}
