import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { deploy } from "../../operator/deploy.ts";
import { liveDeployment } from "../../store/deployments.ts";
import { createDeployRig, dishes, FIRST_SQL } from "./deploy-rig.ts";
import { createSteps, Killed, type KillMoment } from "./operator.ts";

export interface KillCase {
  name: string;
  migrates: boolean;
  /** The release under test crashes at its start, so the deploy walks its way back. */
  crashes: boolean;
  /** The saved steps are lost too: the workflow is started again from nothing. */
  forgets: boolean;
}

export const KILL_CASES: KillCase[] = [
  { name: "a switch", migrates: false, crashes: false, forgets: false },
  { name: "a switch that is taken back", migrates: false, crashes: true, forgets: false },
  { name: "a migration", migrates: true, crashes: false, forgets: false },
  { name: "a migration that is taken back", migrates: true, crashes: true, forgets: false },
  { name: "a switch begun anew", migrates: false, crashes: false, forgets: true },
  { name: "a migration begun anew", migrates: true, crashes: false, forgets: true },
  { name: "a migration that is taken back, begun anew", migrates: true, crashes: true, forgets: true },
];

/** For every kill: the workflow dies there, is played again from what was saved, and ends once, with every row. */
export function testKills(
  subject: KillCase,
  choose: (step: string, index: number) => { step: string; moment: KillMoment }[],
): void {
  test(`${subject.name}, killed at its steps and resumed, ends once`, { timeout: 600_000 }, (t) =>
    playAll(t, subject, choose),
  );
}

async function playAll(
  t: TestContext,
  subject: KillCase,
  choose: (step: string, index: number) => { step: string; moment: KillMoment }[],
): Promise<void> {
  const rig = await createDeployRig(t);
  await rig.live(await rig.cut(1, "one", [FIRST_SQL]));
  let number = 1;
  const migrated: string[] = [FIRST_SQL];
  const cutNext = async () => {
    number += 1;
    const sql = `create table extra_${number} (x text);`;
    const migrations = subject.migrates ? [...migrated, sql] : migrated;
    if (subject.migrates && !subject.crashes) migrated.push(sql);
    return await rig.cut(number, subject.crashes ? "crash" : `release ${number}`, migrations);
  };

  const whole = createSteps();
  await deploy(whole.step, rig.deps, { requestId: "req whole", releaseId: await cutNext() });
  const names = whole.names.map((name) => name.replace(/^.*?: /, ""));
  let rows = dishes(rig);
  for (const kill of names.flatMap(choose)) {
    await t.test(`${kill.step}, ${kill.moment}`, async () => {
      assert.equal((await rig.edge.visit(rig.app.id, "/add")).status, 200);
      rows += 1;
      const releaseId = await cutNext();
      const order = { requestId: `req ${number}`, releaseId };
      let steps = createSteps(kill);
      await assert.rejects(() => deploy(steps.step, rig.deps, order), Killed);
      rig.edge.forget();
      if (subject.forgets) steps = createSteps();
      else steps.nextRun();
      const deployed = await deploy(steps.step, rig.deps, order);
      assert.equal(deployed.kind, subject.crashes ? "failed" : "live");
      const live = await liveDeployment(rig.store, rig.app.id);
      assert.equal(live?.releaseId === releaseId, !subject.crashes);
      const boxes = (await rig.runner.list()).map((box) => [box.name, box.state]);
      assert.deepEqual(boxes, [[live?.instanceId, "running"]]);
      assert.equal((await rig.edge.visit(rig.app.id, "/")).status, 200);
      assert.equal(dishes(rig), rows);
    });
  }
  const backups = join(rig.deps.home, "backups", rig.app.id);
  const left = existsSync(backups) ? readdirSync(backups).filter((name) => /rehearsal|partial/.test(name)) : [];
  assert.deepEqual(left, []);
}
