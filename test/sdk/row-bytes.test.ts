import assert from "node:assert/strict";
import { test } from "node:test";
import { QUERY_LIMITS } from "../../sdk/contract/door/data-answer.ts";
import { askScratchTables, openScratchTables } from "../../sdk/contract/door/query-scratch.ts";

test("a row that would be larger than an answer may be is refused before it is made, in one cell or in many", () => {
  const { database, add } = openScratchTables();
  add("orders", ["hub", "note"], [["north", "x".repeat(1_000_000)]]);
  const ask = (text: string) => askScratchTables(database, { text, values: [] }, QUERY_LIMITS);
  const cells = Array.from({ length: 60 }, (_, number) => `zeroblob(${4_000_000 + number})`);
  for (const text of ["select zeroblob(450000000)", `select ${cells}`, "select hex(zeroblob(9000000))"]) {
    const answer = ask(text);
    assert.equal(answer.ok ? "ok" : answer.code, "too_many_rows", text.slice(0, 60));
    assert.match(answer.ok ? "" : answer.problem, /more than 10,000 rows, or 8 MB/);
  }
  const large = ask("select hub, note, zeroblob(7000000) from orders");
  assert.deepEqual(large.ok && large.rows[0]?.at(2), "[bytes, 7000000]");
  database.exec("create table later as select zeroblob(20000000) as bytes");
});
