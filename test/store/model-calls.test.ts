import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type BudgetLimit, budgetStand, nanoOfUsd, raiseBudget } from "../../store/budgets.ts";
import { closeDoorSession, createDoorSession } from "../../store/door-sessions.ts";
import { readDoorTold } from "../../store/door-told.ts";
import {
  beginModelCall,
  type EndedModelCall,
  finishModelCall,
  modelSpend,
  recordRefusedCall,
  settleInterrupted,
} from "../../store/model-calls.ts";
import { atomically, openStore, type Store } from "../../store/store.ts";

const REQUEST = limit("request:req_1", 0.3);
const ENDED: EndedModelCall = {
  ...{ provider: "p", model: "m", status: 200, attempts: 1, refusal: null, durationMs: 1, at: 1, costNanoUsd: 0 },
  ...{ inputTokens: 10, outputTokens: 5, cacheReadTokens: 20, cacheWriteTokens: 30 },
};
const REFUSAL = { code: "budget" as const, message: "No.", next: "Wait." };

test("what is set aside and what is spent together never pass the budget, and which one says no is told", async (t) => {
  const store = await withDoor(t);
  const month = limit("person:U1@2026-11", 0.25);
  assert.deepEqual(await begin(store, "c1", 0.1), { ok: true });
  assert.deepEqual(await begin(store, "c2", 0.2), { ok: true });
  const third = await begin(store, "c3", 0.01);
  assert.ok(!third.ok && third.why === "budget");
  assert.deepEqual([third.limit, third.stand.reservedNanoUsd], [REQUEST, nanoOfUsd(0.3)]);
  assert.equal(await finishModelCall(store, "c2", { ...ENDED, costNanoUsd: nanoOfUsd(0.05) }), true);
  assert.deepEqual(await begin(store, "c4", 0.15), { ok: true });
  // One of two budgets allows it: neither has anything set aside after.
  await raise(store, "request:req_1", 9);
  const fifth = await begin(store, "c5", 0.26, [REQUEST, month]);
  assert.ok(!fifth.ok && fifth.why === "budget" && fifth.limit === month);
  assert.equal((await budgetStand(store, REQUEST)).reservedNanoUsd, nanoOfUsd(0.25));
  assert.deepEqual(await begin(store, "c6", 0.25, [REQUEST, month]), { ok: true });
});

test("a thousand settled calls leave nothing set aside and the exact sum", async (t) => {
  const store = await withDoor(t);
  for (let call = 0; call < 1_000; call += 1) {
    await begin(store, `c${call}`, 0.1);
    await finishModelCall(store, `c${call}`, { ...ENDED, costNanoUsd: nanoOfUsd(0.0001) });
  }
  const { spentNanoUsd, reservedNanoUsd } = await budgetStand(store, REQUEST);
  assert.deepEqual([spentNanoUsd, reservedNanoUsd], [nanoOfUsd(0.1), 0]);
});

test("a call's row and its settlement come together, once, and a request's spend is their sum", async (t) => {
  const store = await withDoor(t);
  await begin(store, "c1", 0.3);
  const end = { ...ENDED, costNanoUsd: nanoOfUsd(0.25) };
  assert.deepEqual([await finishModelCall(store, "c1", end), await finishModelCall(store, "c1", end)], [true, false]);
  const { spentNanoUsd, reservedNanoUsd } = await budgetStand(store, REQUEST);
  assert.deepEqual([spentNanoUsd, reservedNanoUsd], [nanoOfUsd(0.25), 0]);
  await recordRefusedCall(store, asked("c2"), { status: 402, refusal: REFUSAL });
  assert.deepEqual(await modelSpend(store, "req_1"), { costUsd: 0.25, inputTokens: 60, outputTokens: 5, calls: 1 });
  assert.deepEqual(await modelSpend(store, "req_2"), { costUsd: 0, inputTokens: 0, outputTokens: 0, calls: 0 });
});

test("a request that was at work before there were accounts goes on with what it has spent", async (t) => {
  const store = await withDoor(t);
  await begin(store, "c1", 0.3, []);
  await finishModelCall(store, "c1", { ...ENDED, costNanoUsd: nanoOfUsd(0.25) });
  assert.equal((await begin(store, "c2", 0.06)).ok, false);
  assert.equal((await begin(store, "c3", 0.05)).ok, true);
});

test("a closed or expired door sets nothing aside", async (t) => {
  const store = await withDoor(t);
  assert.deepEqual(await begin(store, "c1", 0.1, [REQUEST], 1_000), { ok: false, why: "door_closed" });
  await closeDoorSession(store, "ds_1", 5);
  assert.deepEqual(await begin(store, "c2", 0.1), { ok: false, why: "door_closed" });
  assert.equal((await budgetStand(store, REQUEST)).reservedNanoUsd, 0);
});

test("the door tells what is spent, what is under way, and why a model did not answer", async (t) => {
  const store = await withDoor(t);
  const told = () => readDoorTold(store, "ds_1");
  assert.deepEqual(await told(), {
    ...{ spentUsd: 0, budgetUsd: 0.3, calls: 0, callsUnderWay: 0, lastCallAt: null, refused: null },
  });
  await begin(store, "c1", 0.1);
  assert.deepEqual([(await told()).callsUnderWay, (await told()).lastCallAt], [1, 7]);
  await finishModelCall(store, "c1", { ...ENDED, refusal: REFUSAL, costNanoUsd: nanoOfUsd(0.02), at: 8 });
  assert.deepEqual((await told()).refused, REFUSAL);
  // A title that nobody set a model up for says nothing of the work.
  await recordRefusedCall(store, { ...asked("c2", 9), role: null }, { status: 400, refusal: REFUSAL });
  await begin(store, "c3", 0.1);
  await finishModelCall(store, "c3", { ...ENDED, at: 10 });
  await raise(store, "request:req_1", 1);
  const after = await told();
  assert.deepEqual([after.refused, after.spentUsd, after.budgetUsd, after.calls], [null, 0.02, 1.3, 3]);
});

test("a call that a killed gateway left counts as spent on all its accounts, and is settled once", async (t) => {
  const store = await withDoor(t);
  const month = limit("all@2026-11", null);
  await begin(store, "c1", 0.2, [REQUEST, month]);
  assert.equal(await settleInterrupted(store, 20), 1);
  for (const one of [REQUEST, month]) {
    const { spentNanoUsd, reservedNanoUsd } = await budgetStand(store, one);
    assert.deepEqual([spentNanoUsd, reservedNanoUsd], [nanoOfUsd(0.2), 0]);
  }
  // The old gateway was not dead, only slow: its word comes too late.
  assert.equal(await finishModelCall(store, "c1", { ...ENDED, costNanoUsd: nanoOfUsd(0.01) }), false);
  assert.equal(await settleInterrupted(store, 21), 0);
  assert.equal((await modelSpend(store, "req_1")).costUsd, 0.2);
});

async function withDoor(t: TestContext): Promise<Store> {
  const store = openStore(":memory:");
  t.after(() => store.close());
  const owner = { personId: "U1", appId: null, requestId: "req_1", instanceId: null };
  await createDoorSession(store, { id: "ds_1", kind: "build", ...owner, budgetUsd: 0.3, expiresAt: 999, createdAt: 0 });
  return store;
}

function limit(account: BudgetLimit["account"], usd: number | null): BudgetLimit {
  return { account, limitNanoUsd: usd === null ? null : nanoOfUsd(usd) };
}

function asked(id: string, at = 7) {
  const owner = { doorSessionId: "ds_1", requestId: "req_1", personId: "U1", appId: null, groupHandle: null };
  return { id, ...owner, api: "messages" as const, askedModel: "code", role: "code" as const, at };
}

function begin(store: Store, id: string, usd: number, limits = [REQUEST], at = 7) {
  return beginModelCall(store, asked(id, at), { limits, nanoUsd: nanoOfUsd(usd) });
}

async function raise(store: Store, account: BudgetLimit["account"], usd: number): Promise<void> {
  assert.equal(await atomically(store, raiseBudget(account, nanoOfUsd(usd))), "done");
}
