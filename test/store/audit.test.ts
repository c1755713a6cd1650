import assert from "node:assert/strict";
import { test } from "node:test";
import { appendAudit, auditHead, auditWrite, verifyAudit } from "../../store/audit.ts";
import { eq } from "../../store/drizzle.ts";
import { auditLog } from "../../store/schema.ts";
import { atomically } from "../../store/store.ts";
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

test("rows that were all written anew, or end before a hash that was told, are found by that hash", async (t) => {
  const { store } = openTestStore(t);
  for (const verb of ["claim", "deploy", "stop"]) await appendAudit(store, entry(verb));
  const told = await auditHead(store, NOON + 1);
  assert.equal(told?.seq, 3);
  assert.deepEqual(await verifyAudit(store, told.hash), { ok: true, rows: 3 });
  await appendAudit(store, entry("resume"));
  assert.deepEqual(await verifyAudit(store, told.hash), { ok: true, rows: 4 });
  store.orm.delete(auditLog).run();
  for (const verb of ["claim", "deploy", "resume"]) await appendAudit(store, entry(verb));
  assert.deepEqual(await verifyAudit(store), { ok: true, rows: 3 });
  assert.deepEqual(await verifyAudit(store, told.hash), { ok: false, brokenSeq: null });
});

test("a chain of many pages is read to its end", async (t) => {
  const { store } = openTestStore(t);
  const entries = Array.from({ length: 4_500 }, (_, index) => auditWrite(entry(`act ${index}`)));
  await atomically(store, entries);
  assert.deepEqual(await verifyAudit(store), { ok: true, rows: 4_500 });
  store.orm.update(auditLog).set({ subject: "app_2" }).where(eq(auditLog.seq, 4_321)).run();
  assert.deepEqual(await verifyAudit(store), { ok: false, brokenSeq: 4_321 });
});
