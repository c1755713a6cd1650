import assert from "node:assert/strict";
import { test } from "node:test";
import { keepsPlan, takeUpPlan } from "../../../builder/kept-plan.ts";
import { silentLog } from "../../../lib/log.ts";
import { type AppRequest, endRequest, requestById, setPlan, setStage } from "../../../store/app-requests.ts";
import { approvalById, expireApprovals } from "../../../store/approvals.ts";
import { beginBuild } from "../../../store/builds.ts";
import { appRequests, apps } from "../../../store/schema.ts";
import { plan } from "../../bot/samples.ts";
import { goLive } from "../../fakes/live-app.ts";
import { addApp, createHandClock, NOON } from "../../fakes/registry.ts";
import { ASK, newDesk, showMessage } from "./new-desk.ts";

test("a question whose time is over names a move, and the move begins anew with all that was said", async (t) => {
  for (const isSwept of [false, true]) {
    const { desk, ask, clock, store, signals, requestId } = await newDesk(t);
    await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text: "in green" });
    const approvalId = await ask("preview");
    clock.add(30 * 86_400_000);
    if (isSwept) await expireApprovals(store, clock.now());
    const pressed = await desk.decide({ approvalId, personId: "UASKER", answer: "yes" });
    assert.match(
      pressed.kind === "taken" ? "" : "say" in pressed ? pressed.say : "",
      /Reply \*try again\* in the thread/,
    );
    const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: "9.0", text: "try again" });
    const anew = replied.kind === "started" ? replied.requestId : "";
    assert.deepEqual(signals, [approvalId], "the old one ends at once");
    assert.equal((await approvalById(store, approvalId))?.status, "expired");
    assert.notEqual(anew, requestId);
    const request = await requestById(store, anew);
    assert.deepEqual(
      [request?.text, request?.remarks],
      ["collect lunch orders", [{ ts: "2.0", personId: "UASKER", text: "in green" }]],
    );
    const late = await desk.decide({ approvalId, personId: "UASKER", answer: "yes" });
    assert.match("say" in late ? late.say : "", /something newer is under way/);
  }
});

test("try again while something waits for an answer decides nothing and says what would", async (t) => {
  for (const kind of ["plan", "questions", "preview"] as const) {
    const { desk, ask, store } = await newDesk(t);
    const approvalId = await ask(kind);
    const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text: "try again" });
    assert.match(replied.kind === "refused" ? replied.say : replied.kind, /waits? for you/);
    assert.equal((await approvalById(store, approvalId))?.status, "pending");
  }
});

test("try again asks the platform team once more where they could not be asked, and only then", async (t) => {
  const { desk, ask, store, signals } = await newDesk(t);
  const unasked = await ask("release", 1, null);
  const again = { ...ASK, mentioned: false, text: "try again" };
  assert.equal((await desk.reply({ ...again, messageTs: "1.8" })).kind, "refused", "its card is just being posted");
  await showMessage(store, `${unasked}:waits`, "1.9");
  const first = await desk.reply({ ...again, messageTs: "2.0" });
  assert.equal(first.kind === "taken" ? first.as : first.kind, "ask @platform-team once more");
  assert.equal((await approvalById(store, unasked))?.status, "change");
  assert.deepEqual(signals, [unasked]);
  const asked = await ask("release", 2);
  const second = await desk.reply({ ...again, messageTs: "3.0" });
  assert.match(second.kind === "refused" ? second.say : second.kind, /waits for a yes from @platform-team/);
  assert.equal((await approvalById(store, asked))?.status, "pending");
});

test("told to say it in other words, the asker may, without a mention, and what was said before counts", async (t) => {
  for (const status of ["failed", "refused", "answered", "cancelled"] as const) {
    const { desk, requestId, store } = await newDesk(t);
    await endRequest(store, requestId, status, "no", NOON);
    const reply = { ...ASK, mentioned: false, messageTs: "9.0", text: "then only a page with the list" };
    assert.equal((await desk.reply({ ...reply, messageTs: "8.0", personId: "UOTHER" })).kind, "ignored");
    const replied = await desk.reply(reply);
    assert.equal(replied.kind, status === "cancelled" ? "ignored" : "started", status);
    if (replied.kind !== "started") continue;
    const request = await requestById(store, replied.requestId);
    assert.deepEqual(
      [request?.text, request?.remarks.map((remark) => remark.text)],
      ["collect lunch orders", ["then only a page with the list"]],
    );
  }
});

test("try again starts an app that was stopped, and after something went live says that it did", async (t) => {
  const { desk, requestId, store } = await newDesk(t);
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  const place = { channelId: app.channelId, threadTs: app.threadTs };
  store.orm.update(apps).set({ status: "stopped", liveDeploymentId: "dep_1" }).run();
  store.orm
    .update(appRequests)
    .set({ ...place, appId: app.id })
    .run();
  await endRequest(store, requestId, "live", "v1 is live", NOON);
  const again = { ...ASK, ...place, mentioned: false, messageTs: "9.0", text: "try again" };
  assert.deepEqual(await desk.reply(again), { kind: "said", say: `start ${app.id}` });
  store.orm.update(apps).set({ status: "live" }).run();
  assert.deepEqual(await desk.reply({ ...again, messageTs: "9.1" }), {
    kind: "refused",
    say: "The last thing asked for here is live. Say what should be different.",
  });
  assert.deepEqual(await desk.reply({ ...again, messageTs: "9.2", personId: "UOTHER" }), { kind: "ignored" });
});

test("try again in the thread of an ended request starts the same ask anew", async (t) => {
  const { desk, requestId, store } = await newDesk(t);
  await endRequest(store, requestId, "failed", "the model was down", NOON);
  const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: "9.0", text: "try again" });
  assert.equal(replied.kind, "started");
  const anew = replied.kind === "started" ? replied.requestId : "";
  assert.notEqual(anew, requestId);
  assert.equal((await requestById(store, anew))?.text, "collect lunch orders");
});

test("try again after a stop goes on with the agreed plan; after words of one's own, or without one, it is planned", async (t) => {
  for (const agreed of [true, false]) {
    const { desk, ask, requestId, store } = await newDesk(t);
    const approvalId = await ask("plan");
    await setPlan(store, requestId, plan, NOON);
    if (agreed) await desk.decide({ approvalId, personId: "UASKER", answer: "yes" });
    await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text: agreed ? "in green" : "stop" });
    if (agreed) await desk.stop(requestId, "UASKER");
    await endRequest(store, requestId, "cancelled", "cancelled", NOON);
    assert.equal(await keepsPlan(store, (await requestById(store, requestId)) as AppRequest), agreed);
    const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: "9.0", text: "try again" });
    const anew = await requestById(store, replied.kind === "started" ? replied.requestId : "");
    assert.equal(anew?.continuesId, agreed ? requestId : null);
    assert.equal(await takeUpPlan({ store, clock: createHandClock(), log: silentLog }, anew?.id ?? ""), agreed);
    assert.deepEqual((await requestById(store, anew?.id ?? ""))?.plan, agreed ? plan : null);
    if (agreed) assert.deepEqual(anew?.remarks, [{ ts: "2.0", personId: "UASKER", text: "in green" }]);
  }
});

test("what the kept plan was made of is not told to the next try as new", async (t) => {
  const { desk, ask, requestId, store } = await newDesk(t);
  const say = (messageTs: string, text: string) => desk.reply({ ...ASK, mentioned: false, messageTs, text });
  await ask("questions", 1, "1.5");
  await say("2.0", "Kind: a form");
  await ask("plan", 1, "2.5");
  await say("3.0", "also a phone number");
  const approvalId = await ask("plan", 2, "3.5");
  const composed = { ...plan, composition: { language: "en" as const, parts: [] } };
  await setPlan(store, requestId, composed, NOON);
  await desk.decide({ approvalId, personId: "UASKER", answer: "yes" });
  await ask("preview", 1, "4.5");
  await say("5.0", "call it desks");
  await beginBuild(store, { id: "bld_2", requestId, round: 2, attempt: 1, harness: "blueprints" }, NOON);
  await say("6.0", "in green");
  await desk.stop(requestId, "UASKER");
  await endRequest(store, requestId, "cancelled", "cancelled", NOON);
  const replied = await say("9.0", "try again");
  const anew = await requestById(store, replied.kind === "started" ? replied.requestId : "");
  assert.deepEqual(
    anew?.remarks.map(({ text, takenBy }) => [text, takenBy]),
    [
      ["Kind: a form", "plan"],
      ["also a phone number", "plan"],
      ["call it desks", "plan"],
      ["in green", undefined],
    ],
  );
});

test("the button on an end does what the words do, once, and tells who may not or came too late", async (t) => {
  for (const status of ["failed", "cancelled", "refused"] as const) {
    const { desk, requestId, store, started, clock } = await newDesk(t);
    await endRequest(store, requestId, status, "no", NOON);
    clock.add(1);
    // The message stands elsewhere than the thread: its channel refused it.
    const press = { ...ASK, channelId: "D1", threadTs: "8.0", messageTs: "8.0", text: "try again" };
    assert.deepEqual(await desk.tryAgain(requestId, { ...press, personId: "UGUEST" }), {
      kind: "refused",
      say: "Guests cannot use Toolroom. Ask @platform-team.",
    });
    assert.deepEqual(started, [], "nothing was begun");
    const first = await desk.tryAgain(requestId, press);
    assert.equal(first.kind, "started");
    const anew = await requestById(store, first.kind === "started" ? first.requestId : "");
    assert.deepEqual(
      [anew?.text, anew?.channelId, anew?.threadTs, anew?.requesterId],
      ["collect lunch orders", "C1", "1.0", "UASKER"],
    );
    assert.deepEqual(await desk.tryAgain(requestId, { ...press, personId: "UOTHER" }), {
      kind: "known",
      requestId: anew?.id,
    });
    await endRequest(store, anew?.id ?? "", "failed", "no", NOON);
    const stale = await desk.tryAgain(requestId, { ...press, messageTs: "8.5" });
    assert.match(stale.kind === "refused" ? stale.say : stale.kind, /^Something newer was asked here since/);
    const unknown = await desk.tryAgain("req_gone", press);
    assert.match(unknown.kind === "refused" ? unknown.say : unknown.kind, /^I do not know this any more/);
  }
});

test("who changes nothing of a live app begins no change of it anew, by word or by button", async (t) => {
  const { desk, requestId, store } = await newDesk(t);
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  const place = { channelId: app.channelId, threadTs: app.threadTs };
  store.orm.update(apps).set({ status: "live", liveDeploymentId: "dep_1" }).run();
  store.orm
    .update(appRequests)
    .set({ ...place, appId: app.id })
    .run();
  await endRequest(store, requestId, "failed", "no", NOON);
  const other = { ...ASK, ...place, personId: "UOTHER", text: "try again" };
  const typed = await desk.reply({ ...other, messageTs: "9.0", mentioned: false });
  const pressed = await desk.tryAgain(requestId, { ...other, messageTs: "8.0" });
  assert.deepEqual(pressed, { kind: "refused", say: "Only its owner changes this app. Ask <@UASKER>." });
  assert.deepEqual(typed, pressed);
  const window = await desk.openForm({ requestId }, "UOTHER");
  assert.deepEqual(window, pressed, "nor do they say it in other words");
  assert.equal((await desk.tryAgain(requestId, { ...other, messageTs: "8.0", personId: "UASKER" })).kind, "started");
});

test("a wish while known parts are put together is told to no agent, and its answer says none", async (t) => {
  const { desk, requestId, store } = await newDesk(t);
  await setPlan(store, requestId, { ...plan, composition: { language: "en", parts: [] } }, NOON);
  for (const [at, stage] of ["agree", "code", "check", "preview"].entries()) {
    await setStage(store, requestId, stage, NOON);
    const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: `${at + 2}.0`, text: "in green" });
    const as = replied.kind === "taken" ? (replied.as ?? "") : replied.kind;
    assert.match(as, /What of it can be planned is built before you see a preview; the rest stands there/);
    assert.doesNotMatch(as, /agent/);
  }
});

test("undo while something is asked about a change of a live app answers nothing, and says what would", async (t) => {
  const { desk, ask, store } = await newDesk(t);
  await addApp(store, "lunch", { ownerId: "UASKER" });
  store.orm.update(apps).set({ threadTs: "1.0", liveDeploymentId: "dep_1" }).run();
  const approvalId = await ask("questions");
  for (const [at, text] of ["undo", "back to v1", "mach das rückgängig"].entries()) {
    const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: `${at + 2}.0`, text });
    assert.match(replied.kind === "refused" ? replied.say : replied.kind, /say \*cancel\*. Then \*undo\* takes back/);
  }
  assert.equal((await approvalById(store, approvalId))?.status, "pending");
});

test("undo is an answer like any other where nothing is live", async (t) => {
  const { desk, ask, store } = await newDesk(t);
  const approvalId = await ask("questions");
  await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text: "undo" });
  assert.equal((await approvalById(store, approvalId))?.status, "yes");
});

test("a thread whose request was cancelled takes it said otherwise, and tells of another wish how it would", async (t) => {
  for (const [text, rest] of [
    ["Ich sage es anders: Liste der Kuchen, wer bringt was mit", "Liste der Kuchen, wer bringt was mit"],
    ["Ok, I'll say it differently: a list of cakes, who brings which", "a list of cakes, who brings which"],
    ["again: post the cakes every Monday", "post the cakes every Monday"],
    ["List: Cakes\nDetails: Cake, Who", "List: Cakes\nDetails: Cake, Who"],
  ] as const) {
    const { desk, store, requestId } = await newDesk(t);
    await endRequest(store, requestId, "cancelled", "cancelled", NOON);
    const said = { ...ASK, mentioned: false, messageTs: "9.0", text };
    assert.deepEqual(await desk.reply({ ...said, messageTs: "8.0", personId: "UOTHER" }), { kind: "ignored" }, text);
    const replied = await desk.reply(said);
    const request = await requestById(store, replied.kind === "started" ? replied.requestId : "");
    assert.equal(request?.text, rest);
  }
  const { desk, store, requestId } = await newDesk(t);
  await endRequest(store, requestId, "cancelled", "cancelled", NOON);
  const told = await desk.reply({ ...ASK, mentioned: false, messageTs: "9.0", text: "please add a price, too" });
  assert.match(told.kind === "hint" ? told.say : told.kind, /^This was cancelled\. Say \*try again\*/);
  const talk = await desk.reply({ ...ASK, mentioned: false, messageTs: "9.5", text: "I had ramen for lunch" });
  assert.equal(talk.kind, "ignored");
});

test("in the thread of a live app, another channel for what was declined goes on with that wish; another wish does not", async (t) => {
  const { desk, store } = await newDesk(t);
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  await goLive(store, app, 1);
  const place = { ...ASK, channelId: app.channelId, threadTs: app.threadTs, mentioned: false };
  const declined = await desk.reply({ ...place, messageTs: "2.0", text: "post it in #nowhere at 10" });
  assert.ok(declined.kind === "started");
  await endRequest(store, declined.requestId, "refused", "no such channel", NOON);
  const again = await desk.reply({ ...place, messageTs: "3.0", text: "use #food instead" });
  assert.ok(again.kind === "started");
  const request = await requestById(store, again.requestId);
  assert.deepEqual(
    [request?.appId, request?.text, request?.remarks.map(({ text }) => text)],
    [app.id, "post it in #nowhere at 10", ["use #food instead"]],
  );
  await endRequest(store, again.requestId, "refused", "no", NOON);
  const other = await desk.reply({ ...place, messageTs: "4.0", text: "add a price instead" });
  assert.ok(other.kind === "started");
  assert.equal((await requestById(store, other.requestId))?.text, "add a price instead");
});
