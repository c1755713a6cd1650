import assert from "node:assert/strict";
import { test } from "node:test";
import { tellOfFullBoxes } from "../../operator/full-boxes.ts";
import { tellNotices } from "../../operator/notices.ts";
import { liveInstance } from "../../store/instances.ts";
import { createDeployRig } from "../fakes/deploy-rig.ts";

test("the owner of an app that is full of processes hears of it, once a day, and it keeps running", async (t) => {
  const { deps, store, app, clock, cut, live, told } = await createDeployRig(t);
  assert.deepEqual(await live(await cut(1, "one")), { kind: "live" });
  const instanceId = (await liveInstance(store, app.id))?.id ?? "";
  let processes = 57;
  let wakes = 0;
  const look = async () => {
    const wakeNotices = () => {
      wakes += 1;
    };
    const box = { name: instanceId, labels: {}, state: "running", processes } as const;
    await tellOfFullBoxes({ ...deps, wakeNotices }, [box]);
    await tellNotices(deps);
    return told.size;
  };
  assert.equal(await look(), 0);
  processes = 64;
  assert.deepEqual([await look(), await look(), wakes], [1, 1, 1]);
  const [said] = told.values();
  assert.equal(said?.personId, "U1");
  assert.match(said?.text ?? "", /\*lunch\* runs as many programs at once as it may \(64 of 64/);
  clock.add(24 * 3_600_000);
  assert.equal(await look(), 2);
  assert.equal((await deps.runner.list())[0]?.state, "running");
});
