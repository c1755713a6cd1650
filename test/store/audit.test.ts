import assert from "node:assert/strict";
import { test } from "node:test";
import { appendAudit, verifyAudit } from "../../store/audit.ts";
import { auditLog } from "../../store/schema.ts";
import { NOON, openTestStore } from "../fakes/registry.ts";

function entry(verb: string) {
  return {
    at: NOON,
    actor: "U1",
    verb,
    subject: "app_1",
    details: { z: 1, a: { nested: [true, null] }, gone: undefined },
  };
}

test("the chain of an untouched audit holds", async (t) => {
  const { store } = openTestStore(t);
  for (const verb of ["claim", "deploy", "stop"]) await appendAudit(store, entry(verb));
  assert.deepEqual(await verifyAudit(store), { ok: true, rows: 3 });
});

test("a changed row, and a row taken out, are found where they are", async (t) => {
  const { store } = openTestStore(t);
  for (const verb of ["claim", "deploy", "stop", "resume"]) await appendAudit(store, entry(verb));
  const rows = store.orm.select().from(auditLog).all();
  const write = (kept: typeof rows) => {
    store.orm.delete(auditLog).run();
    for (const row of kept) store.orm.insert(auditLog).values(row).run();
  };
  write(rows.map((row) => (row.seq === 2 ? { ...row, actor: "U2" } : row)));
  assert.deepEqual(await verifyAudit(store), { ok: false, brokenSeq: 2 });
  write(rows.filter((row) => row.seq !== 2));
  assert.deepEqual(await verifyAudit(store), { ok: false, brokenSeq: 3 });
  write(rows);
  assert.deepEqual(await verifyAudit(store), { ok: true, rows: 4 });
});
