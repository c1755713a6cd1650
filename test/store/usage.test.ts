import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore } from "../../store/store.ts";
import { addUsage, usageSince } from "../../store/usage.ts";

test("counts add up by app, day, person and kind", async (t) => {
  const store = openStore(":memory:");
  t.after(() => store.close());
  const visit = { appId: "a", day: "2026-01-02", personId: "U1", kind: "visit" as const };
  await addUsage(store, []);
  await addUsage(store, [
    { ...visit, count: 2 },
    { ...visit, personId: "U2", count: 1 },
  ]);
  await addUsage(store, [
    { ...visit, count: 3 },
    { ...visit, kind: "command", count: 1 },
  ]);
  await addUsage(store, [{ ...visit, day: "2026-01-01", count: 9 }]);
  const rows = await usageSince(store, "a", "2026-01-02");
  assert.deepEqual(rows.map(({ personId, kind, count }) => `${personId} ${kind} ${count}`).sort(), [
    "U1 command 1",
    "U1 visit 5",
    "U2 visit 1",
  ]);
});
