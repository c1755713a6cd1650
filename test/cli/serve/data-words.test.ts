import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { dataWords } from "../../../cli/serve/data-words.ts";
import type { ConfiguredSource } from "../../../lib/config-sources.ts";

test("data that cannot be read as the file says is told at the start, table by table", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "data-words-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const home = join(folder, "home");
  mkdirSync(home);
  const sqlite = join(folder, "sales.db");
  const database = new DatabaseSync(sqlite);
  database.exec("create table orders (id, email)");
  database.close();
  writeFileSync(join(folder, "parts.csv"), "number,shelf\n7,A\n");
  writeFileSync(join(home, "own.csv"), "a\n1\n");
  const table = (...columns: string[]) => ({ columns, personal: [] });
  const source = (name: string, rest: Partial<ConfiguredSource>): ConfiguredSource => ({
    ...{ name, readers: "company", tables: {} },
    ...rest,
  });
  const sources = [
    source("sales", { sqlite, tables: { orders: table("id", "email"), order: table("id") } }),
    source("mails", { sqlite, tables: { orders: table("id", "e_mail") } }),
    source("gone", { sqlite: join(folder, "gone.db"), tables: { orders: table("id") } }),
    source("stock", { csv: folder, tables: { parts: table("number") } }),
    source("more", { csv: folder, tables: { parts: table("number", "room") } }),
    source("own", { csv: home, tables: { own: table("a") } }),
  ];
  assert.deepEqual(
    (await dataWords(sources, [home]))?.split("\n").map((one) => one.trim()),
    [
      "sales, mails, gone, stock, more, own",
      "sales, order: there is no such table in it.",
      "mails, orders: the table has no column e_mail.",
      "gone, orders: it is not there.",
      "more, parts: its first line names no column room.",
      "own, own: it is Toolroom's own.",
    ],
  );
  assert.equal(await dataWords([], [home]), null);
});
