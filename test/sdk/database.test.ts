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

test("what SQLite would take and keep as something else, or never give back, is refused", (context) => {
  const { db } = openSignedApp(context);
  db.run`create table orders (who text, price real)`;
  assert.throws(
    () => db.run`insert into orders values (${"Ada"}, ${Number("12 €")})`,
    /Value 2 in the SQL is no number/,
  );
  assert.throws(
    () => db.run`insert into orders values (${"Ada"}, ${2n ** 62n})`,
    /too large for a number.*String\(value\)/,
  );
  assert.throws(() => db.run`insert into orders values (${Promise.resolve("Ada") as unknown as string}, 1)`, /await/);
  assert.throws(() => db.all`select * from orders order by ${"price"} desc`, /name the column by sqlName\("…"\)/);
  assert.deepEqual(db.all`select * from orders order by ${sqlName("price")} desc limit ${5}`, []);
});

test("an error of SQL says what is there, and what is to be written", (context) => {
  const { db } = openSignedApp(context);
  db.run`create table orders (who text, dish text)`;
  db.run`create table people (name text)`;
  const errors: [() => unknown, RegExp][] = [
    [
      () => db.all`select * from ordrs`,
      /^no such table: ordrs\. There is orders, people; .*\nin: select \* from ordrs$/,
    ],
    [() => db.all`select dsh from orders`, /^no such column: dsh\. orders has who, dish\nin: /],
    [() => db.run`insert into people (nme) values (1)`, /no column named nme\. people has name\nin: /],
    [() => db.all`select * from ${"orders"}`, /A value stands where a name .*sqlName\("…"\)/],
    [() => db.all`select * from orders where who = '${"Ada"}'`, /Leave away the quotes around each value/],
  ];
  for (const [work, message] of errors) {
    assert.throws(work, (error: Error) => message.test(error.message) && error.stack?.includes(error.message) === true);
  }
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

test("of a transaction inside of another its own writes alone are undone, and none is begun by hand", (context) => {
  const { db } = openSignedApp(context);
  db.run`create table t (n integer)`;
  db.transaction(() => {
    db.run`insert into t values (1)`;
    assert.throws(() =>
      db.transaction(() => {
        db.run`insert into t values (2)`;
        db.transaction(() => db.run`insert into t values (3)`);
        throw new Error("no");
      }),
    );
    db.transaction(() => db.run`insert into t values (4)`);
  });
  assert.deepEqual(db.all`select n from t`, [{ n: 1 }, { n: 4 }]);
  for (const begin of [() => db.run`begin`, () => db.run`  BEGIN immediate`, () => db.run`rollback`])
    assert.throws(begin, /db\.transaction\(\(\) => \{ … \}\)/);
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
