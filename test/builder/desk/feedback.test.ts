import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createDesk } from "../../../builder/desk/create-desk.ts";
import type { Comment } from "../../../builder/desk.ts";
import { silentLog } from "../../../lib/log.ts";
import { createAuthority } from "../../../operator/authority.ts";
import { fixedNotices } from "../../../operator/fixed-notices.ts";
import { offerToFix } from "../../../operator/offer-to-fix.ts";
import { endRequest, requestById } from "../../../store/app-requests.ts";
import { feedbackOf } from "../../../store/feedback.ts";
import { fixOfferOf, fixOfferOfRequest } from "../../../store/fix-offers.ts";
import { dueNotices } from "../../../store/notices.ts";
import { claimOutboundMessage, confirmOutboundMessage } from "../../../store/outbound-messages.ts";
import { atomically } from "../../../store/store.ts";
import { addAppPost, goLive } from "../../fakes/live-app.ts";
import { addApp, addPerson, createHandClock, NOON, openTestStore, TEAM } from "../../fakes/registry.ts";

const DOWN: Comment["said"] = { kind: "thumb", isUp: false, isTakenBack: false };
const words = (text: string): Comment["said"] => ({ kind: "words", text });

async function setUp(t: TestContext, hasModel = true) {
  const { store } = openTestStore(t);
  for (const personId of ["UOWNER", "U1", "U2", "U3", "U4"]) await addPerson(store, personId);
  await addPerson(store, "UGUEST", { kind: "guest" });
  await addPerson(store, "UBOT", { kind: "bot" });
  await addPerson(store, "UGONE", { isDeactivated: true });
  const app = await addApp(store, "lunch", { ownerId: "UOWNER" });
  const clock = createHandClock();
  const started: string[] = [];
  const desk = createDesk({
    home: "/nowhere",
    ...{ store, clock, log: silentLog },
    authority: createAuthority({ store, approverGroup: null, groupMembers: async () => [] }),
    start: async (requestId) => void started.push(requestId),
    signal: () => undefined,
    stepBackup: async () => null,
    hasModel,
    findEntries: async () => null,
    switchApp: async () => "",
  });
  const post = async (number: number, ts: string, channel = "#food", text = "ramen: 2") => {
    const key = await addAppPost(store, app, number, { delivery: `dlv_${ts}`, channel, text });
    const message = { key: `app:${key}`, channelId: "C2", threadTs: null, contentHash: "x", at: NOON };
    await claimOutboundMessage(store, message);
    await confirmOutboundMessage(store, message.key, ts, NOON);
  };
  let said = 10;
  const say = (personId: string, what = DOWN, place: Partial<Comment> = {}) => {
    said += 1;
    return desk.comment({
      personId,
      channelId: "C2",
      postTs: "5.0",
      isOpen: true,
      said: what,
      saidTs: `${said}.0`,
      ...place,
    });
  };
  const offered = async () => (await dueNotices(store, NOON, 99)).map(({ key, personId }) => `${key} to ${personId}`);
  const fix = (personId = "UOWNER", wants = true, releaseId = "rel_lunch_1") =>
    desk.decideFix({ releaseId, personId, wants });
  await goLive(store, app, 1);
  await post(1, "5.0");
  return { store, app, clock, desk, started, post, say, offered, fix };
}

test("three who say alike, by thumbs or words, bring the owner one notice, and 200 more bring none", async (t) => {
  const { store, say, offered } = await setUp(t);
  const noted = { kind: "noted", appName: "lunch", isComplaint: true };
  assert.deepEqual(await say("U1"), { ...noted, changedBy: "UOWNER" });
  await say("U2", words("this is wrong, ramen counts twice"));
  await say("U2");
  await say("U3", { kind: "thumb", isUp: true, isTakenBack: false });
  await say("U4", words("this is great"));
  assert.deepEqual(await offered(), []);
  for (let number = 0; number < 200; number += 1) await addPerson(store, `UMANY${number}`);
  await Promise.all(Array.from({ length: 200 }, (_, number) => say(`UMANY${number}`)));
  assert.deepEqual(await offered(), ["feedback:rel_lunch_1 to UOWNER"]);
  assert.equal((await offerToFix(store, "rel_lunch_1")).complaints.length, 203);
});

test("three who complain of different things bring no offer; the third who says the same brings one, with those alone", async (t) => {
  const { store, say, offered } = await setUp(t);
  await say("U1", words("wrong: ramen counts twice"));
  await say("U2", words("this is wrong, it comes too late"));
  await say("U3", words("falsch: die Feiertage fehlen"));
  assert.deepEqual(await offered(), []);
  await say("U4", words("wrong: two ramen again"));
  assert.deepEqual(await offered(), []);
  await say("UOWNER");
  assert.deepEqual(await offered(), ["feedback:rel_lunch_1 to UOWNER"]);
  const { complaints } = await offerToFix(store, "rel_lunch_1");
  assert.deepEqual(complaints.map(({ personId }) => personId).sort(), ["U1", "U4", "UOWNER"]);
});

test("guests, bots, people who left and strangers say nothing that counts", async (t) => {
  const { store, say } = await setUp(t);
  for (const personId of ["UGUEST", "UBOT", "UGONE", "UNOBODY"]) {
    assert.deepEqual(await say(personId), { kind: "ignored" }, personId);
    assert.deepEqual(await say(personId, words("wrong")), { kind: "ignored" }, personId);
  }
  assert.deepEqual(await feedbackOf(store, "rel_lunch_1"), []);
});

test("what is said of anything but an app's post, or of nothing in particular, is not kept", async (t) => {
  const { store, say } = await setUp(t);
  await claimOutboundMessage(store, { key: "req_1:card", channelId: "C2", threadTs: null, contentHash: "x", at: NOON });
  await confirmOutboundMessage(store, "req_1:card", "6.0", NOON);
  assert.deepEqual(await say("U1", DOWN, { postTs: "6.0" }), { kind: "ignored" });
  assert.deepEqual(await say("U1", DOWN, { postTs: "7.0" }), { kind: "ignored" });
  assert.deepEqual(await say("U1", words("who takes my ramen?")), { kind: "ignored" });
});

test("a thumb that was taken back does not count", async (t) => {
  const { say, offered } = await setUp(t);
  await say("U1");
  await say("U1", { kind: "thumb", isUp: false, isTakenBack: true });
  await say("U2");
  await say("U3");
  assert.deepEqual(await offered(), []);
});

test("a complaint that is deleted counts no more, and one that is edited counts by its new words", async (t) => {
  const { store, app, say, offered, desk } = await setUp(t);
  const revise = (personId: string, saidTs: string, revisedTs: string, text: string | null) =>
    say(personId, { kind: "words", text, revisedTs }, { saidTs });
  const kept = async () =>
    (await feedbackOf(store, "rel_lunch_1")).map(({ personId, kind, words: text }) => [personId, kind, text]);
  await say("U1", words("wrong: Bob counts twice"), { saidTs: "11.0" });
  await say("U1", words("the total is wrong"), { saidTs: "12.0" });
  await revise("U1", "11.0", "13.0", "wrong: ramen counts twice");
  await revise("U1", "11.0", "12.5", "wrong: an older edit");
  assert.deepEqual(await kept(), [["U1", "complaint", "wrong: ramen counts twice\nthe total is wrong"]]);
  await revise("U1", "12.0", "14.0", null);
  await say("U1", words("the total is wrong"), { saidTs: "12.0" });
  assert.deepEqual(await kept(), [["U1", "complaint", "wrong: ramen counts twice"]], "also where it comes again");
  await revise("U1", "11.0", "15.0", "this is great");
  assert.deepEqual(await kept(), [["U1", "praise", "this is great"]]);
  await revise("U1", "11.0", "16.0", "never mind, see you at lunch");
  assert.deepEqual(await kept(), []);
  assert.deepEqual(await revise("U2", "17.0", "18.0", null), { kind: "ignored" });
  await say("U2", words("this is wrong"), { saidTs: "19.0" });
  await revise("U2", "19.0", "20.0", null);
  await say("U3");
  await say("U4");
  assert.deepEqual(await offered(), []);
  await revise("U2", "17.0", "21.0", "this is wrong");
  assert.deepEqual(await offered(), ["feedback:rel_lunch_1 to UOWNER"], "what became a complaint is one");
  const place = { slackTeamId: TEAM, channelId: app.channelId, threadTs: app.threadTs, messageTs: "40.0" };
  const asked = await desk.reply({ ...place, personId: "UOWNER", text: "feedback?", inputs: [], mentioned: false });
  assert.match(JSON.stringify(asked), /"complain":3.*"this is wrong"/);
});

test("words that were edited or deleted before they came count as they stand, or not at all", async (t) => {
  const { store, say } = await setUp(t);
  const revise = (saidTs: string, revisedTs: string, text: string | null) =>
    say("U1", { kind: "words", text, revisedTs }, { saidTs });
  await revise("11.0", "13.0", null);
  await revise("11.0", "12.0", "still wrong");
  await say("U1", words("this is wrong"), { saidTs: "11.0" });
  await revise("21.0", "23.0", "this is great");
  await say("U1", words("this is wrong"), { saidTs: "21.0" });
  const kept = (await feedbackOf(store, "rel_lunch_1")).map(({ kind, words: text }) => [kind, text]);
  assert.deepEqual(kept, [["praise", "this is great"]]);
});

test("what an older version posted counts for that one: nobody is asked to fix what is not live", async (t) => {
  const { store, app, post, say, offered } = await setUp(t);
  await goLive(store, app, 2);
  await post(2, "8.0");
  for (const personId of ["U1", "U2", "U3"]) await say(personId);
  assert.deepEqual(await offered(), []);
  assert.equal((await feedbackOf(store, "rel_lunch_1")).length, 3);
  for (const personId of ["U1", "U2", "U3"]) await say(personId, DOWN, { postTs: "8.0" });
  assert.deepEqual(await offered(), ["feedback:rel_lunch_2 to UOWNER"]);
});

test("an owner who left is not told, and what is said is kept all the same", async (t) => {
  const { store, say, offered } = await setUp(t);
  await addPerson(store, "UOWNER", { isDeactivated: true });
  for (const personId of ["U1", "U2", "U3"]) await say(personId);
  assert.deepEqual(await offered(), []);
  assert.equal(await fixOfferOf(store, "rel_lunch_1"), undefined);
  assert.equal((await feedbackOf(store, "rel_lunch_1")).length, 3);
  await addPerson(store, "UOWNER", { isDeactivated: false, updatedAt: NOON + 1 });
  await say("U4");
  assert.deepEqual(await offered(), ["feedback:rel_lunch_1 to UOWNER"]);
});

test("the owner has it fixed: a change in the app's thread with what was said attached, once", async (t) => {
  const { store, app, say, fix, started } = await setUp(t);
  await say("U1");
  await say("U2", words("wrong: ramen counts twice"));
  await say("U3", words("this is wrong, of the ramen only my boss knows"), { channelId: "C2", isOpen: false });
  assert.match(JSON.stringify(await fix("U1")), /Only its owner changes this app\. Ask <@UOWNER>/);
  assert.match(JSON.stringify(await fix("UGUEST")), /Guests cannot use Toolroom/);
  assert.deepEqual(started, []);
  const asked = await fix();
  assert.equal(asked.kind === "asked" && asked.people, 3);
  const request = await requestById(store, started[0] ?? "");
  assert.deepEqual(
    { ...request, stage: undefined },
    {
      ...request,
      ...{ slackTeamId: TEAM, channelId: app.channelId, threadTs: app.threadTs, requesterId: "UOWNER", appId: app.id },
      text: "People say of what it posts: “wrong: ramen counts twice”",
      inputs: [
        {
          ...{ kind: "forwarded", name: "What people say is not right", mediaType: "text/plain" },
          content: "- wrong: ramen counts twice\n- 1 thumb down",
        },
        { kind: "forwarded", name: "Posted in #food, and not right", mediaType: "text/plain", content: "ramen: 2" },
      ],
      stage: undefined,
    },
  );
  const again = await fix();
  assert.equal(again.kind === "already" && again.say, "That is under way already.");
  assert.equal(started.length, 1);
});

test("without a model what is to be fixed is said in the words of who says most, in their language", async (t) => {
  const { store, say, fix, started } = await setUp(t, false);
  await say("U1", words("falsch: die Namen stehen doppelt da"));
  await say("U2", words("die Namen sind doppelt"));
  await say("U3", words("das stimmt nicht, Namen doppelt"));
  assert.equal((await fix()).kind, "asked");
  assert.equal((await requestById(store, started[0] ?? ""))?.text, "falsch: die Namen stehen doppelt da");
});

test("not now is kept, and nothing is offered again for that version", async (t) => {
  const { say, fix, offered, started } = await setUp(t);
  for (const personId of ["U1", "U2", "U3"]) await say(personId);
  assert.equal((await fix("UOWNER", false)).kind, "declined");
  await say("U4");
  assert.deepEqual(await offered(), ["feedback:rel_lunch_1 to UOWNER"]);
  const late = await fix();
  assert.match(late.kind === "already" ? late.say : "", /^You left it as it is\. Say in its thread/);
  assert.deepEqual(started, []);
});

test("a fix is not begun beside another change, nor for a version that is gone", async (t) => {
  const { store, app, desk, say, fix } = await setUp(t);
  for (const personId of ["U1", "U2", "U3"]) await say(personId);
  const place = { slackTeamId: TEAM, channelId: app.channelId, threadTs: app.threadTs, messageTs: "20.0" };
  const ask = { ...place, personId: "UOWNER", text: "make it blue", inputs: [], mentioned: false };
  const other = await desk.reply(ask);
  assert.match(JSON.stringify(await fix()), /A change is under way in its thread\. Press again when it is done/);
  await endRequest(store, other.kind === "started" ? other.requestId : "", "cancelled", "no", NOON);
  await goLive(store, app, 2);
  assert.match(JSON.stringify(await fix()), /v2 is live meanwhile\. Say in its thread what is still wrong\./);
  assert.match(JSON.stringify(await fix("UOWNER", true, "rel_x")), /I do not know this version any more/);
});

test("who complained hears once when the fix is live, also where it was tried again; who had it fixed does not", async (t) => {
  const { store, app, desk, say, fix, started, offered } = await setUp(t);
  for (const personId of ["UOWNER", "U1", "U2"]) await say(personId);
  await fix();
  await endRequest(store, started[0] ?? "", "failed", "no luck", NOON);
  const place = { slackTeamId: TEAM, channelId: app.channelId, threadTs: app.threadTs, messageTs: "30.0" };
  await desk.reply({ ...place, personId: "UOWNER", text: "try again", inputs: [], mentioned: false });
  const requestId = started[1] ?? "";
  assert.equal((await fixOfferOfRequest(store, requestId))?.releaseId, "rel_lunch_1");
  await say("U3");
  await say("U2", { kind: "thumb", isUp: false, isTakenBack: true });
  const releaseId = await goLive(store, app, 2, requestId);
  const live = { requestId, releaseId, releaseNumber: 2, appName: "lunch" };
  for (const _ of [1, 2]) assert.equal(await atomically(store, await fixedNotices(store, live, NOON)), "done");
  const told = (await offered()).filter((line) => line.startsWith("fixed"));
  assert.deepEqual(told.sort(), ["fixed:rel_lunch_1:U1 to U1", "fixed:rel_lunch_1:U3 to U3"]);
  const text = (await dueNotices(store, NOON, 99)).find(({ key }) => key === "fixed:rel_lunch_1:U1")?.text;
  assert.equal(text, "You said that what lunch posts was not right; v2 is live now, and this is different: Change 2");
  assert.deepEqual(await fixedNotices(store, { ...live, requestId: "req_other" }, NOON), []);
});

test("a fix that was not understood is said in other words: it mends the same, and who complained hears of it", async (t) => {
  const { store, app, desk, say, fix, started } = await setUp(t);
  for (const personId of ["U1", "U2", "U3"]) await say(personId, words("this is wrong"));
  await fix();
  await endRequest(store, started[0] ?? "", "refused", "not understood", NOON);
  const place = { slackTeamId: TEAM, channelId: app.channelId, threadTs: app.threadTs, messageTs: "30.0" };
  await desk.reply({ ...place, personId: "UOWNER", text: "it should post at 9", inputs: [], mentioned: false });
  const request = await requestById(store, started[1] ?? "");
  assert.deepEqual([request?.text, request?.isCorrection], ["it should post at 9", true]);
  assert.match(JSON.stringify(request?.inputs), /this is wrong/);
  assert.equal((await fixOfferOfRequest(store, started[1] ?? ""))?.releaseId, "rel_lunch_1");
  await endRequest(store, started[1] ?? "", "live", "v2 is live", NOON);
  await desk.reply({
    ...place,
    messageTs: "31.0",
    personId: "UOWNER",
    text: "add a price",
    inputs: [],
    mentioned: false,
  });
  assert.equal(await fixOfferOfRequest(store, started[2] ?? ""), undefined, "another change mends nothing of it");
});

test("the thread answers what people say of what is live", async (t) => {
  const { app, desk, say } = await setUp(t);
  await say("U1");
  await say("U2", words("wrong: ramen counts twice"));
  await say("U3", words("the list is wrong, and secret"), { isOpen: false });
  await say("U4", words("this is great"));
  let at = 40;
  const ask = (text: string, personId = "UOWNER") => {
    at += 1;
    const place = { slackTeamId: TEAM, channelId: app.channelId, threadTs: app.threadTs, messageTs: `${at}.0` };
    return desk.reply({ ...place, personId, text, inputs: [], mentioned: false });
  };
  for (const text of ["feedback?", "What do people say about it?", "was sagen die Leute?"]) {
    assert.deepEqual(await ask(text), {
      kind: "answered",
      answer: {
        ...{ about: "feedback", name: "lunch", releaseNumber: 1, like: 1, complain: 3 },
        words: [
          { personId: "U2", isComplaint: true, text: "wrong: ramen counts twice" },
          { personId: "U4", isComplaint: false, text: "this is great" },
        ],
      },
      releaseId: "rel_lunch_1",
    });
  }
  assert.deepEqual(await ask("feedback?", "U1"), { kind: "ignored" });
});
