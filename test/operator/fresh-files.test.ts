import assert from "node:assert/strict";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { createFreshDatabases } from "../../operator/fresh-databases.ts";
import { migrateFresh } from "../../operator/fresh-files.ts";
import { createTestOperator, layBundle } from "../fakes/operator.ts";

const ORDERS = "create table orders (dish text, at text default (datetime('now')));";

test("what the same migrations made of nothing is copied, and is as good as made anew", async (t) => {
  const stage = await open(t, { "0001_orders.sql": ORDERS });
  assert.deepEqual(await stage.fresh("one"), { ok: true, applied: ["0001_orders.sql"] });
  assert.deepEqual(await stage.fresh("two"), { ok: true, applied: [] });
  assert.equal(stage.tasks(), 1);
  const database = stage.databaseOf("two");
  database.exec("insert into orders (dish) values ('ramen')");
  assert.equal(database.prepare("select name from _toolroom_migrations").get()?.name, "0001_orders.sql");
  database.close();
  assert.equal(statSync(stage.fileOf("two")).mode & 0o777, 0o600);
});

test("where files are already, they are migrated as they are", async (t) => {
  const stage = await open(t, { "0001_orders.sql": ORDERS });
  await stage.fresh("one");
  const database = stage.databaseOf("one");
  database.exec("insert into orders (dish) values ('ramen')");
  database.close();
  await stage.fresh("one");
  assert.equal(stage.tasks(), 2);
  assert.equal(stage.databaseOf("one").prepare("select count(*) as rows from orders").get()?.rows, 1);
});

test("what a cut-off copy left is replaced", async (t) => {
  const stage = await open(t, { "0001_orders.sql": ORDERS });
  await stage.fresh("one");
  const partial = join(stage.deps.home, "data/.key-two.laying");
  writeFileSync(partial, "half");
  await stage.fresh("two");
  assert.equal(existsSync(partial), false);
  stage.databaseOf("two").prepare("select * from orders").all();
});

test("rows that are made of the moment or by chance are made anew for each", async (t) => {
  const keys = "create table keys (number integer, secret text default (hex(randomblob(16))));";
  const kinds: Record<string, string>[] = [
    { "0001_orders.sql": ORDERS, "0002_rows.sql": "insert into orders values ('x', datetime('now'));" },
    { "0001_orders.sql": ORDERS, "0002_rows.sql": "INSERT INTO orders SELECT 'x', Random();" },
    { "0001_keys.sql": keys, "0002_key.sql": "insert into keys (number) values (1);" },
    { "0001_keys.sql": "create table keys as values (hex(randomblob(16)));" },
  ];
  for (const migrations of kinds) {
    const stage = await open(t, migrations);
    await stage.fresh("one");
    await stage.fresh("two");
    assert.equal(stage.tasks(), 2, JSON.stringify(migrations));
  }
});

test("another bundle, another image, and what failed are no copies", async (t) => {
  const stage = await open(t, { "0001_orders.sql": "create tabel orders (dish text);" });
  assert.equal((await stage.fresh("one")).ok, false);
  assert.equal((await stage.fresh("two")).ok, false);
  layBundle(stage.deps, "right", { "migrations/0001_orders.sql": ORDERS });
  await stage.fresh("three", { bundleHash: "right" });
  await stage.fresh("four", { bundleHash: "right", imageDigest: "sha256:2" });
  assert.equal(stage.tasks(), 4);
});

test("only so many are remembered, and none that is large", () => {
  const known = createFreshDatabases();
  const job = (index: number) => ({
    ...{ key: "k", appId: "a", imageDigest: "i", dataFolder: "d" },
    bundleHash: String(index),
  });
  for (let index = 0; index < 30; index += 1) known.remember(job(index), Buffer.from([index]));
  assert.equal(known.of(job(9)), undefined);
  assert.deepEqual(known.of(job(10)), Buffer.from([10]));
  known.remember(job(99), Buffer.alloc(1_000_001));
  assert.equal(known.of(job(99)), undefined);
});

async function open(t: TestContext, migrations: Record<string, string>) {
  const { deps, runner } = await createTestOperator(t);
  const files = Object.entries(migrations).map(([name, sql]) => [`migrations/${name}`, sql]);
  layBundle(deps, "bundle", Object.fromEntries(files));
  let tasks = 0;
  const counted = {
    ...deps,
    runner: {
      ...runner,
      runTask: (spec: Parameters<typeof runner.runTask>[0]) => {
        tasks += 1;
        return runner.runTask(spec);
      },
    },
  };
  const fileOf = (name: string) => join(deps.home, "data", name, "app.sqlite");
  return {
    deps,
    tasks: () => tasks,
    fileOf,
    databaseOf: (name: string) => {
      const database = new DatabaseSync(fileOf(name));
      t.after(() => database.isOpen && database.close());
      return database;
    },
    fresh: (name: string, given: { bundleHash?: string; imageDigest?: string } = {}) =>
      migrateFresh(counted, {
        ...{ key: `key-${name}`, appId: "app_1", bundleHash: "bundle", imageDigest: "sha256:1", dataFolder: name },
        ...given,
      }),
  };
}
