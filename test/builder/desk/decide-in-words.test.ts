import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { endRequest, requestById } from "../../../store/app-requests.ts";
import { approvalById, openApproval } from "../../../store/approvals.ts";
import { approvals } from "../../../store/schema.ts";
import { addApp, addRelease, NOON } from "../../fakes/registry.ts";
import { ASK, newDesk, showCard } from "./new-desk.ts";

const CARD = { channelId: "CPLATFORM", threadTs: null };
const BELOW = { ...ASK, channelId: "CPLATFORM", threadTs: "5.0", mentioned: false };
const IN_THREAD = { ...ASK, mentioned: false };

/** v4 of lunch waits, its card in the approvers' channel. */
async function waiting(t: TestContext, around: Parameters<typeof newDesk>[1] = {}) {
  const scene = await newDesk(t, around);
  const { store, requestId } = scene;
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  const release = await addRelease(store, app, 4, { requestId });
  const approvalId = await addApproval("apr_release");
  await showCard(store, approvalId, "5.0", CARD);

  async function addApproval(id: string, round = 1): Promise<string> {
    const about = { subjectHash: release.hash, releaseId: release.id, personId: null, groupHandle: "platform-team" };
    const row = { id, requestId, kind: "release" as const, round, ...about, expiresAt: NOON + 86_400_000 };
    await openApproval(store, row, NOON);
    return id;
  }
  return { ...scene, approvalId, addApproval, statusOf: async () => (await approvalById(store, approvalId))?.status };
}

for (const [place, where] of [
  ["below the card", BELOW],
  ["in the thread where it was asked for", IN_THREAD],
] as const) {
  test(`an approver's yes ${place} decides, wakes who waits, and is echoed; said twice it is once`, async (t) => {
    const { desk, signals, approvalId, requestId, store } = await waiting(t);
    const said = { ...where, personId: "UPLATFORM1", messageTs: "6.0", text: "ja, freigegeben" };
    const taken = { kind: "taken", requestId, as: "approve lunch v4" };
    assert.deepEqual(await desk.reply(said), taken);
    assert.deepEqual(await desk.reply(said), taken, "the same message again");
    assert.deepEqual(signals, [approvalId]);
    const approval = await approvalById(store, approvalId);
    assert.deepEqual([approval?.status, approval?.decidedBy, approval?.words], ["yes", "UPLATFORM1", null]);
    const late = await desk.reply({ ...said, personId: "UPLATFORM2", messageTs: "7.0" });
    const isTold = late.kind === "refused" && /^Already agreed by <@UPLATFORM1>/.test(late.say);
    // In the thread nothing waits any more, and an approver's word there is talk again.
    assert.ok(place === "below the card" ? isTold : late.kind !== "taken", JSON.stringify(late));
  });

  test(`an approver's no ${place} needs its reason, which is kept for the asker`, async (t) => {
    const { desk, approvalId, statusOf, requestId, store } = await waiting(t);
    const said = { ...where, personId: "UPLATFORM1" };
    const bare = await desk.reply({ ...said, messageTs: "6.0", text: "decline" });
    assert.match(bare.kind === "refused" ? bare.say : bare.kind, /^Say why along with it/);
    assert.equal(await statusOf(), "pending");
    const replied = await desk.reply({ ...said, messageTs: "6.5", text: "decline: it posts too often" });
    assert.deepEqual(replied, { kind: "taken", requestId, as: "decline lunch v4" });
    const approval = await approvalById(store, approvalId);
    assert.deepEqual([approval?.status, approval?.words], ["no", "it posts too often"]);
  });

  test(`who may not press may not say it ${place} either, and is told why`, async (t) => {
    const { desk, statusOf } = await waiting(t);
    const hear = async (personId: string, messageTs: string) => {
      const replied = await desk.reply({ ...where, personId, messageTs, text: "approve" });
      return replied.kind === "refused" ? replied.say : replied.kind;
    };
    assert.match(await hear("UASKER", "6.0"), /^Nobody approves their own request\. Ask @platform-team\.$/);
    assert.match(await hear("UOTHER", "6.1"), /You are not in @platform-team\. Ask @platform-team\.$/);
    assert.match(await hear("UGUEST", "6.2"), /^Guests cannot use Toolroom/);
    assert.equal(await statusOf(), "pending");
  });

  test(`a version that does not wait is not approved ${place}`, async (t) => {
    const { desk, statusOf } = await waiting(t);
    const said = { ...where, personId: "UPLATFORM1", messageTs: "6.0", text: "approve v3" };
    assert.deepEqual(await desk.reply(said), { kind: "refused", say: "It is v4 that waits here, not v3." });
    assert.equal(await statusOf(), "pending");
  });
}

test("an approver who agrees below the card in other words learns which decide, and nobody else does", async (t) => {
  const { desk, statusOf } = await waiting(t);
  const hear = (personId: string, messageTs: string, text: string) =>
    desk.reply({ ...BELOW, personId, messageTs, text });
  for (const [at, text] of ["yes please, go ahead", "yes, looks good to me", "ja, passt so"].entries()) {
    const told = await hear("UPLATFORM1", `6.${at}`, text);
    assert.match(told.kind === "hint" ? told.say : told.kind, /say \*approve\* here/, text);
    assert.deepEqual(await hear("UASKER", `7.${at}`, text), { kind: "ignored" }, text);
  }
  assert.deepEqual(await hear("UPLATFORM1", "8.0", "what is this for"), { kind: "ignored" });
  assert.equal(await statusOf(), "pending");
  await hear("UPLATFORM1", "9.0", "approved, thanks Ana");
  assert.equal(await statusOf(), "yes");
  assert.deepEqual(await hear("UPLATFORM2", "9.5", "great, looks good"), { kind: "ignored" });
});

test("what is asked below a card takes no word of it away", async (t) => {
  const { desk, statusOf, store } = await waiting(t);
  const asked = await desk.receive({ ...BELOW, personId: "UPLATFORM2", messageTs: "5.5", text: "who is this for?" });
  await endRequest(store, asked.kind === "started" ? asked.requestId : "", "answered", "for all", NOON);
  const replied = await desk.reply({ ...BELOW, personId: "UPLATFORM1", messageTs: "6.0", text: "approve" });
  assert.equal(replied.kind === "taken" ? replied.as : replied.kind, "approve lunch v4");
  assert.equal(await statusOf(), "yes");
});

test("who is in the group is asked at the moment of the word", async (t) => {
  let asked = 0;
  const askingGroup = async () => {
    asked += 1;
  };
  const { desk, statusOf } = await waiting(t, { askingGroup });
  const before = asked;
  await desk.reply({ ...BELOW, personId: "UPLATFORM1", messageTs: "6.0", text: "approve" });
  assert.ok(asked > before);
  assert.equal(await statusOf(), "yes");
});

test("a word that came before its card decides nothing, and says so", async (t) => {
  const { desk, statusOf } = await waiting(t);
  const said = { ...IN_THREAD, personId: "UPLATFORM1", messageTs: "4.0", text: "approve" };
  const replied = await desk.reply(said);
  assert.match(
    replied.kind === "refused" ? replied.say : replied.kind,
    /^Its card was not here yet when you said that/,
  );
  assert.equal(await statusOf(), "pending");
});

test("below a card that was taken back a word leads to the newer one, and decides neither", async (t) => {
  const { desk, approvalId, addApproval, store } = await waiting(t);
  store.orm.update(approvals).set({ status: "superseded" }).run();
  const newer = await addApproval("apr_newer", 2);
  await showCard(store, newer, "5.5", CARD);
  const replied = await desk.reply({ ...BELOW, personId: "UPLATFORM1", messageTs: "6.0", text: "approve" });
  assert.match(replied.kind === "refused" ? replied.say : replied.kind, /^There is a newer version of this question/);
  assert.equal((await approvalById(store, approvalId))?.status, "superseded");
  assert.equal((await approvalById(store, newer))?.status, "pending");
});

test("a word that was deleted or edited away before it came decides nothing", async (t) => {
  for (const ask of [null, { text: "hm, not sure", inputs: [] }]) {
    const { desk, statusOf } = await waiting(t);
    const { channelId, threadTs } = BELOW;
    const revised = {
      channelId,
      threadTs,
      messageTs: "6.0",
      revisedTs: "6.1",
      personId: "UPLATFORM1",
      mentioned: false,
    };
    await desk.revise({ ...revised, ask });
    const said = { ...BELOW, personId: "UPLATFORM1", messageTs: "6.0", text: "approve" };
    assert.equal((await desk.reply(said)).kind, "ignored");
    assert.equal(await statusOf(), "pending");
  }
});

test("talk below a card is nobody's business, and what waits for the asker is not an approver's", async (t) => {
  const { desk, ask, store, statusOf, requestId } = await waiting(t);
  for (const text of ["ok", "looks good", "who is this for?", "approved by the platform team"]) {
    const said = { ...BELOW, personId: "UPLATFORM1", messageTs: `6.${text.length}`, text };
    assert.equal((await desk.reply(said)).kind, "ignored", text);
  }
  assert.equal(await statusOf(), "pending");
  store.orm.update(approvals).set({ status: "superseded" }).run();
  const preview = await ask("preview", 1, "7.0");
  await desk.reply({ ...IN_THREAD, personId: "UPLATFORM1", messageTs: "8.0", text: "approve" });
  assert.equal((await approvalById(store, preview))?.status, "pending");
  assert.deepEqual((await requestById(store, requestId))?.remarks, []);
});

test("a bare yes in the thread approves no release, and cancel there ends the asker's request", async (t) => {
  const { desk, statusOf, store, requestId } = await waiting(t);
  assert.equal((await desk.reply({ ...IN_THREAD, messageTs: "6.0", text: "looks good" })).kind, "ignored");
  assert.equal(await statusOf(), "pending");
  const cancelled = await desk.reply({ ...IN_THREAD, messageTs: "6.1", text: "cancel" });
  assert.deepEqual(cancelled, { kind: "taken", requestId, as: "stop" });
  assert.equal((await requestById(store, requestId))?.stopRequestedBy, "UASKER");
});
