import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { appById } from "../../store/apps.ts";
import { deploymentsOf } from "../../store/deployments.ts";
import { liveInstance, wantedInstances } from "../../store/instances.ts";
import { triggersOf } from "../../store/triggers.ts";
import { BROKEN_SQL, createDeployRig, dishes, FIRST_SQL, PAGES, SECOND_SQL, stream } from "../fakes/deploy-rig.ts";
import { layBundle } from "../fakes/operator.ts";
import { addApp, addRelease, manifestOf } from "../fakes/registry.ts";

test("a first release goes live: app, deployment and triggers in one, and nothing else runs", async (t) => {
  const rig = await createDeployRig(t);
  const release = await rig.cut(1, "one", [], { triggers: [{ schedule: "0 11 * * *", run: "summary" }] });
  assert.deepEqual(await rig.live(release), { kind: "live" });
  assert.equal((await rig.edge.visit(rig.app.id, "/")).body, "one");
  assert.equal((await appById(rig.store, rig.app.id))?.status, "live");
  const [trigger] = await triggersOf(rig.store, rig.app.id);
  assert.equal(trigger?.nextAt, Date.parse("2026-03-11T10:00:00Z"));
  assert.equal((await rig.runner.list()).length, 1);
});

test("a second release takes over without a failed request, and the old one is gone", async (t) => {
  const rig = await createDeployRig(t);
  await rig.live(await rig.cut(1, "one"));
  const old = await liveInstance(rig.store, rig.app.id);
  const requests = stream(rig);
  assert.deepEqual(await rig.live(await rig.cut(2, "two")), { kind: "live" });
  const { failed, asked, texts } = await requests.end();
  assert.deepEqual(failed, []);
  assert.ok(asked > 10, `${asked} requests`);
  assert.deepEqual([...texts], ["one", "two"]);
  assert.equal((await rig.edge.visit(rig.app.id, "/")).body, "two");
  assert.deepEqual(
    (await rig.runner.list()).map((box) => box.name),
    [(await liveInstance(rig.store, rig.app.id))?.id],
  );
  assert.equal(rig.openDoors.has(old?.doorSessionId ?? ""), false);
});

test("a release that crashes at start is said so at once, and the old one keeps serving", async (t) => {
  const rig = await createDeployRig(t);
  await rig.live(await rig.cut(1, "one"));
  const requests = stream(rig);
  const deployed = await rig.live(await rig.cut(2, "crash"));
  const { failed } = await requests.end();
  assert.deepEqual(deployed, {
    kind: "failed",
    message: "The app stopped by itself (exit code 3).",
    next: "Reply *try again*, or say what should be different.",
    kept: "v1 keeps running.",
  });
  assert.deepEqual(failed, []);
  assert.equal(
    (await deploymentsOf(rig.store, rig.app.id)).find((one) => one.status === "failed")?.releaseId,
    "rel_lunch_2",
  );
  assert.equal((await wantedInstances(rig.store)).length, 1);
});

test("a release that answers as another one is not waited for", async (t) => {
  const rig = await createDeployRig(t);
  await rig.live(await rig.cut(1, "one"));
  const second = await rig.cut(2, "two");
  layBundle(rig.deps, "bundle-2", { "app.ts": PAGES.replace("process.env.TOOLROOM_RELEASE", '"rel_another"') });
  const before = performance.now();
  const deployed = await rig.live(second);
  assert.equal(deployed.kind === "failed" && deployed.message, "The app answers its health check as rel_another.");
  assert.ok(performance.now() - before < 5_000);
  assert.equal((await rig.edge.visit(rig.app.id, "/")).body, "one");
});

test("a migration happens while requests wait: none fails, no row is lost, none waits 10 s", async (t) => {
  const rig = await createDeployRig(t);
  await rig.live(await rig.cut(1, "one", [FIRST_SQL]));
  const requests = stream(rig, "/add");
  assert.deepEqual(await rig.live(await rig.cut(2, "two", [FIRST_SQL, SECOND_SQL])), { kind: "live" });
  const { failed, asked, longestMs } = await requests.end();
  assert.deepEqual(failed, []);
  assert.equal(dishes(rig), asked);
  assert.ok(longestMs < 10_000, `${longestMs} ms`);
});

test("a migration that fails on the copy touches nothing", async (t) => {
  const rig = await createDeployRig(t);
  await rig.live(await rig.cut(1, "one", [FIRST_SQL]));
  const before = rig.edge.calls.length;
  const deployed = await rig.live(await rig.cut(2, "two", [FIRST_SQL, BROKEN_SQL]));
  assert.match(deployed.kind === "failed" ? deployed.message : "", /0002_change\.sql fails: no such table: nowhere/);
  assert.deepEqual(rig.edge.calls.slice(before), []);
  assert.equal((await rig.edge.visit(rig.app.id, "/")).body, "one");
});

test("a release whose data was migrated and that never gets healthy leaves every row as it was", async (t) => {
  const rig = await createDeployRig(t);
  await rig.live(await rig.cut(1, "one", [FIRST_SQL]));
  await rig.edge.visit(rig.app.id, "/add");
  const requests = stream(rig, "/add");
  const deployed = await rig.live(await rig.cut(2, "crash", [FIRST_SQL, SECOND_SQL]));
  const { failed, asked, longestMs } = await requests.end();
  assert.equal(deployed.kind === "failed" && deployed.kept, "v1 keeps running.");
  assert.deepEqual(failed, []);
  assert.equal(dishes(rig), asked + 1);
  assert.ok(longestMs < 10_000, `${longestMs} ms`);
  const database = new DatabaseSync(join(rig.deps.home, "data", rig.app.id, "app.sqlite"));
  const columns = database.prepare("select name from pragma_table_info('orders')").all();
  database.close();
  assert.deepEqual(
    columns.map((column) => column.name),
    ["dish"],
  );
});

test("a first release whose migration fails leaves no files, and its repair goes live", async (t) => {
  const rig = await createDeployRig(t);
  const deployed = await rig.live(await rig.cut(1, "one", [FIRST_SQL, BROKEN_SQL]));
  assert.equal(deployed.kind === "failed" && deployed.kept, "lunch was not live before, and is not now.");
  assert.equal(existsSync(join(rig.deps.home, "data", rig.app.id)), false);
  assert.deepEqual(await rig.live(await rig.cut(2, "two", [FIRST_SQL])), { kind: "live" });
});

test("a command word that another app has is refused before anything starts", async (t) => {
  const rig = await createDeployRig(t);
  await rig.live(await rig.cut(1, "one", [], { triggers: [{ command: "/lunch", run: "add" }] }));
  const other = await addApp(rig.store, "dinner");
  layBundle(rig.deps, "bundle-dinner", { "app.ts": PAGES.replace("TEXT", '"dinner"') });
  const manifest = manifestOf("dinner", { triggers: [{ command: "/lunch", run: "add" }] });
  const release = await addRelease(rig.store, other, 1, { bundleHash: "bundle-dinner", manifest });
  const deployed = await rig.live(release.id);
  assert.equal(deployed.kind === "failed" && deployed.message, "/lunch belongs to lunch already.");
  assert.equal((await rig.runner.list()).length, 1);
});

test("a release that is live already is live, and one that failed may be tried again", async (t) => {
  const rig = await createDeployRig(t);
  const first = await rig.cut(1, "one");
  await rig.live(first);
  assert.deepEqual(await rig.live(first), { kind: "live" });
  const second = await rig.cut(2, "crash");
  assert.equal((await rig.live(second)).kind, "failed");
  layBundle(rig.deps, "bundle-2", { "app.ts": PAGES.replace("TEXT", '"repaired"') });
  assert.deepEqual(await rig.live(second), { kind: "live" });
  assert.equal((await rig.edge.visit(rig.app.id, "/")).body, "repaired");
});
