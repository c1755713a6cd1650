import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { askFiles } from "../../../operator/sources/ask-files.ts";
import { QUERY_LIMITS } from "../../../sdk/contract/door/data-answer.ts";
import { LEFT_OPEN } from "../../../store/source-file.ts";
import { readSourceRows } from "../../../store/source-rows.ts";

function open(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "sources-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const ask = async (kind: "sqlite" | "csv", file: string, table: string, ...columns: string[]) => {
    const tables = [{ table, columns: columns.map((name) => ({ name, mask: null })) }];
    const query = { text: `select * from "${table}"`, values: [] };
    const place = join(folder, file);
    const answer = await askFiles({ kind, place, tables, key: "00", query, limits: QUERY_LIMITS });
    return answer.ok ? answer.rows : answer.problem;
  };
  return { folder, ask };
}

test("a database that writes ahead is read while it is written to and while nobody has it open, and nothing is left beside it", async (t) => {
  const { folder, ask } = open(t);
  const file = join(folder, "shop.db");
  const shop = new DatabaseSync(file);
  shop.exec("pragma journal_mode = wal; create table orders (hub text); insert into orders values ('north')");
  assert.deepEqual(await ask("sqlite", "shop.db", "orders", "hub"), [["north"]]);
  shop.exec("begin immediate; insert into orders values ('south')");
  assert.deepEqual(await ask("sqlite", "shop.db", "orders", "hub"), [["north"]]);
  shop.exec("commit");
  assert.deepEqual(await ask("sqlite", "shop.db", "orders", "hub"), [["north"], ["south"]]);
  for (const end of ["", "-wal"]) copyFileSync(`${file}${end}`, join(folder, `copy.db${end}`));
  shop.close();
  assert.deepEqual(await ask("sqlite", "shop.db", "orders", "hub"), [["north"], ["south"]]);
  const look = { kind: "sqlite" as const, place: file, table: "orders", columns: ["hub"], rows: 1 };
  assert.deepEqual(readSourceRows(look), { ok: true, columns: [{ name: "hub", type: "text" }], rows: [["north"]] });
  assert.equal(await ask("sqlite", "copy.db", "orders", "hub"), `The source cannot be asked: ${LEFT_OPEN}.`);
  assert.deepEqual(readdirSync(folder).sort(), ["copy.db", "copy.db-wal", "shop.db"]);
});

test("columns are called as SQLite calls them, also where their first letter is none of ASCII", async (t) => {
  const { folder, ask } = open(t);
  const database = new DatabaseSync(join(folder, "kunden.db"));
  database.exec(
    `create table "Größen" ("Übernahme" text, "Straße" text); insert into "Größen" values ('ja', 'Am Wall')`,
  );
  database.close();
  assert.deepEqual(await ask("sqlite", "kunden.db", "Größen", "Übernahme", "straße"), [["ja", "Am Wall"]]);
});

test("of CSV in another encoding nothing is guessed, and the words say what to do", async (t) => {
  const { folder, ask } = open(t);
  writeFileSync(join(folder, "kunden.csv"), Buffer.from("Name;Umsatz\r\nMüller;1\r\n", "latin1"));
  assert.equal(
    await ask("csv", ".", "kunden", "Name"),
    "The source cannot be asked: kunden.csv is no text in UTF-8: it has to be saved anew as that.",
  );
  writeFileSync(join(folder, "kunden.csv"), '\uFEFFName;Umsatz;Ort\r\n"Mül""ler";1\r\n\r\nx;2.5;\r\n');
  assert.deepEqual(await ask("csv", ".", "kunden", "Umsatz", "Name", "Ort"), [
    [1, 'Mül"ler', null],
    [2.5, "x", null],
  ]);
  writeFileSync(join(folder, "kunden.csv"), 'Name;Umsatz\r\n"Müller;1\r\n');
  assert.match(String(await ask("csv", ".", "kunden", "Name")), /in record 2 of kunden.csv a quote is opened/);
});
