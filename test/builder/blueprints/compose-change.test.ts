import assert from "node:assert/strict";
import { test } from "node:test";
import { composeChange } from "../../../builder/blueprints/compose-change.ts";
import { composeSource } from "../../../builder/blueprints/compose-source.ts";
import { isUnmodifiedBlueprint } from "../../../builder/blueprints/is-unmodified.ts";
import type { SourceFile } from "../../../runners/runner.ts";
import type { Composition } from "../../../sdk/contract/parts.ts";
import { lunch, manifestFor, PRICE } from "./samples.ts";

const plain = lunch();
const priced = lunch([PRICE]);
const source = composeSource(plain, manifestFor(plain));

test("the same parts give the same bytes", () => {
  assert.deepEqual(composeSource(plain, manifestFor(plain)), source);
  assert.ok(
    isUnmodifiedBlueprint(plain, manifestFor(plain), [...source, file("app.yaml", "x"), file("AGENTS.md", "x")]),
  );
});

test("a new column is a new migration, and the live one stays as it is", () => {
  const files = changed(plain, priced, source);
  assert.equal(text(files, "migrations/0001_start.sql"), text(source, "migrations/0001_start.sql"));
  assert.equal(text(files, "migrations/0002_change.sql"), 'alter table "orders" add column "price" real;\n');
  assert.match(text(files, "app.ts"), /name: "price"/);
  assert.ok(isUnmodifiedBlueprint(priced, manifestFor(priced), files));
  assert.ok(!isUnmodifiedBlueprint(plain, manifestFor(plain), files));
});

test("a column that is left out keeps what was written, and can come back", () => {
  const gone = changed(priced, plain, changed(plain, priced, source));
  assert.deepEqual(migrations(gone), ["migrations/0001_start.sql", "migrations/0002_change.sql"]);
  const back = changed(plain, priced, gone);
  assert.deepEqual(migrations(back), migrations(gone));
  assert.ok(isUnmodifiedBlueprint(priced, manifestFor(priced), back));
});

test("a column that becomes another type cannot be changed without a model", () => {
  const asText = lunch([{ ...PRICE, type: "text" }]);
  const live = composeSource(priced, manifestFor(priced));
  assert.deepEqual(composeChange(priced, asText, manifestFor(asText), live), {
    cannot: "price in orders would change from real to text",
    reason: "tables",
  });
});

test("code that somebody touched is told from composed code, wherever it was touched", () => {
  const history = JSON.parse(text(source, "composition.json"));
  history.compositions.unshift(history.compositions[0]);
  const touched: SourceFile[][] = [
    replaced("app.ts", `${text(source, "app.ts")}\n`),
    replaced("parts/records.ts", "export {};"),
    replaced("words/records.ts", text(source, "words/records.ts").replace("Save", "Sav")),
    replaced("migrations/0001_start.sql", "create table orders (dish text);"),
    replaced("composition.json", "{}"),
    replaced("composition.json", JSON.stringify(history)),
    [...source, file("extra.ts", "")],
    [...source, file("migrations/0002_more.sql", "drop table orders;")],
    source.filter((one) => one.path !== "tsconfig.json"),
    source.filter((one) => one.path !== "composition.json"),
  ];
  for (const [index, files] of touched.entries()) {
    assert.ok(!isUnmodifiedBlueprint(plain, manifestFor(plain), files), `${index}`);
    const change = composeChange(plain, priced, manifestFor(priced), files);
    assert.ok("cannot" in change && change.reason === "modified", `${index}`);
  }
  assert.ok(!isUnmodifiedBlueprint(plain, manifestFor(plain, "Other title"), source));
});

function changed(before: Composition, after: Composition, live: SourceFile[]): SourceFile[] {
  const change = composeChange(before, after, manifestFor(after), live);
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
