import assert from "node:assert/strict";
import { test } from "node:test";
import { silentLog } from "../../lib/log.ts";
import { PLATFORM_TEAM } from "../../operator/announcer.ts";
import { tellAuditHead } from "../../operator/audit-head.ts";
import { appendAudit, auditHead, verifyAudit } from "../../store/audit.ts";
import { dueNotices } from "../../store/notices.ts";
import { createHandClock, NOON, openTestStore } from "../fakes/registry.ts";

const DAY_MS = 86_400_000;

test("each day's last row is told once to the platform team, when the day is over, also one that nobody ran after", async (t) => {
  const { store } = openTestStore(t);
  const clock = createHandClock();
  const deps = { store, clock, log: silentLog };
  const act = (verb: string) =>
    appendAudit(store, { at: clock.now(), actor: "U1", verb, subject: "app_1", details: {} });
  const told = async () => (await dueNotices(store, clock.now(), 10)).map(({ key }) => key);
  await act("claim");
  await act("deploy");
  await tellAuditHead(deps);
  assert.deepEqual(await told(), []);
  clock.add(3 * DAY_MS);
  await act("stop");
  for (let look = 0; look < 3; look += 1) await tellAuditHead(deps);
  assert.deepEqual(await told(), ["audit-head:2"]);
  clock.add(DAY_MS);
  await tellAuditHead(deps);
  assert.deepEqual(await told(), ["audit-head:2", "audit-head:3"]);
  const [notice] = await dueNotices(store, clock.now(), 1);
  assert.equal(notice?.personId, PLATFORM_TEAM);
  const hash = /--head ([0-9a-f]{64})/.exec(notice?.text ?? "")?.[1] ?? "";
  assert.equal(hash, (await auditHead(store, NOON + 1))?.hash);
  assert.deepEqual(await verifyAudit(store, hash), { ok: true, rows: 3 });
});
