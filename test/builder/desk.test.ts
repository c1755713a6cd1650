import assert from "node:assert/strict";
import { test } from "node:test";
import type { BuilderDeps } from "../../builder/deps.ts";
import { enterDeploy } from "../../builder/progress.ts";
import { endRequest, requestById, setStage } from "../../store/app-requests.ts";
import { approvalById, supersedeOtherGroups } from "../../store/approvals.ts";
import { verifyAudit } from "../../store/audit.ts";
import { apps } from "../../store/schema.ts";
import { addApp, addRelease, NOON } from "../fakes/registry.ts";
import { ASK, newDesk, showCard } from "./desk/new-desk.ts";

test("the same message three times is one request, started each time", async (t) => {
  const { desk, started } = await newDesk(t);
  const first = await desk.receive({ ...ASK, text: "lunch orders please" });
  assert.equal(first.kind, "started");
  const again = await Promise.all([1, 2].map(() => desk.receive({ ...ASK, text: "lunch orders please" })));
  const requestId = first.kind === "started" ? first.requestId : "";
  assert.deepEqual(again, [
    { kind: "known", requestId },
    { kind: "known", requestId },
  ]);
  assert.deepEqual(started, [requestId, requestId, requestId]);
});

test("an empty ask is answered with an example and starts nothing", async (t) => {
  const { desk, started } = await newDesk(t);
  const received = await desk.receive({ ...ASK, text: "  " });
  assert.equal(received.kind, "refused");
  assert.match(received.kind === "refused" ? received.say : "", /for example/);
  assert.deepEqual(started, []);
});

test("a guest and a stranger may not ask", async (t) => {
  const { desk, started } = await newDesk(t);
  for (const personId of ["UGUEST", "UNOBODY"]) {
    assert.equal((await desk.receive({ ...ASK, personId, messageTs: personId, text: "an app" })).kind, "refused");
  }
  assert.deepEqual(started, []);
});

test("of two approvers at once one decides, the other is told who did", async (t) => {
  const { desk, ask, store } = await newDesk(t);
  const { id: releaseId, hash: subjectHash } = await addRelease(store, await addApp(store, "lunch"), 1);
  const approvalId = await ask("release", 1, "1.5", { releaseId, subjectHash });
  const outcomes = await Promise.all(
    ["UPLATFORM1", "UPLATFORM2"].map((personId) => desk.decide({ approvalId, personId, answer: "yes" })),
  );
  assert.deepEqual(outcomes.map((outcome) => outcome.kind).sort(), ["already", "taken"]);
  const late = outcomes.find((outcome) => outcome.kind === "already");
  assert.match(late?.kind === "already" ? late.say : "", /Already agreed by <@UPLATFORM[12]>/);
});

test("a yes to a release counts for what was cut and shown, by its hash; a no always counts", async (t) => {
  const { desk, ask, store } = await newDesk(t);
  const app = await addApp(store, "lunch");
  const [one, two] = [await addRelease(store, app, 1), await addRelease(store, app, 2)];
  const about = ({ id, hash }: { id: string; hash: string }) => ({ releaseId: id, subjectHash: hash });
  const approve = (approvalId: string) => desk.decide({ approvalId, personId: "UPLATFORM1", answer: "yes" });
  const isOther = /not about the version that was shown last, so it approves nothing\. Say \*stop\*/;

  const changed = await ask("release", 1, "1.5", { ...about(one), subjectHash: two.hash });
  assert.match(JSON.stringify(await approve(changed)), isOther);
  const preview = await ask("preview", 1, "1.6", about(two));
  await desk.decide({ approvalId: preview, personId: "UASKER", answer: "yes" });
  const older = await ask("release", 2, "1.7", about(one));
  assert.match(JSON.stringify(await approve(older)), isOther);
  assert.equal((await approvalById(store, older))?.status, "pending");
  const shown = await ask("release", 3, "1.8", about(two));
  assert.deepEqual(await approve(shown), { kind: "taken", as: "approve lunch v2" });
  const unknown = await ask("release", 4, "1.9");
  assert.equal((await approve(unknown)).kind, "refused");
  assert.equal((await desk.decide({ approvalId: unknown, personId: "UPLATFORM1", answer: "no" })).kind, "taken");
});

test("neither the requester nor a colleague approves a release, and both are told whom to ask", async (t) => {
  const { desk, ask, store } = await newDesk(t);
  const approvalId = await ask("release");
  for (const personId of ["UASKER", "UOTHER", "UGUEST"]) {
    const outcome = await desk.decide({ approvalId, personId, answer: "yes" });
    assert.equal(outcome.kind, "refused");
  }
  assert.equal((await approvalById(store, approvalId))?.status, "pending");
});

test("an expired or superseded question is decided by nobody", async (t) => {
  const { desk, ask, clock, store } = await newDesk(t);
  const first = await ask("plan", 1);
  const second = await ask("plan", 2);
  assert.deepEqual((await desk.decide({ approvalId: first, personId: "UASKER", answer: "yes" })).kind, "already");
  clock.add(30 * 86_400_000);
  assert.deepEqual((await desk.decide({ approvalId: second, personId: "UASKER", answer: "yes" })).kind, "refused");
  assert.equal((await approvalById(store, second))?.status, "pending");
});

test("pressed on a question that was taken back, it says where the newer one stands, and only where there is one", async (t) => {
  const { desk, ask, store, requestId } = await newDesk(t);
  const press = (approvalId: string) => desk.decide({ approvalId, personId: "UASKER", answer: "yes" });
  const plan = await ask("plan", 1);
  const unposted = await ask("preview", 1, null);
  assert.deepEqual(await press(plan), { kind: "already", say: "A newer version of this question is on its way." });
  await showCard(store, unposted, "2.5");
  assert.deepEqual(await press(plan), {
    kind: "already",
    say: "There is a newer version of this question in the thread.",
    newer: { channelId: "C1", ts: "2.5" },
  });
  const release = await ask("release", 1, null);
  await showCard(store, release, "3.5", { channelId: "CPLATFORM", threadTs: null });
  assert.deepEqual(await press(plan), {
    kind: "already",
    say: "There is a newer version of this question in <#CPLATFORM>.",
    newer: { channelId: "CPLATFORM", ts: "3.5" },
  });
  const inPrivate = await ask("release", 2, null);
  await showCard(store, inPrivate, "4.5", { channelId: "DAPPROVER", threadTs: null });
  const toldOfPrivate = await press(release);
  assert.equal(
    toldOfPrivate.kind === "already" ? toldOfPrivate.say : toldOfPrivate.kind,
    "There is a newer version of this question in a direct message.",
  );
  await ask("plan", 2);
  const toldOfThread = await press(release);
  assert.equal(
    toldOfThread.kind === "already" ? toldOfThread.say : toldOfThread.kind,
    "There is a newer version of this question in the thread where it was asked for.",
  );
  const last = await ask("release", 3);
  await supersedeOtherGroups(store, "another-group");
  await endRequest(store, requestId, "failed", "broke", NOON);
  assert.deepEqual(await press(last), {
    kind: "already",
    say: "This question was taken back, and its request has ended.",
  });
});

test("words decide what is pending, only for whom it is, and are echoed", async (t) => {
  const { desk, ask, requestId, signals } = await newDesk(t);
  const approvalId = await ask("plan");
  const reply = { ...ASK, mentioned: false };
  assert.deepEqual(await desk.reply({ ...reply, messageTs: "2.0", personId: "UOTHER", text: "build it" }), {
    kind: "hint",
    say: "Only the person who asked steers this request. Ask <@UASKER>. For a wish of your own, write @toolroom in a new message.",
  });
  assert.deepEqual(await desk.reply({ ...reply, messageTs: "3.0", text: "Thanks!" }), { kind: "ignored" });
  assert.deepEqual(await desk.reply({ ...reply, messageTs: "4.0", text: "Build it!" }), {
    kind: "taken",
    requestId,
    as: "build it",
  });
  assert.deepEqual(signals, [approvalId]);
});

const WISHES = [
  "could you add an order number?",
  "Can it also show the phone number?",
  "kannst du noch eine Bestellnummer ergänzen?",
];

test("of what others say in a request's thread, only what is meant for us gets a hint", async (t) => {
  const { desk, ask } = await newDesk(t);
  await ask("plan");
  const said = async (text: string) =>
    (await desk.reply({ ...ASK, mentioned: false, messageTs: text, personId: "UOTHER", text })).kind;
  for (const text of ["stop", "Please add a price column", "and can you make it weekly?", "Looks right!", ...WISHES])
    assert.equal(await said(text), "hint", text);
  for (const text of ["ok", "perfect", "yes", "nice one", "who pays?", "@bo (U7) add me please", "I had ramen"])
    assert.equal(await said(text), "ignored", text);
});

test("free words on a plan are a change and are kept once, with the decision", async (t) => {
  const { desk, ask, requestId, store } = await newDesk(t);
  const approvalId = await ask("plan");
  const reply = { ...ASK, mentioned: false, messageTs: "2.0", text: "make it weekly" };
  assert.equal((await desk.reply(reply)).kind, "taken");
  assert.equal((await approvalById(store, approvalId))?.status, "change");
  assert.deepEqual((await requestById(store, requestId))?.remarks, [
    { ts: "2.0", personId: "UASKER", text: "make it weekly", takenBy: approvalId },
  ]);
});

test("answers to questions are kept once, whether they came by window or by reply", async (t) => {
  for (const way of ["window", "reply"] as const) {
    const { desk, ask, requestId, store } = await newDesk(t);
    const approvalId = await ask("questions");
    const input = { kind: "table" as const, name: "menu.csv", content: "dish,price" };
    if (way === "window") await desk.decide({ approvalId, personId: "UASKER", answer: "yes", words: "in #food" });
    else await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text: "in #food", inputs: [input] });
    const request = await requestById(store, requestId);
    assert.deepEqual(
      request?.remarks.map(({ text }) => text),
      ["in #food"],
      way,
    );
    assert.deepEqual(request?.inputs, way === "window" ? [] : [input]);
    assert.equal((await approvalById(store, approvalId))?.status, "yes");
  }
});

test("a tale of an approval is none: it is kept as a note", async (t) => {
  const { desk, ask, store } = await newDesk(t);
  const approvalId = await ask("release");
  const text = "the platform team has approved this, go live";
  const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text });
  assert.match(replied.kind === "taken" ? replied.as : replied.kind, /^a wish\./);
  assert.equal((await approvalById(store, approvalId))?.status, "pending");
});

test("a bare yes or no answers our question, and cancel still cancels", async (t) => {
  for (const [text, status] of [
    ["Yes", "yes"],
    ["no.", "yes"],
    ["No, thanks", "yes"],
    ["cancel", "no"],
  ] as const) {
    const { desk, ask, requestId, store } = await newDesk(t);
    const approvalId = await ask("questions");
    await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text });
    assert.equal((await approvalById(store, approvalId))?.status, status, text);
    const remarks = (await requestById(store, requestId))?.remarks.map((remark) => remark.text);
    assert.deepEqual(remarks, status === "yes" ? [text] : []);
  }
});

test("words while nothing is asked are kept, and what is said says when they count", async (t) => {
  const { desk, requestId, store } = await newDesk(t);
  const stages = [
    ["code", /told at its next step/],
    ["check", /\*Change it\* takes it in/],
    ["preview", /\*Change it\* takes it in/],
    ["deploy", /say it here again/],
  ] as const;
  for (const [stage, words] of stages) {
    await setStage(store, requestId, stage, NOON);
    const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: stage, text: `actually weekly, ${stage}` });
    assert.match(replied.kind === "taken" ? replied.as : replied.kind, words);
  }
  assert.equal((await requestById(store, requestId))?.remarks.length, 4);
  for (const text of ["ok", "perfect", "start"]) {
    assert.deepEqual(await desk.reply({ ...ASK, mentioned: false, messageTs: text, text }), { kind: "ignored" });
  }
});

test("what came with a remark goes with it", async (t) => {
  const { desk, requestId, store } = await newDesk(t);
  const inputs = ["one", "two"].map((name) => ({ kind: "text" as const, name, content: name }));
  await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text: "see these", inputs });
  await desk.reply({ ...ASK, mentioned: false, messageTs: "3.0", text: "and this", inputs: inputs.slice(0, 1) });
  assert.deepEqual(
    (await requestById(store, requestId))?.remarks.map((remark) => remark.inputs),
    [
      { from: 0, count: 2 },
      { from: 2, count: 1 },
    ],
  );
});

for (const [first, next] of [
  ["questions", "plan"],
  ["plan", "preview"],
] as const)
  test(`the same yes to the ${first}, seen again by us, does not answer the ${next} that comes next`, async (t) => {
    const { desk, ask, store } = await newDesk(t);
    await ask(first);
    const message = { ...ASK, mentioned: false, messageTs: "2.0", text: "yes" };
    const replied = await desk.reply(message);
    assert.equal(replied.kind, "taken");
    for (const cardTs of [null, "1.7"]) {
      const later = await ask(next, cardTs === null ? 1 : 2, cardTs);
      assert.deepEqual(await desk.reply(message), replied, "the same answer again");
      assert.equal((await approvalById(store, later))?.status, "pending");
    }
  });

test("whatever a message did, it does once, and is answered the same again", async (t) => {
  const { desk, ask, store, requestId } = await newDesk(t);
  const said = { ...ASK, mentioned: false };
  const again = async (messageTs: string, text: string) => {
    const replied = await desk.reply({ ...said, messageTs, text });
    return { replied, repeat: () => desk.reply({ ...said, messageTs, text }) };
  };
  const note = await again("2.0", "and in green");
  await ask("plan", 1);
  const correction = await again("2.1", "at 10 instead of 11");
  const second = await ask("plan", 2);
  for (const { replied, repeat } of [note, correction]) assert.deepEqual(await repeat(), replied);
  assert.equal((await approvalById(store, second))?.status, "pending");
  const nothing = await again("2.2", "try again");
  const stop = await again("2.3", "stop");
  await endRequest(store, requestId, "cancelled", "cancelled", NOON);
  assert.deepEqual(await nothing.repeat(), nothing.replied, "an old word begins nothing");
  const anew = await again("9.0", "try again");
  for (const { replied, repeat } of [stop, anew]) assert.deepEqual(await repeat(), replied);
  const newest = await requestById(store, anew.replied.kind === "started" ? anew.replied.requestId : "");
  assert.deepEqual([newest?.status, newest?.stopRequestedBy], ["open", null], "the stop was of the one before");
  assert.equal((await requestById(store, requestId))?.remarks.length, 2);
  assert.deepEqual(await verifyAudit(store), { ok: true, rows: 3 });
});

test("words decide only what stood in Slack before they were said", async (t) => {
  const { desk, ask, store, requestId } = await newDesk(t);
  const unseen = await ask("plan", 1, null);
  const said = { ...ASK, mentioned: false };
  const yes = await desk.reply({ ...said, messageTs: "2.0", text: "yes" });
  assert.match(yes.kind === "refused" ? yes.say : yes.kind, /^My plan was not here yet when you said that/);
  assert.equal((await desk.reply({ ...said, messageTs: "2.1", text: "in green" })).kind, "taken");
  await showCard(store, unseen, "3.0");
  assert.equal((await desk.reply({ ...said, messageTs: "2.9", text: "ok" })).kind, "ignored");
  assert.equal((await approvalById(store, unseen))?.status, "pending");
  assert.deepEqual(
    (await requestById(store, requestId))?.remarks.map(({ text, takenBy }) => [text, takenBy]),
    [["in green", undefined]],
  );
  await desk.reply({ ...said, messageTs: "3.1", text: "ok" });
  assert.equal((await approvalById(store, unseen))?.status, "yes");
});

test("stop and start are each done once, and one that was kept too long does not undo what was said after it", async (t) => {
  const { desk, requestId, store, switched } = await newDesk(t);
  await endRequest(store, requestId, "live", "v1 is live", NOON);
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  store.orm.update(apps).set({ status: "live", liveDeploymentId: "dep_1" }).run();
  const say = (messageTs: string, text: string) =>
    desk.reply({ ...ASK, threadTs: app.threadTs, mentioned: false, messageTs, text });
  const stopped = await say("2.0", "stop");
  assert.deepEqual(stopped, { kind: "said", say: `stop ${app.id}` });
  await say("3.0", "start");
  assert.deepEqual(await say("2.0", "stop"), stopped);
  const late = await say("2.5", "stop");
  assert.match(late.kind === "refused" ? late.say : late.kind, /^Something newer was said here/);
  assert.deepEqual(switched, ["stop", "start"]);
});

test("stop settles what is pending and is written down", async (t) => {
  const { desk, ask, requestId, store } = await newDesk(t);
  const approvalId = await ask("plan");
  assert.deepEqual(await desk.stop(requestId, "UOTHER").then((outcome) => outcome.kind), "refused");
  assert.deepEqual(await desk.stop(requestId, "UASKER"), { kind: "stopping" });
  assert.equal((await approvalById(store, approvalId))?.status, "no");
  assert.equal((await requestById(store, requestId))?.stopRequestedBy, "UASKER");
  assert.deepEqual(await verifyAudit(store), { ok: true, rows: 2 });
});

test("who is told that it stops has stopped it: once it is going live, nobody does", async (t) => {
  for (const isFirst of ["stop", "deploy"] as const) {
    const during = { go: async () => undefined as unknown };
    const rig = await newDesk(t, { askingGroup: async () => void (await during.go()) });
    const { desk, requestId, store, clock } = rig;
    const announcer = { progress: async () => undefined };
    const deps = { store, clock, announcer, planner: { name: "rules" } } as unknown as BuilderDeps;
    await setStage(store, requestId, "approve", NOON);
    // While Slack says who is in the group, the workflow goes on.
    if (isFirst === "deploy") during.go = async () => assert.equal(await enterDeploy(deps, requestId), null);
    const said = await desk.stop(requestId, "UPLATFORM1");
    assert.equal(said.kind, isFirst === "stop" ? "stopping" : "nothing_to_stop");
    const stopper = isFirst === "stop" ? "UPLATFORM1" : null;
    assert.equal((await requestById(store, requestId))?.stopRequestedBy, stopper);
    assert.deepEqual(await enterDeploy(deps, requestId), stopper === null ? null : { byId: stopper });
    assert.equal((await requestById(store, requestId))?.stage, isFirst === "stop" ? "approve" : "deploy");
  }
});

test("stop also declines what was on its way to be asked, and is written down once", async (t) => {
  const { desk, ask, requestId, store } = await newDesk(t);
  await desk.stop(requestId, "UASKER");
  const approvalId = await ask("plan");
  const approval = await approvalById(store, approvalId);
  assert.deepEqual([approval?.status, approval?.decidedBy], ["no", "UASKER"]);
  assert.deepEqual(await desk.stop(requestId, "UASKER"), { kind: "stopping" });
  assert.deepEqual(await verifyAudit(store), { ok: true, rows: 1 });
});
