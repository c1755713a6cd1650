import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { deploy } from "../../operator/deploy.ts";
import { stepBackup } from "../../operator/step-backup.ts";
import { addRequest } from "../../store/app-requests.ts";
import { verifyAudit } from "../../store/audit.ts";
import { liveInstance } from "../../store/instances.ts";
import { auditLog } from "../../store/schema.ts";
import { createDeployRig, dishes, FIRST_SQL, type Rig, SECOND_SQL } from "../fakes/deploy-rig.ts";
import { createSteps, Killed } from "../fakes/operator.ts";
import { NOON, TEAM } from "../fakes/registry.ts";

/** v1 with a row, v2 whose migration changed its table, and a row entered since. */
async function setUp(t: TestContext) {
  const rig = await createDeployRig(t);
  await rig.live(await rig.cut(1, "one", [FIRST_SQL]));
  await rig.edge.visit(rig.app.id, "/add");
  assert.equal(await stepBackup(rig.deps, rig.app.id), null, "a first version changed nothing");
  assert.deepEqual(await rig.live(await rig.cut(2, "two", [FIRST_SQL, SECOND_SQL])), { kind: "live" });
  await rig.edge.visit(rig.app.id, "/add");
  const backup = await stepBackup(rig.deps, rig.app.id);
  return { rig, backup };
}

async function askBack(rig: Rig, restoresFrom: string): Promise<void> {
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: "9.0", requesterId: "UOWNER" };
  const row = { ...place, id: "req_back", text: "undo", inputs: [], appId: rig.app.id, restoresFrom, at: NOON };
  await addRequest(rig.store, row);
}

const columns = (rig: Rig) => {
  const database = new DatabaseSync(join(rig.deps.home, "data", rig.app.id, "app.sqlite"), { readOnly: true });
  const found = database.prepare("select name from pragma_table_info('orders')").all();
  database.close();
  return found.map(({ name }) => name);
};

test("the version before comes back with its data; what was entered since is kept in a backup, and the audit says who", async (t) => {
  const { rig, backup } = await setUp(t);
  assert.ok(backup);
  assert.deepEqual([backup.live.number, backup.before.number], [2, 1]);
  assert.equal(dishes(rig), 2);
  await askBack(rig, backup.key);
  const third = await rig.cut(3, "one", [FIRST_SQL]);
  const order = { requestId: "req_back", releaseId: third };
  assert.deepEqual(await deploy(createSteps().step, rig.deps, order), { kind: "live" });
  assert.deepEqual([dishes(rig), columns(rig)], [1, ["dish"]]);
  assert.equal((await rig.edge.visit(rig.app.id, "/")).body, "one");

  const now = await stepBackup(rig.deps, rig.app.id);
  assert.equal(now?.key, (await liveInstance(rig.store, rig.app.id))?.id);
  const kept = new DatabaseSync(join(rig.deps.home, "backups", rig.app.id, now?.key ?? "", "app.sqlite"));
  assert.equal(kept.prepare("select count(*) as count from orders").get()?.count, 2, "with what was entered since");
  kept.close();
  assert.ok(readdirSync(join(rig.deps.home, "backups", rig.app.id)).includes(backup.key), "it may be wanted again");
  const [line] = rig.store.orm
    .select()
    .from(auditLog)
    .all()
    .filter(({ verb }) => verb === "restore_data");
  assert.deepEqual([line?.actor, line?.subject, line?.details.from, line?.details.to], ["UOWNER", rig.app.id, 2, 3]);
  assert.equal((await verifyAudit(rig.store)).ok, true);
});

test("killed around any of its steps, data comes back once and is noted once", async (t) => {
  for (const [step, moments] of [
    ["note", ["inside"]],
    ["put back", ["before", "inside", "after"]],
    ["register", ["inside"]],
  ] as const)
    for (const moment of moments) {
      const { rig, backup } = await setUp(t);
      await askBack(rig, backup?.key ?? "");
      const order = { requestId: "req_back", releaseId: await rig.cut(3, "one", [FIRST_SQL]) };
      const steps = createSteps({ step, moment });
      await assert.rejects(deploy(steps.step, rig.deps, order), Killed);
      steps.nextRun();
      assert.deepEqual(await deploy(steps.step, rig.deps, order), { kind: "live" }, `${step} ${moment}`);
      assert.deepEqual([dishes(rig), columns(rig)], [1, ["dish"]], `${step} ${moment}`);
      const notes = rig.store.orm
        .select()
        .from(auditLog)
        .all()
        .filter(({ verb }) => verb === "restore_data");
      assert.equal(notes.length, 1, `${step} ${moment}`);
    }
});

test("a version that does not start leaves the data as it is now, and so does a copy that is gone", async (t) => {
  const { rig, backup } = await setUp(t);
  await askBack(rig, backup?.key ?? "");
  const broken = await rig.cut(3, "crash", [FIRST_SQL]);
  const failed = await deploy(createSteps().step, rig.deps, { requestId: "req_back", releaseId: broken });
  assert.equal(failed.kind, "failed");
  assert.deepEqual([dishes(rig), columns(rig)], [2, ["dish", "day"]]);
  assert.equal((await rig.edge.visit(rig.app.id, "/")).body, "two");
  assert.equal((await stepBackup(rig.deps, rig.app.id))?.key, backup?.key, "and it can be tried again");

  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: "9.1", requesterId: "UOWNER" };
  const gone = { id: "req_gone", text: "undo", inputs: [], appId: rig.app.id, restoresFrom: "inst_gone", at: NOON };
  await addRequest(rig.store, { ...place, ...gone });
  const order = { requestId: "req_gone", releaseId: await rig.cut(4, "one", [FIRST_SQL]) };
  const missing = await deploy(createSteps().step, rig.deps, order);
  assert.match(
    missing.kind === "failed" ? missing.message : "",
    /The copy of the data from before is not there any more/,
  );
  assert.deepEqual([dishes(rig), columns(rig)], [2, ["dish", "day"]]);
});
