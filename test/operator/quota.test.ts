import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tellNotices } from "../../operator/notices.ts";
import { createQuotaMemory, enforceQuota } from "../../operator/quota.ts";
import { appById } from "../../store/apps.ts";
import { MOVES_FOR_EVER } from "../fakes/deep-folder.ts";
import { createDeployRig, PAGES } from "../fakes/deploy-rig.ts";
import { layBundle } from "../fakes/operator.ts";

test("an app that deletes its files and holds them open is stopped by what they take", async (t) => {
  const rig = await createDeployRig(t);
  const { deps, runner, store, app } = rig;
  const releaseId = await rig.cut(1, "one");
  const holds = `
    import * as fs from "node:fs";
    const file = process.env.TOOLROOM_DATA_FOLDER + "/x";
    const held = fs.openSync(file, "w");
    fs.unlinkSync(file);
    fs.writeSync(held, Buffer.alloc(2_000_000, 1));
  `;
  layBundle(deps, "bundle-1", { "app.ts": holds + PAGES.replace("TEXT", '"one"') });
  assert.deepEqual(await rig.live(releaseId), { kind: "live" });
  const look = async () => ({
    memory: createQuotaMemory(),
    boxes: await runner.list({ countsProcesses: true }),
  });
  await enforceQuota(deps, 3_000_000, await look());
  assert.equal((await appById(store, app.id))?.status, "live");
  await enforceQuota(deps, 1_000_000, await look());
  assert.equal((await appById(store, app.id))?.status, "stopped");
  await tellNotices(deps);
  assert.match([...rig.told.values()][0]?.text ?? "", /more than 1 MB, with those it deleted and still holds open/);
});

test("an app that moves its files about for ever is stopped, not one that does so at one look", async (t) => {
  const { deps, store, app, runner, cut, live, atEnd } = await createDeployRig(t);
  assert.deepEqual(await live(await cut(1, "one")), { kind: "live" });
  const folder = join(deps.home, "data", app.id);
  mkdirSync(join(folder, "a0"), { recursive: true });
  writeFileSync(join(folder, "a0/large"), Buffer.alloc(5_000_000, 1));
  const memory = createQuotaMemory();
  const moving = spawn(process.execPath, ["-e", MOVES_FOR_EVER, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(moving, "exit");
  atEnd(async () => {
    moving.kill("SIGKILL");
    await ended;
  });
  await once(moving.stdout, "data");
  await enforceQuota(deps, 1_000_000_000, { memory, boxes: [] });
  assert.equal((await runner.list()).length, 1);
  // Seen, or hidden three times running: over either way.
  for (let look = 0; look < 3; look += 1) await enforceQuota(deps, 1_000_000, { memory, boxes: [] });
  assert.deepEqual(await runner.list(), []);
  assert.equal((await appById(store, app.id))?.status, "stopped");
});
