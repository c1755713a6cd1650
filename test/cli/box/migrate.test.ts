import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, test } from "node:test";
import { builtLayer } from "../../builder/built-layer.ts";

const layer = builtLayer();
let folders: { bundle: string; files: string; copy: string };
let round = 0;

beforeEach(() => {
  round += 1;
  const [bundle, files, copy] = ["bundle", "files", "copy"].map((name) => join(layer.root, `${name}${round}`));
  assert.ok(bundle && files && copy);
  folders = { bundle, files, copy };
  mkdirSync(join(bundle, "migrations"), { recursive: true });
  mkdirSync(files);
  write("0001_orders.sql", "create table orders (dish text); insert into orders values ('ramen');");
});

function write(name: string, sql: string): void {
  writeFileSync(join(folders.bundle, "migrations", name), sql);
}

async function migrate(...options: string[]) {
  const { exitCode, stdout } = await layer.migrate(folders.bundle, folders.files, ...options);
  const answer = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  assert.equal(exitCode, answer.ok ? 0 : 1);
  return answer;
}

const count = async (has: object) => (await migrate("--rows", JSON.stringify({ table: "orders", has }))).count;

test("migrations are applied once, in order", async () => {
  assert.deepEqual(await migrate(), { ok: true, applied: ["0001_orders.sql"] });
  write("0002_more.sql", "alter table orders add column who text");
  assert.deepEqual(await migrate("--verify"), { ok: true, applied: ["0002_more.sql"] });
  assert.deepEqual(await migrate(), { ok: true, applied: [] });
  assert.deepEqual(
    [await count({ dish: "ramen" }), await count({ dish: "soup" }), await count({ who: null })],
    [1, 0, 1],
  );
});

test("one that fails halfway leaves nothing of itself and names its file", async () => {
  write("0002_half.sql", "insert into orders values ('half'); insert into nowhere values (1);");
  assert.deepEqual(await migrate(), { ok: false, file: "0002_half.sql", error: "no such table: nowhere" });
  assert.deepEqual([await count({ dish: "half" }), await count({ dish: "ramen" })], [0, 1]);
});

test("one that was changed afterwards, or ends the transaction, is refused", async () => {
  await migrate();
  write("0002_commit.sql", "commit; create table other (x)");
  assert.match((await migrate()).error, /ends the transaction/);
  write("0001_orders.sql", "create table orders (dish text, price integer)");
  assert.match((await migrate()).error, /changed after/);
});

test("a backup is taken before, from a database in use, and brings everything back", async () => {
  await migrate();
  const inUse = new DatabaseSync(join(folders.files, "app.sqlite"));
  inUse.exec("insert into orders values ('soup')");
  write("0002_drop.sql", "delete from orders");
  assert.equal((await migrate("--backup", folders.copy)).ok, true);
  assert.equal(await count({ dish: "soup" }), 0);
  inUse.close();
  assert.deepEqual(await migrate("--restore", folders.copy), { ok: true, applied: [] });
  assert.deepEqual([await count({ dish: "soup" }), await count({ dish: "ramen" })], [1, 1]);
  assert.equal((await migrate("--verify", "--no-migrate")).ok, true);
});

test("a backup holds the app's files, follows no link, and a restore takes away what came since", async () => {
  const at = (...parts: string[]) => join(folders.files, "files", ...parts);
  mkdirSync(at("reports"), { recursive: true });
  writeFileSync(at("reports", "a.csv"), "old");
  writeFileSync(at(".partial-1"), "half");
  symlinkSync("/etc", at("reports", "etc"));
  assert.equal((await migrate("--backup", folders.copy)).ok, true);
  writeFileSync(at("reports", "a.csv"), "new");
  writeFileSync(at("b.csv"), "since");
  // As a restore leaves it that was killed.
  mkdirSync(join(folders.files, "files.restoring", "x"), { recursive: true });
  for (const _ of ["first", "again"]) assert.equal((await migrate("--restore", folders.copy)).ok, true);
  assert.deepEqual(readdirSync(join(folders.files, "files"), { recursive: true }).sort(), ["reports", "reports/a.csv"]);
  assert.equal(readFileSync(at("reports", "a.csv"), "utf8"), "old");
  assert.deepEqual(
    readdirSync(folders.files).filter((name) => name.startsWith("files.")),
    [],
  );
  writeFileSync(join(folders.copy, "backup.json"), '{"files":[]}');
  assert.equal((await migrate("--restore", folders.copy)).ok, true);
  assert.ok(existsSync(at("reports", "a.csv")));
});

test("the backup of an app without a database restores to none", async () => {
  assert.equal((await migrate("--backup", folders.copy)).ok, true);
  assert.equal((await migrate("--restore", folders.copy)).ok, true);
  assert.equal(existsSync(join(folders.files, "app.sqlite")), false);
  assert.match((await migrate("--restore", join(layer.root, "nowhere"))).error, /no whole backup/);
});

test("a damaged file is found, and a table or column that is not there is named", async () => {
  await migrate();
  assert.match((await migrate("--rows", '{"table":"order","has":{}}')).error, /no table order/);
  assert.match((await migrate("--rows", '{"table":"orders","has":{"cook":"x"}}')).error, /no column cook: it has dish/);
  writeFileSync(join(folders.files, "app.sqlite"), "not a database, but long enough to be read as one ".repeat(100));
  assert.equal((await migrate("--verify", "--no-migrate")).ok, false);
});
