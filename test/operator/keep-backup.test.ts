import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { deploy } from "../../operator/deploy.ts";
import { type KeptBackup, keepBackup, keptBackups } from "../../operator/keep-backup.ts";
import { addRequest } from "../../store/app-requests.ts";
import { verifyAudit } from "../../store/audit.ts";
import { beginDeployment, failDeployment } from "../../store/deployments.ts";
import { auditLog } from "../../store/schema.ts";
import { createDeployRig, dishes, FIRST_SQL, type Rig, SECOND_SQL } from "../fakes/deploy-rig.ts";
import { createSteps } from "../fakes/operator.ts";
import { NOON, TEAM } from "../fakes/registry.ts";

const MINUTE_MS = 60_000;

const keep = (rig: Rig, personId = "UOWNER") => keepBackup(rig.deps, { appId: rig.app.id, personId });
const namesIn = (rig: Rig) => readdirSync(join(rig.deps.home, "backups", rig.app.id)).toSorted();

test("a running app's data is kept once a minute, for two at once together, and comes back by the way an undo takes", async (t) => {
  const rig = await createDeployRig(t);
  assert.deepEqual(await keep(rig), { kind: "no_data" });
  await rig.live(await rig.cut(1, "one", [FIRST_SQL]));
  await rig.edge.visit(rig.app.id, "/add");
  const [first, other] = await Promise.all([keep(rig), keep(rig, "UPLAT")]);
  assert.ok(first.kind === "kept" && other.kind === "fresh", JSON.stringify([first, other]));
  assert.deepEqual([other.backup.name, first.releaseNumber], [first.backup.name, 1]);
  assert.ok((first.backup.bytes ?? 0) > 4096);
  assert.equal((await rig.edge.visit(rig.app.id, "/add")).body, "one", "it went on");
  assert.deepEqual(namesIn(rig), [first.backup.name]);
  const file = join(rig.deps.home, "backups", rig.app.id, first.backup.name, "app.sqlite");
  const copy = new DatabaseSync(file, { readOnly: true });
  assert.equal(copy.prepare("select count(*) as count from orders").get()?.count, 1);
  copy.close();

  rig.clock.add(MINUTE_MS);
  const later = await keep(rig, "UPLAT");
  assert.ok(later.kind === "kept", JSON.stringify(later));
  const listed = await keptBackups(rig.deps, rig.app.id);
  const told = ({ name, at, why }: KeptBackup) => ({ name, at, why }); // their size grew: we have looked into one
  assert.deepEqual(listed.map(told), [later.backup, first.backup].map(told));
  const lines = rig.store.orm.select().from(auditLog).all();
  assert.deepEqual(
    lines.filter(({ verb }) => verb === "keep_data").map(({ actor, details }) => [actor, details.backup, details.of]),
    [
      ["UOWNER", first.backup.name, 1],
      ["UPLAT", later.backup.name, 1],
    ],
  );
  assert.equal((await verifyAudit(rig.store)).ok, true);

  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: "9.0", requesterId: "UOWNER" };
  const back = { id: "req_back", text: "undo", inputs: [], appId: rig.app.id, restoresFrom: first.backup.name };
  await addRequest(rig.store, { ...place, ...back, at: NOON });
  const order = { requestId: "req_back", releaseId: await rig.cut(2, "two", [FIRST_SQL]) };
  assert.equal(dishes(rig), 2);
  assert.deepEqual(await deploy(createSteps().step, rig.deps, order), { kind: "live" });
  assert.equal(dishes(rig), 1);
});

test("a deploy under way, begun meanwhile, or begun and backed out leaves no copy that could hold its tables", async (t) => {
  const rig = await createDeployRig(t);
  await rig.live(await rig.cut(1, "one", [FIRST_SQL]));
  const releaseId = await rig.cut(2, "two", [FIRST_SQL, SECOND_SQL]);
  const begin = (number: number) =>
    beginDeployment(rig.store, {
      ...{ id: `dep_${number}`, appId: rig.app.id, releaseId, requestId: `req_${number}` },
      ...{ instanceId: `inst_${number}`, at: NOON },
    });
  const fail = (number: number) =>
    failDeployment(rig.store, { deploymentId: `dep_${number}`, problem: "no", actor: "UOWNER", at: NOON });
  const { runTask } = rig.runner;
  const whileCopying = (work: () => Promise<unknown>) => ({
    ...rig.deps,
    runner: {
      ...rig.runner,
      runTask: async (spec: Parameters<typeof runTask>[0]) => {
        const result = await runTask(spec);
        await work();
        return result;
      },
    },
  });
  const order = { appId: rig.app.id, personId: "UOWNER" };
  const overtaken = await keepBackup(
    whileCopying(async () => {
      await begin(1);
      await fail(1);
    }),
    order,
  );
  assert.deepEqual([overtaken, namesIn(rig)], [{ kind: "deploying" }, []]);
  assert.deepEqual(
    await keepBackup(
      whileCopying(() => begin(2)),
      order,
    ),
    { kind: "deploying" },
  );
  assert.deepEqual([await keep(rig), namesIn(rig)], [{ kind: "deploying" }, []]);
  await fail(2);
  const broken = await keepBackup(
    whileCopying(() => Promise.reject(new Error("The engine is gone"))),
    order,
  ).catch(String);
  assert.deepEqual([broken, namesIn(rig)], ["Error: The engine is gone", []]);
  assert.equal((await keep(rig)).kind, "kept");
});
