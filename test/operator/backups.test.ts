import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { newId } from "../../lib/ids.ts";
import { silentLog } from "../../lib/log.ts";
import { appsWithBackups, pruneBackups } from "../../operator/backups.ts";
import { createReconcileMemory, reconcile } from "../../operator/reconcile.ts";
import { makeDeepFolder } from "../fakes/deep-folder.ts";
import { createTestOperator } from "../fakes/operator.ts";
import { createHandClock, NOON, openTestStore } from "../fakes/registry.ts";

const DAY_MS = 24 * 3_600_000;

function setUp(t: TestContext) {
  const { folder: home } = openTestStore(t);
  const deps = { home, clock: createHandClock(), log: silentLog };
  return { deps, ...backupsIn(home) };
}

function backupsIn(home: string) {
  const folder = join(home, "backups", "app_1");
  const lay = (daysAgo: number, ending = "", prefix = "inst") => {
    const name = `${newId(prefix, NOON - daysAgo * DAY_MS)}${ending}`;
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "app.sqlite"), "rows");
    return name;
  };
  const left = () => readdirSync(folder).toSorted();
  return { folder, lay, left };
}

test("the newest five backups of an app stay however old, and those of 14 days however many", async (t) => {
  const { deps, lay, left } = setUp(t);
  const recent = [0, 1, 2, 3, 4, 5, 13.9].map((days) => lay(days));
  for (const days of [14, 15, 400]) lay(days);
  assert.deepEqual(await appsWithBackups(deps), ["app_1"]);
  await pruneBackups(deps, "app_1", false);
  assert.deepEqual(left(), recent.toSorted());
  deps.clock.add(400 * DAY_MS);
  await pruneBackups(deps, "app_1", false);
  assert.deepEqual(left(), recent.slice(0, 5).toSorted());
});

test("a backup that was put back counts like any other; what a dead deploy had begun goes at the start only", async (t) => {
  const { deps, lay, left } = setUp(t);
  const kept = [20, 21, 22, 23].map((days) => lay(days));
  kept.push(lay(24, ".restored"));
  lay(25);
  lay(26, ".restored");
  const begun = [lay(0, ".partial"), lay(27, ".rehearsal")];
  await pruneBackups(deps, "app_1", false);
  assert.deepEqual(left(), [...kept, ...begun].toSorted());
  await pruneBackups(deps, "app_1", true);
  assert.deepEqual(left(), kept.toSorted());
});

test("of those that were asked for the newest ten stay, and they push out none of a deploy's, nor the other way", async (t) => {
  const { deps, lay, left } = setUp(t);
  const ofDeploys = [20, 21, 22, 23, 24].map((days) => lay(days));
  const asked = Array.from({ length: 12 }, (_, days) => lay(days, "", "bak"));
  const begun = lay(0, ".partial", "bak");
  await pruneBackups(deps, "app_1", false);
  assert.deepEqual(left(), [...ofDeploys, ...asked.slice(0, 10), begun].toSorted());
  await pruneBackups(deps, "app_1", true);
  assert.deepEqual(left(), [...ofDeploys, ...asked.slice(0, 10)].toSorted());
});

test("what somebody laid there by hand is not touched, and of an app without backups there is nothing to do", async (t) => {
  const { deps, lay, left, folder } = setUp(t);
  assert.deepEqual(await appsWithBackups(deps), []);
  await pruneBackups(deps, "app_1", true);
  const kept = [20, 21, 22, 23, 24].map((days) => lay(days));
  for (const name of ["before-the-move", "notes.partial"]) mkdirSync(join(folder, name));
  await pruneBackups(deps, "app_1", true);
  assert.deepEqual(left(), [...kept, "before-the-move", "notes.partial"].toSorted());
});

test("the reconciler prunes in its whole rounds, also what is deeper than any path leads", async (t) => {
  const { deps } = await createTestOperator(t);
  const { lay, left, folder } = backupsIn(deps.home);
  t.after(() => execFileSync("rm", ["-rf", folder])); // Node's own rm would stop at the path's length.
  const kept = [20, 21, 22, 23, 24].map((days) => lay(days));
  const old = lay(25);
  makeDeepFolder(join(folder, old), 30, "d".repeat(200));
  await reconcile(deps, createReconcileMemory(), { isWhole: false, isFirst: false });
  assert.equal(left().length, 6);
  await reconcile(deps, createReconcileMemory(), { isWhole: true, isFirst: false });
  assert.deepEqual(left(), kept.toSorted());
});
