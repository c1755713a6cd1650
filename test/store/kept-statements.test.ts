import assert from "node:assert/strict";
import { test } from "node:test";
import Database from "better-sqlite3";
import { keepStatements } from "../../store/kept-statements.ts";

test("a statement is prepared once, and begins as a fresh one does", () => {
  const sqlite = new Database(":memory:");
  keepStatements(sqlite);
  sqlite.exec("create table things (name text)");
  const insert = sqlite.prepare("insert into things (name) values (?)");
  assert.equal(sqlite.prepare("insert into things (name) values (?)"), insert);
  insert.run("a");
  const select = "select name from things";
  assert.deepEqual(sqlite.prepare(select).raw().all(), [["a"]]);
  assert.deepEqual(sqlite.prepare(select).all(), [{ name: "a" }]);
  sqlite.exec("alter table things add column more text default 'b'");
  assert.deepEqual(sqlite.prepare("select * from things").all(), [{ name: "a", more: "b" }]);
  for (const row of sqlite.prepare(select).iterate()) {
    assert.deepEqual(row, { name: "a" });
    assert.deepEqual(sqlite.prepare(select).get(), { name: "a" }, "while the first is under way");
  }
  for (let number = 0; number < 1_000; number += 1) sqlite.prepare(`select ${number}`).get();
  assert.notEqual(sqlite.prepare("insert into things (name) values (?)"), insert, "only so many are kept");
  sqlite.close();
});
