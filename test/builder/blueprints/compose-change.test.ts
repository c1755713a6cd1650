import assert from "node:assert/strict";
import { test } from "node:test";
import { composeChange } from "../../../builder/blueprints/compose-change.ts";
import { composeSource } from "../../../builder/blueprints/compose-source.ts";
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
