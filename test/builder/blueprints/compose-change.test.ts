import assert from "node:assert/strict";
import { test } from "node:test";
import { composeChange } from "../../../builder/blueprints/compose-change.ts";
import { composeSource } from "../../../builder/blueprints/compose-source.ts";
import { liveTables } from "../../../builder/blueprints/live-tables.ts";
import { changeTables, createTables } from "../../../builder/blueprints/tables.ts";
import type { SourceFile } from "../../../runners/runner.ts";
import type { Composition } from "../../../sdk/contract/parts.ts";
import { lunch, manifestFor, PRICE } from "./samples.ts";

const plain = lunch();
const priced = lunch([PRICE]);
const source = composeSource(plain, manifestFor(plain));

test("the same parts give the same bytes", () => {
  assert.deepEqual(composeSource(plain, manifestFor(plain)), source);
});

test("a new column is a new migration, and the live one stays as it is", () => {
  const files = changed(priced, source);
  assert.equal(text(files, "migrations/0001_start.sql"), text(source, "migrations/0001_start.sql"));
  assert.equal(text(files, "migrations/0002_change.sql"), 'alter table "orders" add column "price" real;\n');
  assert.match(text(files, "app.ts"), /name: "price"/);
});

test("a column that is left out keeps what was written, and can come back", () => {
  const gone = changed(plain, changed(priced, source));
  assert.deepEqual(migrations(gone), ["migrations/0001_start.sql", "migrations/0002_change.sql"]);
  const back = changed(priced, gone);
  assert.deepEqual(migrations(back), migrations(gone));
});

test("a column that becomes another type cannot be changed without a model", () => {
  const asText = lunch([{ ...PRICE, type: "text" }]);
  const live = composeSource(priced, manifestFor(priced));
  assert.deepEqual(composeChange(asText, manifestFor(asText), live), {
    cannot: "price in orders would change from real to text",
  });
});

test("a live migration stays byte for byte, whatever today's parts would make of it", () => {
  const older = 'create table "orders" (dish text, who text, day text);\n';
  const files = changed(priced, replaced("migrations/0001_start.sql", older));
  assert.equal(text(files, "migrations/0001_start.sql"), older);
  assert.match(text(files, "migrations/0002_change.sql"), /add column "price"/);
});

test("what the parts of an older app lack today comes by a migration, also where nothing else changes", () => {
  const older = text(source, "migrations/0001_start.sql").replace('  "entry_by_id" text not null,\n', "");
  const parts = older.replace('  "entry_by" text not null,\n', "");
  assert.notEqual(parts, older);
  assert.deepEqual(composeChange(plain, manifestFor(plain), replaced("migrations/0001_start.sql", parts)), {
    cannot: "the entries that are there have no entry_by",
  });
  const withoutDish = text(source, "migrations/0001_start.sql").replace(',\n  "dish" text', "");
  const files = changed(plain, replaced("migrations/0001_start.sql", withoutDish));
  assert.equal(text(files, "migrations/0001_start.sql"), withoutDish);
  assert.equal(text(files, "migrations/0002_change.sql"), 'alter table "orders" add column "dish" text;\n');
  assert.deepEqual(migrations(changed(plain, files)), ["migrations/0001_start.sql", "migrations/0002_change.sql"]);
});

test("live tables are read as they were written, whatever stands in their rows", () => {
  const rows = [{ name: "a'); drop table t; --\n);" }, { name: "(b" }];
  const columns = [
    { name: "name", sql: "text not null unique collate nocase" },
    { name: "at", sql: "integer not null default 0" },
  ];
  const tables = [
    { name: "t", columns, constraints: ['unique ("name", "at")'], rows },
    { name: "u", columns: [{ name: "x", sql: "blob" }] },
  ];
  const more = [
    { name: "t", columns: [...columns, { name: "y", sql: "text" }], constraints: ['unique ("name", "at")'] },
  ];
  const change = changeTables(tables, more);
  assert.ok("sql" in change);
  const start = file("migrations/0001_start.sql", `${createTables(tables)}\n`);
  const read = liveTables([start, file("migrations/0002_change.sql", `${change.sql}\n`)]);
  assert.deepEqual(read, [...more, { name: "u", columns: [{ name: "x", sql: "blob" }] }]);
  assert.equal(liveTables([file("migrations/0001_start.sql", "create table t (x text);\n")]), null);
});

function changed(after: Composition, live: SourceFile[]): SourceFile[] {
  const change = composeChange(after, manifestFor(after), live);
  assert.ok("files" in change, "cannot" in change ? change.cannot : "");
  return change.files;
}

function replaced(path: string, content: string): SourceFile[] {
  return source.map((one) => (one.path === path ? file(path, content) : one));
}

function file(path: string, content: string): SourceFile {
  return { path, content: Buffer.from(content) };
}

function text(files: readonly SourceFile[], path: string): string {
  return new TextDecoder().decode(files.find((one) => one.path === path)?.content);
}

function migrations(files: readonly SourceFile[]): string[] {
  return files.map((one) => one.path).filter((path) => path.startsWith("migrations/"));
}
