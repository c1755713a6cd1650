import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { silentLog } from "../../../lib/log.ts";
import { createAuthority } from "../../../operator/authority.ts";
import { answerQuestion } from "../../../operator/ownership/answer-question.ts";
import { offerTransfer } from "../../../operator/ownership/offer-transfer.ts";
import { sweepQuestions } from "../../../operator/ownership/question-sweep.ts";
import { openTransferOf } from "../../../store/app-questions.ts";
import { appById } from "../../../store/apps.ts";
import { auditOf, verifyAudit } from "../../../store/audit.ts";
import { eq } from "../../../store/drizzle.ts";
import { dueNotices } from "../../../store/notices.ts";
import { apps } from "../../../store/schema.ts";
import { addApp, addPerson, createHandClock, openTestStore } from "../../fakes/registry.ts";

const PLACE = { channelId: "DBOB", threadTs: "7.0" };

async function setUp(t: TestContext) {
  const { store } = openTestStore(t);
  const clock = createHandClock();
  for (const id of ["ANA", "BOB", "CLEO", "BACKUP", "MEMBER", "PLAT"]) await addPerson(store, id);
  await addPerson(store, "GUEST", { kind: "guest" });
  await addPerson(store, "GONE", { isDeactivated: true });
  const groupMembers = async (handle: string) => (handle === "platform-team" ? ["PLAT"] : ["MEMBER"]);
  const authority = createAuthority({ store, approverGroup: "platform-team", groupMembers });
  const app = await addApp(store, "lunch", { ownerId: "ANA" });
  const named = { backupId: "BACKUP", groupHandle: "food" };
  store.orm.update(apps).set(named).where(eq(apps.id, app.id)).run();
  const deps = { store, clock, authority };
  const offer = (byId: string, toId: string) => offerTransfer(deps, { appId: app.id, toId, byId });
  const say = (questionId: string, personId: string, answer: "yes" | "no") =>
    answerQuestion(deps, { questionId, personId, answer, place: PLACE });
  const owner = async () => (await appById(store, app.id))?.ownerId;
  const told = async () =>
    (await dueNotices(store, clock.now(), 50)).map(({ personId, text }) => `${personId}: ${text}`);
  const acts = async () => (await auditOf(store, { subject: app.id, since: 0, limit: 50 })).map(({ verb }) => verb);
  return { store, clock, app, offer, say, owner, told, acts };
}

async function asked(offered: ReturnType<typeof offerTransfer>): Promise<string> {
  const outcome = await offered;
  assert.ok(outcome.kind === "asked", JSON.stringify(outcome));
  return outcome.questionId;
}

test("an app changes hands when who is asked says yes, once, and both hear of it", async (t) => {
  const { store, app, offer, say, owner, told, acts } = await setUp(t);
  const questionId = await asked(offer("ANA", "BOB"));
  assert.equal(await asked(offer("ANA", "BOB")), questionId);
  assert.equal(await owner(), "ANA");
  assert.deepEqual(
    (await Promise.all([say(questionId, "BOB", "yes"), say(questionId, "BOB", "yes")])).map(({ kind }) => kind).sort(),
    ["answered", "over"],
  );
  assert.equal(await owner(), "BOB");
  assert.deepEqual(await say(questionId, "BOB", "no"), {
    kind: "over",
    say: "You answer for lunch (lunch) now. Say in its thread what should be different.",
  });
  assert.deepEqual(await told(), [
    "BOB: <@ANA> asks you to answer for the app lunch (lunch) from now on: What lunch is for.",
    "ANA: <@BOB> answers for lunch (lunch) from now on.",
  ]);
  assert.deepEqual(await acts(), ["transfer", "offer", "claim"]);
  assert.equal((await verifyAudit(store)).ok, true);
  assert.equal((await appById(store, app.id))?.channelId, "C1");
});

test("where its thread is private, the message that asked becomes its thread", async (t) => {
  const { store, app, offer, say } = await setUp(t);
  store.orm.update(apps).set({ channelId: "DANA", threadTs: "3.0" }).where(eq(apps.id, app.id)).run();
  await say(await asked(offer("ANA", "BOB")), "BOB", "yes");
  const { channelId, threadTs } = (await appById(store, app.id)) ?? {};
  assert.deepEqual({ channelId, threadTs }, PLACE);
});

test("nobody but who is asked answers, and a no leaves it whose it is", async (t) => {
  const { offer, say, owner, told, acts } = await setUp(t);
  const questionId = await asked(offer("ANA", "BOB"));
  for (const other of ["ANA", "CLEO", "PLAT", "GUEST", "NOBODY"])
    assert.equal((await say(questionId, other, "yes")).kind, "refused", other);
  assert.equal((await say("qst_none", "BOB", "yes")).kind, "refused");
  assert.equal((await say(questionId, "BOB", "no")).kind, "answered");
  assert.equal((await say(questionId, "BOB", "yes")).kind, "over");
  assert.equal(await owner(), "ANA");
  assert.ok((await told()).includes("ANA: <@BOB> does not take lunch (lunch). It stays whose it is."));
  assert.deepEqual(await acts(), ["decline", "offer", "claim"]);
});

test("of two transfers at once one is open, and the last wish counts", async (t) => {
  const { store, app, offer, say, owner } = await setUp(t);
  const [first, second] = await Promise.all([asked(offer("ANA", "BOB")), asked(offer("BACKUP", "CLEO"))]);
  const open = (await openTransferOf(store, app.id))?.id;
  const [last, gone, askedLast, askedBefore] =
    open === second ? [second, first, "CLEO", "BOB"] : [first, second, "BOB", "CLEO"];
  assert.deepEqual(await say(gone, askedBefore, "yes"), { kind: "over", say: "Somebody else was asked instead." });
  assert.equal((await say(last, askedLast, "yes")).kind, "answered");
  assert.equal(await owner(), askedLast);
});

test("an owner gives, and a backup; the group does not, and of who has left the approvers do", async (t) => {
  const { store, offer } = await setUp(t);
  assert.deepEqual(await offer("MEMBER", "BOB"), {
    kind: "refused",
    say: "Only its owner gives this app to somebody else. Ask <@ANA>.",
  });
  assert.equal((await offer("PLAT", "BOB")).kind, "refused");
  await addPerson(store, "ANA", { isDeactivated: true });
  assert.equal((await offer("MEMBER", "BOB")).kind, "refused");
  assert.equal((await offer("PLAT", "BOB")).kind, "asked");
});

test("nobody is asked who cannot answer for it, and whoever cannot any more is refused", async (t) => {
  const { store, offer, say, owner } = await setUp(t);
  for (const [toId, why] of [
    ["GUEST", /Guests cannot/],
    ["GONE", /deactivated/],
    ["NOBODY", /not seen/],
    ["ANA", /already/],
  ] as const) {
    const outcome = await offer("ANA", toId);
    assert.match(outcome.kind === "refused" ? outcome.say : "", why);
  }
  const questionId = await asked(offer("ANA", "BOB"));
  await addPerson(store, "BOB", { isDeactivated: true });
  assert.equal((await say(questionId, "BOB", "yes")).kind, "refused");
  assert.equal(await owner(), "ANA");
});

test("what nobody answers in a week ends, and whose wish it was hears of it once", async (t) => {
  const { store, clock, app, offer, say, owner, told } = await setUp(t);
  const questionId = await asked(offer("ANA", "BOB"));
  clock.add(7 * 86_400_000);
  assert.deepEqual(await say(questionId, "BOB", "yes"), {
    kind: "over",
    say: "The time for this is over: the app stays whose it is.",
  });
  for (let look = 0; look < 2; look += 1) await sweepQuestions({ store, clock, log: silentLog });
  assert.equal((await told()).filter((line) => line.startsWith("ANA: <@BOB> has not said")).length, 1);
  assert.equal(await owner(), "ANA");
  assert.equal(await openTransferOf(store, app.id), undefined);
  assert.notEqual(await asked(offer("ANA", "BOB")), questionId);
});
