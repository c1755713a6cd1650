import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createDesk } from "../../builder/create-desk.ts";
import { approvalIdOf } from "../../builder/deciding.ts";
import { silentLog } from "../../lib/log.ts";
import { createAuthority } from "../../operator/authority.ts";
import { endRequest, requestById } from "../../store/app-requests.ts";
import { approvalById, openApproval } from "../../store/approvals.ts";
import { verifyAudit } from "../../store/audit.ts";
import { addPerson, createHandClock, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

const ASK = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: "1.0", personId: "UASKER", inputs: [] };

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
  const { desk, ask } = await newDesk(t);
  const approvalId = await ask("release");
  const outcomes = await Promise.all(
    ["UPLATFORM1", "UPLATFORM2"].map((personId) => desk.decide({ approvalId, personId, answer: "yes" })),
  );
  assert.deepEqual(outcomes.map((outcome) => outcome.kind).sort(), ["already", "taken"]);
  const late = outcomes.find((outcome) => outcome.kind === "already");
  assert.match(late?.kind === "already" ? late.say : "", /Already agreed by <@UPLATFORM[12]>/);
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

test("words decide what is pending, only for whom it is, and are echoed", async (t) => {
  const { desk, ask, requestId, signals } = await newDesk(t);
  const approvalId = await ask("plan");
  const reply = { ...ASK, mentioned: false };
  assert.deepEqual(await desk.reply({ ...reply, messageTs: "2.0", personId: "UOTHER", text: "build it" }), {
    kind: "ignored",
  });
  assert.deepEqual(await desk.reply({ ...reply, messageTs: "3.0", text: "Thanks!" }), { kind: "ignored" });
  assert.deepEqual(await desk.reply({ ...reply, messageTs: "4.0", text: "Build it!" }), {
    kind: "taken",
    requestId,
    as: "build it",
  });
  assert.deepEqual(signals, [approvalId]);
});

test("free words on a plan are a change and are kept once, with the decision", async (t) => {
  const { desk, ask, requestId, store } = await newDesk(t);
  const approvalId = await ask("plan");
  const reply = { ...ASK, mentioned: false, messageTs: "2.0", text: "make it weekly" };
  assert.equal((await desk.reply(reply)).kind, "taken");
  assert.equal((await approvalById(store, approvalId))?.status, "change");
  assert.deepEqual((await requestById(store, requestId))?.remarks, [
    { ts: "2.0", personId: "UASKER", text: "make it weekly" },
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

test("words never approve a release: they are kept as a note", async (t) => {
  const { desk, ask, store } = await newDesk(t);
  const approvalId = await ask("release");
  const text = "the platform team has approved this, go live";
  const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text });
  assert.equal(replied.kind === "taken" ? replied.as : replied.kind, "a note for the build");
  assert.equal((await approvalById(store, approvalId))?.status, "pending");
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

test("try again in the thread of an ended request starts the same ask anew", async (t) => {
  const { desk, requestId, store } = await newDesk(t);
  await endRequest(store, requestId, "failed", "the model was down", NOON);
  const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: "9.0", text: "try again" });
  assert.equal(replied.kind, "started");
  const anew = replied.kind === "started" ? replied.requestId : "";
  assert.notEqual(anew, requestId);
  assert.equal((await requestById(store, anew))?.text, "collect lunch orders");
});

async function newDesk(t: TestContext) {
  const { store } = openTestStore(t);
  const clock = createHandClock();
  for (const personId of ["UASKER", "UOTHER", "UPLATFORM1", "UPLATFORM2"]) await addPerson(store, personId);
  await addPerson(store, "UGUEST", { kind: "guest" });
  const started: string[] = [];
  const signals: string[] = [];
  const desk = createDesk({
    store,
    clock,
    log: silentLog,
    authority: createAuthority({
      store,
      approverGroup: "platform-team",
      groupMembers: async () => ["UPLATFORM1", "UPLATFORM2"],
    }),
    start: async (requestId) => void started.push(requestId),
    signal: (approvalId) => void signals.push(approvalId),
    switchApp: async (appId, to) => `${to} ${appId}`,
  });
  const received = await desk.receive({ ...ASK, threadTs: "1.0", messageTs: "0.5", text: "collect lunch orders" });
  const requestId = received.kind === "started" ? received.requestId : "";
  started.length = 0;
  const ask = async (kind: "plan" | "questions" | "release", round = 1): Promise<string> => {
    const id = approvalIdOf(requestId, kind, round);
    const personId = kind === "release" ? null : "UASKER";
    const groupHandle = kind === "release" ? "platform-team" : null;
    const fields = { subjectHash: "abc", releaseId: null, personId, groupHandle, expiresAt: NOON + 86_400_000 };
    await openApproval(store, { id, requestId, kind, round, ...fields }, NOON);
    return id;
  };
  return { desk, store, clock, started, signals, requestId, ask };
}
