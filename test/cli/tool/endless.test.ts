import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { execIn } from "../../../cli/tool/local/exec.ts";
import { migrateLocally } from "../../../cli/tool/local/migrate.ts";

const PROGRAM = fileURLToPath(new URL("../../../cli/box/migrate.ts", import.meta.url));
const ENDLESS = "with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r;";

function folderOf(t: TestContext, migrations: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "endless-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ["migrations", "data"]) mkdirSync(join(folder, name));
  for (const [name, sql] of Object.entries(migrations)) writeFileSync(join(folder, "migrations", name), sql);
  const data = join(folder, "data");
  const tables = () => {
    const database = new DatabaseSync(join(data, "app.sqlite"));
    const rows = database.prepare("select name from sqlite_schema where type = 'table' order by name").all();
    database.close();
    return rows.map(({ name }) => name);
  };
  return { folder, data, tables };
}

test("a migration without an end is ended, with its name and the fix, and those before it hold", async (t) => {
  const { folder, data, tables } = folderOf(t, { "0001_a.sql": "create table a (x)", "0002_b.sql": ENDLESS });
  await assert.rejects(migrateLocally(PROGRAM, folder, data, 100), (error: Error & { code: string; next: string }) => {
    assert.deepEqual(
      [error.code, error.message],
      ["migration_endless", "migrations/0002_b.sql does not end within 0.1 s."],
    );
    assert.match(error.next, /`where` or a `limit`/);
    return true;
  });
  assert.deepEqual(tables(), ["_toolroom_migrations", "a"]);
});

test("one that fails is named, and one that cannot begin says why", async (t) => {
  const { folder, data } = folderOf(t, { "0001_a.sql": "insert into nowhere values (1)" });
  await assert.rejects(migrateLocally(PROGRAM, folder, data), {
    code: "migration_failed",
    message: "migrations/0001_a.sql fails: no such table: nowhere.",
  });
  await assert.rejects(migrateLocally(PROGRAM, folder, join(folder, "gone")), /cannot be opened: unable to open/);
});

test("what a program of the checks leaves behind ends with it, and keeps nobody waiting", async (t) => {
  const { folder } = folderOf(t, {});
  const endless =
    "require('node:child_process').spawnSync(process.execPath, ['-e', 'for (;;);'], { stdio: 'inherit' })";
  const { timedOut, exitCode } = await execIn(folder, null, {})(["node", "-e", endless], 500);
  assert.deepEqual([timedOut, exitCode], [true, null]);
});
