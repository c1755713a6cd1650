import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { sql } from "../../store/drizzle.ts";
import {
  type AskedSourceQuery,
  beginSourceQuery,
  sourceQueriesOf,
  sweepSourceQueries,
} from "../../store/source-queries.ts";
import { openStore, type Store } from "../../store/store.ts";

function freshStore(t: TestContext): Store {
  const folder = mkdtempSync(join(tmpdir(), "tr-queries-"));
  const store = openStore(join(folder, "registry.db"));
  t.after(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  return store;
}

function asked(n: number, row: Partial<AskedSourceQuery> = {}): AskedSourceQuery {
  const where = { appId: "app_1", instanceId: "ins_1", kind: "app" as const, source: "sales" };
  const who = { personId: null, deliveryId: null };
  const what = { text: `select 1 ${"x".repeat(1_000)}`, sha256: "one" };
  return { id: `qry_${n}`, ...where, ...who, ...what, at: n, ...row };
}

const texts = (store: Store) => store.orm.all<{ n: number }>(sql`select count(*) n from source_query_texts`)[0]?.n;

test("a text is kept once however often it is asked, and goes with its last row", async (t) => {
  const store = freshStore(t);
  for (let n = 0; n < 50; n += 1) await beginSourceQuery(store, asked(n));
  await beginSourceQuery(store, asked(50, { text: "select 2", sha256: "two", personId: "U1" }));
  const rows = await sourceQueriesOf(store, "app_1", 100);
  assert.deepEqual(
    [rows.length, rows[0]?.text, rows[0]?.personId, rows[50]?.text],
    [51, "select 2", "U1", asked(0).text],
  );
  assert.equal(texts(store), 2);
  const day = 24 * 3_600_000;
  await sweepSourceQueries(store, 90 * day + 50);
  assert.deepEqual(
    (await sourceQueriesOf(store, "app_1", 100)).map(({ text }) => text),
    ["select 2"],
  );
  assert.equal(texts(store), 1);
  await sweepSourceQueries(store, 91 * day);
  assert.equal(texts(store), 0);
});

test("an app that asks without end keeps its newest rows, and pushes out nothing of people or of other apps", async (t) => {
  const store = freshStore(t);
  await beginSourceQuery(store, asked(0, { personId: "U1", text: "of a person", sha256: "person" }));
  await beginSourceQuery(store, asked(1, { appId: "app_2", text: "of another", sha256: "other" }));
  for (let n = 2; n < 42; n += 1) await beginSourceQuery(store, asked(n, { text: `select ${n}`, sha256: `${n}` }));
  const gone = await sweepSourceQueries(store, 100, { somebodys: 5, nobodys: 10 });
  assert.deepEqual(gone, [{ appId: "app_1", forgotten: 30 }]);
  const kept = (await sourceQueriesOf(store, "app_1", 100)).map(({ at }) => at);
  assert.deepEqual(kept, [41, 40, 39, 38, 37, 36, 35, 34, 33, 32, 0]);
  assert.equal((await sourceQueriesOf(store, "app_2", 100)).length, 1);
  assert.equal(texts(store), 12);
  assert.deepEqual(await sweepSourceQueries(store, 100, { somebodys: 5, nobodys: 10 }), []);
});
