import assert from "node:assert/strict";
import { test } from "node:test";
import { moneyToGoOn } from "../../../builder/more-money.ts";
import { endRequest, requestById, setPlan } from "../../../store/app-requests.ts";
import { type BudgetAccount, budgetStand } from "../../../store/budgets.ts";
import { personById, upsertPerson } from "../../../store/people.ts";
import { raisedFor, raiseOnce } from "../../../store/raised-budgets.ts";
import { auditLog } from "../../../store/schema.ts";
import { plan } from "../../bot/samples.ts";
import { stopByBudget } from "../../fakes/budget-stop.ts";
import { NOON } from "../../fakes/registry.ts";
import { ASK, newDesk } from "./new-desk.ts";

const MONTHS: BudgetAccount[] = ["app:app_1@2026-03", "person:UASKER@2026-03", "group:sales@2026-03", "all@2026-03"];
const PRESS = { ...ASK, messageTs: "2.0", text: "spend more" };

for (const account of MONTHS)
  test(`the budget ${account} has a way on: one of the platform team lets it have more, once, and it begins again for its asker`, async (t) => {
    const { desk, store, requestId, started } = await newDesk(t);
    await stopByBudget(store, requestId, account);
    assert.deepEqual(await moneyToGoOn(store, requestId), { account, cents: 500 });
    const underWay = await desk.spendMore(requestId, { ...PRESS, personId: "UPLATFORM1" });
    assert.equal(underWay.kind, "refused", "nothing is raised for what goes on");
    await endRequest(store, requestId, "failed", "the budget", NOON);
    const tried = (personId: string) => desk.spendMore(requestId, { ...PRESS, personId });
    const say = async (personId: string) => {
      const received = await tried(personId);
      return received.kind === "refused" ? received.say : received.kind;
    };
    assert.match(await say("UASKER"), /^Nobody allows money for their own request\. Ask @platform-team/);
    assert.match(await say("UOTHER"), /^Only @platform-team allows more\. You are not in @platform-team/);
    assert.equal(await raisedFor(store, requestId), null);

    const first = await tried("UPLATFORM1");
    assert.equal(first.kind, "started");
    const again = first.kind === "started" ? await requestById(store, first.requestId) : undefined;
    assert.deepEqual([again?.requesterId, again?.text, started.at(-1)], ["UASKER", "collect lunch orders", again?.id]);
    assert.deepEqual(await tried("UPLATFORM2"), { kind: "known", requestId: again?.id });
    const stand = await budgetStand(store, { account, limitNanoUsd: 1e9 });
    assert.deepEqual([stand.limitNanoUsd, stand.spentNanoUsd], [6e9, 0]);
    const raised = await raisedFor(store, requestId);
    assert.deepEqual([raised?.account, raised?.nanoUsd, raised?.personId], [account, 5e9, "UPLATFORM1"]);
    const lines = store.orm.select().from(auditLog).all();
    assert.equal(lines.filter(({ verb }) => verb === "raise_budget").length, 1);
  });

test("a raise that a crash cut off from its next try is not made again by the press that begins it", async (t) => {
  const { desk, store, requestId, ask } = await newDesk(t);
  await setPlan(store, requestId, plan, NOON);
  await desk.decide({ approvalId: await ask("plan"), personId: "UASKER", answer: "yes" });
  await stopByBudget(store, requestId, "all@2026-03");
  await desk.stop(requestId, "UASKER");
  await endRequest(store, requestId, "failed", "the budget", NOON);
  const raised = { account: "all@2026-03" as const, nanoUsd: 5e9, personId: "UPLATFORM1", at: NOON };
  assert.deepEqual(
    [await raiseOnce(store, requestId, raised), await raiseOnce(store, requestId, raised)],
    [true, false],
  );
  const received = await desk.spendMore(requestId, { ...PRESS, personId: "UPLATFORM1" });
  assert.equal(received.kind, "started");
  const again = received.kind === "started" ? await requestById(store, received.requestId) : undefined;
  assert.equal(again?.continuesId, requestId, "by the plan that was agreed to");
  assert.equal((await budgetStand(store, { account: "all@2026-03", limitNanoUsd: 0 })).limitNanoUsd, 5e9);
});

test("nothing is raised where nothing begins: something newer was asked, or who asked is gone", async (t) => {
  const { desk, store, clock, requestId } = await newDesk(t);
  await stopByBudget(store, requestId, "all@2026-03");
  await endRequest(store, requestId, "failed", "the budget", NOON);
  const press = () => desk.spendMore(requestId, { ...PRESS, personId: "UPLATFORM1" });
  const asker = await personById(store, "UASKER");
  assert.ok(asker);
  await upsertPerson(store, { ...asker, isDeactivated: true, updatedAt: NOON + 1 });
  const gone = await press();
  assert.match(gone.kind === "refused" ? gone.say : "", /deactivated/);
  await upsertPerson(store, { ...asker, updatedAt: NOON + 2 });
  clock.add(1_000);
  await desk.reply({ ...ASK, messageTs: "1.5", text: "try again", mentioned: false });
  const late = await press();
  assert.match(late.kind === "refused" ? late.say : "", /^Something newer was asked here since/);
  assert.equal(await raisedFor(store, requestId), null);
});

test("what is lacking is offered in steps of a request's budget; a request's own is another try's", async (t) => {
  const { store, requestId } = await newDesk(t);
  assert.equal(await moneyToGoOn(store, requestId), null);
  await stopByBudget(store, requestId, "all@2026-03", 5_000_000_001);
  assert.equal((await moneyToGoOn(store, requestId))?.cents, 1_000);
  await stopByBudget(store, requestId, `request:${requestId}`);
  assert.equal(await moneyToGoOn(store, requestId), null);
});
