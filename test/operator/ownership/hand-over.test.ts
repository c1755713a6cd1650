import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { WebAPIPlatformError } from "@slack/web-api";
import { createPeople } from "../../../bot/people/people.ts";
import { KnownError } from "../../../lib/errors.ts";
import { silentLog } from "../../../lib/log.ts";
import { createAuthority } from "../../../operator/authority.ts";
import { answerQuestion } from "../../../operator/ownership/answer-question.ts";
import { sweepHandOvers } from "../../../operator/ownership/hand-over-sweep.ts";
import { offerTransfer } from "../../../operator/ownership/offer-transfer.ts";
import type { QuestionAnswer } from "../../../operator/ownership/question-answer.ts";
import { sweepQuestions } from "../../../operator/ownership/question-sweep.ts";
import { appById } from "../../../store/apps.ts";
import { auditOf, verifyAudit } from "../../../store/audit.ts";
import { eq } from "../../../store/drizzle.ts";
import { handOverOf, ownerlessApps } from "../../../store/hand-overs.ts";
import { dueNotices } from "../../../store/notices.ts";
import { appQuestions } from "../../../store/question-tables.ts";
import { apps } from "../../../store/schema.ts";
import type { Store } from "../../../store/store.ts";
import { addUsage } from "../../../store/usage.ts";
import { addApp, addPerson, createHandClock, NOON, openTestStore, TEAM } from "../../fakes/registry.ts";

const WEEK_MS = 7 * 86_400_000;

async function setUp(t: TestContext) {
  const { store } = openTestStore(t);
  const clock = createHandClock();
  for (const id of ["ANA", "BOB", "CLEO", "DAN", "EVA", "BACKUP", "MEMBER"]) await addPerson(store, id);
  await addPerson(store, "GUEST", { kind: "guest" });
  await addPerson(store, "BOT", { kind: "bot" });
  await addPerson(store, "GONE", { isDeactivated: true });
  const slack = { groupMembers: async (_handle: string): Promise<string[]> => ["MEMBER", "CLEO"] };
  const groupMembers = (handle: string) => slack.groupMembers(handle);
  const authority = createAuthority({ store, approverGroup: "platform-team", groupMembers });
  const deps = { store, clock, authority };
  const sweep = async () => {
    await sweepQuestions({ store, clock, log: silentLog });
    await sweepHandOvers({ store, clock, log: silentLog, groupMembers });
  };
  const leave = (id: string) => addPerson(store, id, { isDeactivated: true, updatedAt: clock.now() });
  const comeBack = (id: string) => addPerson(store, id, { updatedAt: clock.now() });
  const open = () => {
    const rows = store.orm.select().from(appQuestions).where(eq(appQuestions.status, "open")).all();
    return rows.map(({ appId, askedId }) => `${askedId} ${appId.slice(-4)}`).sort();
  };
  const askedNow = async (personId: string) => {
    const rows = store.orm.select().from(appQuestions).where(eq(appQuestions.askedId, personId)).all();
    const question = rows.find(({ status }) => status === "open") ?? rows.at(-1);
    return question?.id ?? "none";
  };
  const say = async (personId: string, answer: QuestionAnswer["answer"], questionId?: string) =>
    answerQuestion(deps, {
      questionId: questionId ?? (await askedNow(personId)),
      ...{ personId, answer, place: { channelId: `D${personId}`, threadTs: "7.0" } },
    });
  const whoIsAsked = () =>
    store.orm
      .select()
      .from(appQuestions)
      .where(eq(appQuestions.status, "open"))
      .all()
      .map(({ askedId }) => askedId)
      .sort();
  const told = async () =>
    (await dueNotices(store, clock.now(), 100)).map(({ personId, text }) => `${personId}: ${text}`);
  const platform = async () => (await told()).filter((line) => line.startsWith("platform-team: "));
  return { store, clock, deps, slack, sweep, leave, comeBack, open, askedNow, say, whoIsAsked, told, platform };
}

async function addLiveApp(store: Store, name: string, named: Partial<typeof apps.$inferInsert> = {}) {
  const app = await addApp(store, name, { ownerId: "ANA" });
  store.orm
    .update(apps)
    .set({ status: "live", ...named })
    .where(eq(apps.id, app.id))
    .run();
  return app;
}

async function uses(store: Store, appId: string, counts: Record<string, number>, day = "2026-03-09") {
  const rows = Object.entries(counts).map(([personId, count]) => ({
    appId,
    day,
    personId,
    kind: "visit" as const,
    count,
  }));
  await addUsage(store, rows);
}

test("who is asked: the backup, then the group's who use it, then the most frequent users, and no guest, bot or gone person", async (t) => {
  const { store, clock, sweep, leave, whoIsAsked, say, told, platform } = await setUp(t);
  const app = await addLiveApp(store, "lunch", { backupId: "BACKUP", groupHandle: "food" });
  await uses(store, app.id, { GUEST: 90, BOT: 80, GONE: 70, EVA: 60, DAN: 50, CLEO: 1, ANA: 99, "-": 500 });
  await uses(store, app.id, { BOB: 900 }, "2025-11-01");
  await sweep();
  assert.deepEqual(whoIsAsked(), []);
  await leave("ANA");
  await sweep();
  await sweep();
  assert.deepEqual(whoIsAsked(), ["BACKUP"]);
  assert.deepEqual(await told(), [
    "BACKUP: <@ANA> has left and answered for the app lunch (lunch). You are its backup. Do you answer for it from now on? Nothing stops meanwhile. What it is for: What lunch is for.",
  ]);
  assert.deepEqual(await say("BACKUP", "no"), {
    kind: "answered",
    say: "You would let lunch (lunch) sleep. The platform team knows, and nothing stops meanwhile.",
  });
  assert.deepEqual(await platform(), [
    "platform-team: <@BACKUP> would let lunch sleep: its owner <@ANA> has left. Nothing stops meanwhile.",
  ]);
  await sweep();
  assert.deepEqual(whoIsAsked(), ["CLEO"]);
  clock.add(WEEK_MS);
  await sweep();
  assert.deepEqual(whoIsAsked(), ["EVA"]);
  assert.equal((await say("EVA", "yes")).kind, "answered");
  assert.equal((await appById(store, app.id))?.ownerId, "EVA");
  assert.equal((await appById(store, app.id))?.status, "live");
  assert.equal(await handOverOf(store, app.id), undefined);
  await sweep();
  assert.deepEqual(whoIsAsked(), []);
  assert.ok((await told()).includes("BACKUP: <@EVA> answers for lunch (lunch) from now on."));
  assert.equal((await verifyAudit(store)).ok, true);
});

test("after three noes, or where nobody is left, the platform team hears of it once, and the app stays listed as ownerless", async (t) => {
  const { store, clock, sweep, leave, say, whoIsAsked, platform } = await setUp(t);
  const lunch = await addLiveApp(store, "lunch", { backupId: "BACKUP" });
  const alone = await addLiveApp(store, "alone", { status: "stopped" });
  await uses(store, lunch.id, { BOB: 3, CLEO: 2, DAN: 1 });
  await leave("ANA");
  await sweep();
  assert.deepEqual(await platform(), [
    "platform-team: <@ANA> has left and answered for the app alone. There is nobody to ask. It goes on, without an owner. People who used it in the last 30 days: 0. Triggers: 0, secrets: 0.",
  ]);
  await say("BACKUP", "no");
  await sweep();
  await say("BOB", "no");
  await sweep();
  clock.add(WEEK_MS);
  await sweep();
  for (let look = 0; look < 3; look += 1) await sweep();
  assert.deepEqual(whoIsAsked(), []);
  const last = (await platform()).filter((line) => line.includes("Nobody who was asked takes it."));
  assert.equal(last.length, 1);
  assert.match(last[0] ?? "", /People who used it in the last 30 days: 3\./);
  assert.deepEqual(
    (await ownerlessApps(store, TEAM)).map(({ id }) => id),
    [alone.id, lunch.id],
  );
  assert.equal((await appById(store, lunch.id))?.status, "live");
});

test("nobody is asked of two apps at once: the more used one first, the other waits its turn", async (t) => {
  const { store, sweep, leave, say, open } = await setUp(t);
  const small = await addLiveApp(store, "small", { backupId: "BACKUP" });
  const large = await addLiveApp(store, "large", { backupId: "BACKUP" });
  await uses(store, small.id, { BOB: 1 });
  await uses(store, large.id, { BOB: 1, CLEO: 1 });
  await leave("ANA");
  await sweep();
  await sweep();
  assert.deepEqual(open(), [`BACKUP ${large.id.slice(-4)}`]);
  await say("BACKUP", "yes");
  await sweep();
  assert.deepEqual(open(), [`BACKUP ${small.id.slice(-4)}`]);
});

test("who is named is asked next, and nobody who cannot answer for it or was asked", async (t) => {
  const { store, sweep, leave, say, whoIsAsked, told, askedNow } = await setUp(t);
  const app = await addLiveApp(store, "lunch", { backupId: "BACKUP" });
  await uses(store, app.id, { BOB: 3 });
  await leave("ANA");
  await sweep();
  for (const [suggestedId, why] of [
    ["GUEST", /Guests cannot/],
    ["BOT", /A bot cannot/],
    ["GONE", /deactivated/],
    ["ANA", /deactivated/],
    ["NOBODY", /not seen/],
    ["BACKUP", /asked yourself/],
  ] as const) {
    const outcome = await say("BACKUP", { suggestedId });
    assert.match(outcome.kind === "refused" ? outcome.say : "", why);
  }
  assert.equal((await say("BOB", "yes", await askedNow("BACKUP"))).kind, "refused");
  assert.deepEqual(await say("BACKUP", { suggestedId: "DAN" }), {
    kind: "answered",
    say: "You name <@DAN> for lunch (lunch): they are asked next.",
  });
  await sweep();
  assert.deepEqual(whoIsAsked(), ["DAN"]);
  assert.ok((await told()).some((line) => line.startsWith("DAN: ") && line.includes("<@BACKUP> names you for it.")));
  const again = await say("DAN", { suggestedId: "BACKUP" });
  assert.match(again.kind === "refused" ? again.say : "", /asked already/);
});

test("who comes back before somebody took it keeps it, and when they leave again all are asked anew", async (t) => {
  const { store, clock, sweep, leave, comeBack, say, whoIsAsked, askedNow } = await setUp(t);
  const app = await addLiveApp(store, "lunch", { backupId: "BACKUP" });
  await leave("ANA");
  await sweep();
  const questionId = await askedNow("BACKUP");
  clock.add(60_000);
  await comeBack("ANA");
  const over = { kind: "over", say: "This is not asked any more: somebody answers for the app." };
  assert.deepEqual(await say("BACKUP", "yes", questionId), over);
  await sweep();
  assert.deepEqual(whoIsAsked(), []);
  assert.deepEqual(await say("BACKUP", "yes", questionId), over);
  assert.equal((await appById(store, app.id))?.ownerId, "ANA");
  clock.add(60_000);
  await leave("ANA");
  await sweep();
  assert.deepEqual(whoIsAsked(), ["BACKUP"]);
  assert.notEqual(await askedNow("BACKUP"), questionId);
});

test("an heir who leaves while asked is asked no longer, and the next one is; a backup who left is none any more", async (t) => {
  const { store, clock, sweep, leave, say, whoIsAsked, told, askedNow } = await setUp(t);
  const app = await addLiveApp(store, "lunch", { backupId: "BACKUP" });
  const other = await addApp(store, "other", { ownerId: "EVA" });
  store.orm.update(apps).set({ backupId: "BACKUP" }).where(eq(apps.id, other.id)).run();
  await uses(store, app.id, { BOB: 3 });
  await leave("ANA");
  await sweep();
  const questionId = await askedNow("BACKUP");
  clock.add(60_000);
  await leave("BACKUP");
  assert.equal((await say("BACKUP", "yes", questionId)).kind, "refused");
  await sweep();
  await sweep();
  assert.deepEqual(whoIsAsked(), ["BOB"]);
  for (const { id } of [app, other]) {
    assert.equal((await appById(store, id))?.backupId, null);
    const cleared = (await auditOf(store, { subject: id, since: 0, limit: 50 })).filter(
      ({ verb }) => verb === "backup",
    );
    assert.deepEqual(
      cleared.map(({ details }) => details),
      [{ from: "BACKUP", to: null, why: "left" }],
    );
  }
  const heard = (await told()).filter((line) => line.includes("was the backup of"));
  assert.deepEqual(heard, ["EVA: <@BACKUP> has left and was the backup of other (other). It has none now."]);
});

test("an app that is being built is told to the platform team once, and handed over when it is live", async (t) => {
  const { store, sweep, leave, whoIsAsked, platform } = await setUp(t);
  const app = await addApp(store, "lunch", { ownerId: "ANA" });
  await leave("ANA");
  for (let look = 0; look < 2; look += 1) await sweep();
  assert.deepEqual(await platform(), [
    "platform-team: <@ANA> has left and was having the app lunch built. It is without an owner.",
  ]);
  store.orm.update(apps).set({ status: "live", backupId: "BACKUP" }).where(eq(apps.id, app.id)).run();
  await sweep();
  assert.deepEqual(whoIsAsked(), ["BACKUP"]);
});

test("whom the owner asked before leaving answers first; a yes of one ends what the other is asked", async (t) => {
  const { store, clock, deps, sweep, leave, say, whoIsAsked, askedNow } = await setUp(t);
  const app = await addLiveApp(store, "lunch", { backupId: "BACKUP" });
  await offerTransfer(deps, { appId: app.id, toId: "DAN", byId: "ANA" });
  await leave("ANA");
  await sweep();
  assert.deepEqual(whoIsAsked(), ["DAN"]);
  clock.add(WEEK_MS);
  await sweep();
  assert.deepEqual(whoIsAsked(), ["BACKUP"]);
  const heirs = await askedNow("BACKUP");
  await offerTransfer(deps, { appId: app.id, toId: "EVA", byId: "BACKUP" });
  assert.equal((await say("EVA", "yes")).kind, "answered");
  assert.equal((await say("BACKUP", "yes", heirs)).kind, "over");
  assert.equal((await appById(store, app.id))?.ownerId, "EVA");
  await sweep();
  assert.equal(await handOverOf(store, app.id), undefined);
});

test("of two who take it at once one has it, and a private thread becomes theirs", async (t) => {
  const { store, sweep, leave, say, askedNow } = await setUp(t);
  const app = await addLiveApp(store, "lunch", { backupId: "BACKUP", channelId: "DANA" });
  await leave("ANA");
  await sweep();
  const questionId = await askedNow("BACKUP");
  const both = await Promise.all([say("BACKUP", "yes", questionId), say("BACKUP", "no", questionId)]);
  assert.deepEqual(both.map(({ kind }) => kind).sort(), ["answered", "over"]);
  const { ownerId, channelId, backupId } = (await appById(store, app.id)) ?? {};
  if (ownerId === "BACKUP") assert.deepEqual({ channelId, backupId }, { channelId: "DBACKUP", backupId: null });
});

test("a group that vanished has nobody in it, and while Slack is silent only that app waits", async (t) => {
  const { store, slack, sweep, leave, whoIsAsked } = await setUp(t);
  const grouped = await addLiveApp(store, "grouped", { groupHandle: "food" });
  await addLiveApp(store, "single", { backupId: "BACKUP" });
  await uses(store, grouped.id, { BOB: 3, CLEO: 1 });
  slack.groupMembers = async () => Promise.reject(new KnownError("slack_silent", "Slack is silent.", "Wait."));
  await leave("ANA");
  await sweep();
  assert.deepEqual(whoIsAsked(), ["BACKUP"]);
  slack.groupMembers = async () => Promise.reject(new KnownError("group_unknown", "No such group.", "Make it."));
  await sweep();
  assert.deepEqual(whoIsAsked(), ["BACKUP", "BOB"]);
});

test("a look that dies after any of its writes loses nothing and asks nothing twice", async (t) => {
  for (let dies = 0; dies < 4; dies += 1) {
    const { store, clock, sweep, leave, say, whoIsAsked, told } = await setUp(t);
    await addLiveApp(store, "lunch", { backupId: "BACKUP" });
    await addLiveApp(store, "board");
    await leave("ANA");
    const transaction = store.orm.transaction.bind(store.orm);
    let left = dies;
    const dying: typeof transaction = (work, config) => {
      left -= 1;
      if (left < 0) throw new Error("killed");
      return transaction(work, config);
    };
    store.orm.transaction = dying;
    await sweep().catch(() => undefined);
    assert.ok(left < 0, `it died at write ${dies}`);
    store.orm.transaction = transaction;
    await sweep();
    await sweep();
    assert.deepEqual(whoIsAsked(), ["BACKUP"]);
    assert.equal((await told()).length, 2, `${dies}`);
    clock.add(1);
    await say("BACKUP", "yes");
    await sweep();
    assert.deepEqual(whoIsAsked(), []);
  }
});

test("a list of people that fails halfway makes nobody gone", async (t) => {
  const { store, clock, sweep, whoIsAsked, platform } = await setUp(t);
  await addLiveApp(store, "lunch", { backupId: "BACKUP" });
  const refused = new WebAPIPlatformError({ ok: false, error: "invalid_cursor" });
  const list = async ({ cursor }: { cursor?: string }) => {
    if (cursor !== undefined) throw refused;
    const bob = { id: "BOB", team_id: TEAM, name: "bob", deleted: false, updated: NOON / 1000 };
    return { ok: true, members: [bob], response_metadata: { next_cursor: "more" } };
  };
  const client = { users: { list } } as unknown as Parameters<typeof createPeople>[0]["client"];
  const people = createPeople({ client, store, clock, log: silentLog, slackTeamId: TEAM });
  await assert.rejects(people.syncAll());
  await sweep();
  assert.deepEqual(whoIsAsked(), []);
  assert.deepEqual(await platform(), []);
});
