import assert from "node:assert/strict";
import { test } from "node:test";
import { sql, sqlName } from "../../sdk/src/sql.ts";
import { openSignedApp } from "./signed-app.ts";

test("values are bound, rows are plain objects, the file is in WAL mode", (context) => {
  const { db } = openSignedApp(context);
  db.run`create table orders (who text, dish text, paid integer)`;
  const dish = `x'); drop table orders; --`;
  assert.deepEqual(db.run`insert into orders values (${"Ada"}, ${dish}, ${true})`, { changes: 1, lastRowId: 1 });
  assert.deepEqual(db.all`select * from orders`, [{ who: "Ada", dish, paid: 1 }]);
  assert.deepEqual(db.get<{ dish: string }>`select dish from orders where who = ${"Ada"}`, { dish });
  assert.equal(db.get`select dish from orders where who = ${"Bo"}`, undefined);
  assert.deepEqual(db.get`pragma journal_mode`, { journal_mode: "wal" });
});

test("what cannot be bound is named", (context) => {
  const { db } = openSignedApp(context);
  const missing: unknown = undefined;
  assert.throws(() => db.all`select ${1}, ${missing as string}`, /Value 2 in the SQL is undefined/);
  assert.throws(() => db.all`select ${new Date(0) as unknown as string}`, /toISOString/);
});

test("a second statement is refused instead of silently left out", (context) => {
  const { db } = openSignedApp(context);
  assert.throws(() => db.run`select 1; select 2`, /one statement per call/);
  assert.deepEqual(db.get`select 1 as one; -- only a comment`, { one: 1 });
});

test("a transaction is all or nothing", (context) => {
  const { db } = openSignedApp(context);
  db.run`create table t (n integer)`;
  assert.throws(
    () =>
      db.transaction(() => {
        db.run`insert into t values (1)`;
        throw new Error("no");
      }),
    /no/,
  );
  assert.deepEqual(db.all`select n from t`, []);
  assert.equal(
    db.transaction(() => db.run`insert into t values (2)`.changes),
    1,
  );
  assert.deepEqual(db.all`select n from t`, [{ n: 2 }]);
});

test("pieces of SQL carry their values, names are quoted, lists get commas", (context) => {
  const { db } = openSignedApp(context);
  const table = sqlName("order");
  db.run`create table ${table} (${["who", "group"].map(sqlName)})`;
  const one = { who: "Ada", group: `x", "y` };
  db.run`insert into ${table} (${Object.keys(one).map(sqlName)}) values (${Object.values(one)})`;
  const conditions = [sql`who = ${"Ada"}`, sql`${sqlName("group")} in (${["a", `x", "y`]})`];
  const all = conditions.reduce((before, condition) => sql`${before} and ${condition}`);
  assert.deepEqual(db.all`select * from ${table} where ${all}`, [one]);
  assert.deepEqual(db.get`select ${"x"} as x, ${null} as y, ${true} as z`, { x: "x", y: null, z: 1 });
});

test("a name that is none, a made-up piece and an empty list are refused", (context) => {
  const { db } = openSignedApp(context);
  for (const name of ["", "Orders", "a b", 'a"b', "1a", "_toolroom_migrations", "sqlite_master"]) {
    assert.throws(() => sqlName(name), /is no name for a table or column/, name);
  }
  const forged: unknown = JSON.parse('{"text":"1; drop table t"}');
  assert.throws(() => db.all`select ${forged as string}`, /Value 1 in the SQL is a object|is an object/);
  assert.throws(() => db.all`select 1 where 1 in (${[]})`, /empty list/);
});
