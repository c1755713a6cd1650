import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import { ownerOfCall } from "../../gateway/call-budgets.ts";
import { systemClock } from "../../lib/clock.ts";
import { silentLog } from "../../lib/log.ts";
import type { ModelBudgets } from "../../lib/model-platform.ts";
import { type BudgetAccount, budgetStand, nanoOfUsd } from "../../store/budgets.ts";
import { createDoorSession, readDoorSession } from "../../store/door-sessions.ts";
import { beginModelCall, finishModelCall, modelCallsOfDoor, settleInterrupted } from "../../store/model-calls.ts";
import { openStore, type Store } from "../../store/store.ts";

const BUDGETS: ModelBudgets = {
  ...{ requestUsd: 3, appMonthlyUsd: 11, personMonthlyUsd: 9, monthlyUsd: 25, timeZone: "Europe/Paris" },
  groupMonthlyUsd: [{ handle: "sales", usd: 13 }],
};
const PEOPLE = ["U1", "U2", "U3", "U4"];
const SALES = ["U1", "U2"];
const DOORS = Array.from({ length: 24 }, (_, index) => ({
  id: `ds_${index}`,
  requestId: `req_${index}`,
  personId: PEOPLE[index % PEOPLE.length] ?? "",
  appId: index % 5 === 0 ? null : `app_${index % 3}`,
}));
/** 1 November 2026, 00:00 in Paris. */
const START = Date.UTC(2026, 9, 31, 23);
const HOUR_MS = 3_600_000;

type Act =
  | { kind: "call"; door: number; worstNano: number; share: number }
  | { kind: "end"; which: number }
  | { kind: "kill" }
  | { kind: "pass"; hours: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant("call" as const),
      door: fc.nat(DOORS.length - 1),
      // Up to a dollar and a half, to the billionth.
      worstNano: fc.integer({ min: 1, max: 1_500_000_000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant("end" as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("kill" as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("pass" as const), hours: fc.integer({ min: 1, max: 16 }) }) },
);

/** What must stand in the accounts, kept beside in whole numbers. */
class Books {
  readonly spent = new Map<BudgetAccount, bigint>();
  readonly reserved = new Map<BudgetAccount, bigint>();

  add(which: "spent" | "reserved", accounts: readonly BudgetAccount[], nano: bigint): void {
    for (const account of accounts) this[which].set(account, (this[which].get(account) ?? 0n) + nano);
  }

  taken(account: BudgetAccount): bigint {
    return (this.spent.get(account) ?? 0n) + (this.reserved.get(account) ?? 0n);
  }
}

test("a month of spending with restarts: every budget stops where it should, to the billionth of a dollar", async (t) => {
  const refusedBy = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 400, maxLength: 600 }), (acts) => play(t, acts, refusedBy)),
    // The same months each time: each of the budgets has its turn in them.
    { numRuns: 3, seed: 7, endOnFailure: true },
  );
  t.diagnostic(`refused by: ${[...refusedBy].sort().join(", ")}`);
  assert.deepEqual([...refusedBy].sort(), ["all", "app", "group", "person", "request"]);
});

async function play(t: TestContext, acts: readonly Act[], refusedBy: Set<string>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "month-"));
  let store = openStore(join(folder, "registry.db"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const books = new Books();
  const underWay: { id: string; accounts: BudgetAccount[]; worst: bigint; cost: bigint }[] = [];
  let [now, calls] = [START, 0];
  for (const door of DOORS) await openDoor(store, door);
  const deps = () => ({
    ...{ store, clock: systemClock, log: silentLog, platform: { budgets: BUDGETS, providers: [] } },
    groupMembers: async (handle: string) => (handle === "sales" ? SALES : []),
  });

  for (const one of acts) {
    if (one.kind === "pass") now += one.hours * HOUR_MS;
    if (one.kind === "call") {
      const door = DOORS[one.door];
      const doorSession = await readDoorSession(store, door?.id ?? "");
      assert.ok(doorSession);
      const { limits, ...owner } = await ownerOfCall(deps(), doorSession, now);
      const worst = BigInt(one.worstNano);
      const over = limits.find(
        ({ account, limitNanoUsd }) => limitNanoUsd !== null && books.taken(account) + worst > BigInt(limitNanoUsd),
      );
      calls += 1;
      const id = `call_${calls}`;
      const call = { id, doorSessionId: doorSession.id, requestId: doorSession.requestId, ...owner };
      const asked = { ...call, api: "messages" as const, askedModel: "code", at: now };
      const begun = await beginModelCall(store, asked, { limits, nanoUsd: one.worstNano });
      if (over !== undefined) {
        assert.ok(!begun.ok && begun.why === "budget");
        assert.equal(begun.limit.account, over.account);
        refusedBy.add(over.account.split(/[:@]/)[0] ?? "");
        continue;
      }
      assert.deepEqual(begun, { ok: true });
      const accounts = limits.map(({ account }) => account);
      books.add("reserved", accounts, worst);
      underWay.push({ id, accounts, worst, cost: BigInt(Math.floor(one.worstNano * one.share)) });
    }
    if (one.kind === "end") {
      const [ended] = underWay.splice(one.which % Math.max(1, underWay.length), 1);
      if (ended === undefined) continue;
      await end(store, ended.id, Number(ended.cost), now);
      books.add("reserved", ended.accounts, -ended.worst);
      books.add("spent", ended.accounts, ended.cost);
    }
    if (one.kind === "kill") {
      store.close();
      store = openStore(join(folder, "registry.db"));
      assert.equal(await settleInterrupted(store, now), underWay.length);
      for (const { accounts, worst } of underWay.splice(0)) {
        books.add("reserved", accounts, -worst);
        books.add("spent", accounts, worst);
      }
    }
  }
  for (const one of underWay.splice(0)) {
    await end(store, one.id, Number(one.cost), now);
    books.add("reserved", one.accounts, -one.worst);
    books.add("spent", one.accounts, one.cost);
  }
  await balance(store, books);
  store.close();
}

/** The accounts say what the books say, nothing stays set aside, and both are the sum of the calls' rows. */
async function balance(store: Store, books: Books): Promise<void> {
  const rows = (await Promise.all(DOORS.map(({ id }) => modelCallsOfDoor(store, id)))).flat();
  for (const [account, spent] of books.spent) {
    const stand = await budgetStand(store, { account, limitNanoUsd: null });
    const sum = rows
      .filter(({ accounts }) => accounts.includes(account))
      .reduce((total, { costUsd }) => total + BigInt(nanoOfUsd(costUsd)), 0n);
    assert.deepEqual([BigInt(stand.spentNanoUsd), stand.reservedNanoUsd, sum], [spent, 0, spent], account);
  }
}

async function openDoor(store: Store, door: (typeof DOORS)[number]): Promise<void> {
  await createDoorSession(store, {
    ...{ ...door, kind: "build", instanceId: null, budgetUsd: BUDGETS.requestUsd },
    ...{ createdAt: START, expiresAt: START + 100 * 24 * HOUR_MS },
  });
}

async function end(store: Store, callId: string, costNanoUsd: number, at: number): Promise<void> {
  const tokens = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
  const how = { provider: "p", model: "m", status: 200, attempts: 1, refusal: null, durationMs: 0 };
  assert.equal(await finishModelCall(store, callId, { ...how, ...tokens, costNanoUsd, at }), true);
}
