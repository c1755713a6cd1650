import assert from "node:assert/strict";
import { test } from "node:test";
import { PLATFORM_TEAM } from "../../operator/announcer.ts";
import { addRequest } from "../../store/app-requests.ts";
import { approvalById, decideApproval, openApproval } from "../../store/approvals.ts";
import { approval, card, plan } from "./samples.ts";
import { openParts, openStage, quickClock, type Stage, until } from "./stage.ts";

const DISCLOSURE = /Toolroom is a bot/;

test("a request has one card, edited as it goes on; the first message says that this is a machine", async (context) => {
  const { announcer, thread } = await openRequest(context);
  await announcer.progress("req_1", card);
  await announcer.progress("req_1", card);
  const last = {
    ...card,
    canStop: false,
    ending: { kind: "live" as const },
    steps: card.steps.map((step) => ({ text: step.text, state: "done" as const })),
  };
  await announcer.progress("req_1", { ...card, costUsd: 0.2 });
  await announcer.progress("req_1", last);
  await announcer.tell("req_1", "answer", { kind: "answer", text: "Sales <@U1> are up & fine." });
  await announcer.tell("req_1", "answer", { kind: "answer", text: "Sales are up." });
  const [shown, answer, ...rest] = await thread();
  assert.deepEqual(rest, []);
  assert.equal(shown?.text, "Lunch orders: Live");
  assert.match(JSON.stringify(shown?.blocks), DISCLOSURE);
  assert.doesNotMatch(JSON.stringify(shown?.blocks), /request_stop/);
  assert.equal(answer?.text, "Sales &lt;@U1&gt; are up &amp; fine.");
  assert.doesNotMatch(JSON.stringify(answer?.blocks), DISCLOSURE);
});

test("a plan loses its buttons when it is decided, and says who decided; settling twice changes nothing", async (context) => {
  const { stage, announcer, thread, open } = await openRequest(context);
  await open("apr_1", "plan");
  const question = {
    kind: "plan" as const,
    approvalId: "apr_1",
    plan,
    current: null,
    verdict: { needsApprovalBy: null, reasons: [] },
    similar: [],
    promises: null,
  };
  await announcer.ask("req_1", question);
  await announcer.ask("req_1", question);
  await announcer.settle("apr_1");
  const [pending, ...others] = await thread();
  assert.deepEqual(others, []);
  assert.match(JSON.stringify(pending?.blocks), /Build it/);

  const standing = await approvalById(stage.store, "apr_1");
  assert.ok(standing);
  const decision = {
    approvalId: "apr_1",
    personId: stage.idOf("asker1"),
    answer: "yes" as const,
    words: null,
    remark: null,
    inputs: [],
  };
  await decideApproval(stage.store, standing, { ...decision, at: 1_795_000_000_000 });
  await announcer.settle("apr_1");
  await announcer.settle("apr_1");
  const [decided] = await thread();
  const blocks = JSON.stringify(decided?.blocks);
  assert.doesNotMatch(blocks, /"actions"|Or answer here/);
  assert.match(blocks, new RegExp(`Agreed: build it, by <@${stage.idOf("asker1")}> <!date\\^1795000000`));
  assert.equal(blocks.match(/Agreed: build it/g)?.length, 1);
  assert.match(blocks, DISCLOSURE);
  assert.doesNotMatch(
    blocks,
    /It goes live only if this holds|Who decides/,
    "folded, so that the moving card is in sight",
  );
  assert.match(blocks, /A list of lunch orders.*Not in this plan/);
  assert.match(blocks, /Answers \/tool lunch in Slack · Has a page/);
});

test("approvers are asked in the platform channel, the asker is told where it waits, a long diff is a file", async (context) => {
  const { stage, announcer, thread, reader } = await openRequest(context);
  const long = Array.from({ length: 300 }, (_, index) => `+ line ${index}`).join("\n");
  await announcer.askForApproval("req_1", { ...approval, diff: long });
  await announcer.askForApproval("req_1", { ...approval, diff: long });
  const channel = stage.channelId("platform");
  const cards = (await reader.conversations.history({ channel })).messages ?? [];
  assert.equal(cards.length, 1);
  assert.match(cards[0]?.text ?? "", /^<!subteam\^S[A-Z0-9]+>: may lunch-orders v2 go live\? Asked for by <@U1>\.$/);
  const replies = (await reader.conversations.replies({ channel, ts: cards[0]?.ts ?? "" })).messages ?? [];
  const names = replies.flatMap((message) => message.files ?? []).map((file) => file.name);
  assert.equal(names.length, 1);
  assert.match(names[0] ?? "", /^changes-[0-9a-f]{8}\.diff$/);
  const [waits, ...rest] = await thread();
  assert.deepEqual(rest, []);
  assert.match(
    waits?.text ?? "",
    /^lunch-orders v2 waits for a yes from @platform-team, asked in <http[^|]*\|#platform>\./,
  );
});

test("who approved sees on the card what came of it, once", async (context) => {
  const { stage, announcer, open, reader } = await openRequest(context);
  await open("apr_1", "release");
  await announcer.askForApproval("req_1", approval);
  const standing = await approvalById(stage.store, "apr_1");
  assert.ok(standing);
  const yes = { approvalId: "apr_1", personId: stage.idOf("platform1"), answer: "yes" as const, words: null };
  await decideApproval(stage.store, standing, { ...yes, remark: null, inputs: [], at: 1 });
  await announcer.settle("apr_1");
  await announcer.tell("req_1", "end", LIVE);
  await announcer.tell("req_1", "end", LIVE);
  const channel = stage.channelId("platform");
  const [card] = (await reader.conversations.history({ channel })).messages ?? [];
  const blocks = JSON.stringify(card?.blocks);
  assert.equal(blocks.match(/\*Live as v2 since <!date/g)?.length, 1);
  assert.match(blocks, /<http:\/\/lunch-orders\.localhost:3000\|Open lunch-orders>/);
  assert.match(blocks, /Approved v?2? ?by <@/);
  assert.match(blocks, /What it may do/);
  assert.doesNotMatch(blocks, /"actions"|--p1/);
});

test("what the agent says at the end is told whole: what is too long for a message stands in a file below it", async (context) => {
  const { stage, announcer, thread } = await openRequest(context);
  const said = Array.from({ length: 900 }, (_, index) => `sentence ${index} of the agent.`).join(" ");
  await announcer.tell("req_1", "end", { ...LIVE, changes: said });
  const files = await until("the file", async () => {
    const found = (await thread()).flatMap((message) => message.files ?? []);
    return found.length > 0 && found;
  });
  const [end] = await thread();
  assert.match(end?.text ?? "", /^lunch-orders v2 is live\. sentence 0 of the agent\./);
  assert.match(JSON.stringify(end?.blocks), /The rest is in the file.*Owner: <@U1>.*To change it, say here/);
  assert.equal(files.length, 1);
  const headers = { authorization: `Bearer ${stage.slack.botToken}` };
  const whole = await (await fetch(files[0]?.url_private_download ?? "", { headers })).text();
  assert.ok(whole.includes(said));
});

test("without the platform channel the first approver who did not ask gets the card directly", async (context) => {
  const { stage, announcer } = await openRequest(context, "#nowhere");
  await announcer.askForApproval("req_1", { ...approval, requesterId: stage.idOf("platform1") });
  const direct = await stage.as("platform2").conversations.list({ types: "im" });
  const channel = direct.channels?.[0]?.id ?? "";
  const messages = (await stage.as("platform2").conversations.history({ channel })).messages ?? [];
  assert.equal(messages.length, 1);
  assert.match(JSON.stringify(messages[0]?.blocks), /Approve/);
});

test("a request's news reach the asker directly where the thread is gone", async (context) => {
  const { stage, announcer } = await openRequest(context, "#platform", "C0NOWHERE");
  await announcer.tell("req_1", "failed", {
    kind: "failed",
    cause: "The model is down.",
    kept: "Your plan.",
    next: "Say retry.",
    reference: "req_1",
  });
  await announcer.tellPerson(stage.idOf("asker1"), "app_1:quota", "Your app <@U9> is over quota <!channel>.");
  const messages = await until("direct messages", async () => {
    const direct = await stage.as("asker1").conversations.list({ types: "im" });
    const channel = direct.channels?.[0]?.id;
    const found =
      channel === undefined ? [] : ((await stage.as("asker1").conversations.history({ channel })).messages ?? []);
    return found.length === 2 && found.map((message) => message.text);
  });
  assert.deepEqual(messages, [
    "Your app <@U9> is over quota &lt;!channel&gt;.",
    "This did not work: The model is down. Say retry.",
  ]);
});

test("telling a person says whether they can ever be reached", async (context) => {
  const { stage, announcer } = await openRequest(context);
  assert.deepEqual(await announcer.tellPerson(stage.idOf("asker1"), "one", "Hello."), { kind: "told" });
  assert.deepEqual(await announcer.tellPerson("U0NOBODY", "two", "Hello."), {
    kind: "refused",
    reason: "user_not_found",
  });
});

test("the platform team is told in its channel, once, and waits for the channel to be there", async (context) => {
  const { stage, announcer } = await openRequest(context);
  for (let times = 0; times < 2; times += 1)
    assert.deepEqual(await announcer.tellPerson(PLATFORM_TEAM, "audit-head:7", "Row 7 <!channel>."), { kind: "told" });
  const channel = stage.channelId("platform");
  const said = await stage.as("platform1").conversations.history({ channel });
  assert.deepEqual(
    (said.messages ?? []).filter(({ text }) => text?.includes("Row 7")).map(({ text }) => text),
    ["Row 7 &lt;!channel&gt;."],
  );
  const { announcer: elsewhere } = await openRequest(context, "#nowhere");
  await assert.rejects(
    elsewhere.tellPerson(PLATFORM_TEAM, "audit-head:8", "Row 8."),
    /#nowhere: There is no such channel/,
  );
});

const LIVE = {
  ...{ kind: "live" as const, appName: "lunch-orders", url: "http://lunch-orders.localhost:3000", ownerId: "U1" },
  ...{
    releaseId: "rel_1",
    releaseNumber: 2,
    commands: [],
    newCommands: [],
    commandExamples: {},
    made: "coded" as const,
    newWebhooks: [],
    deafIn: [],
    untold: [],
    nextRunAt: null,
    timeZone: "UTC",
    costUsd: 0,
  },
  ...{ changes: "Adds a page.", alsoSaid: [], undoOf: null, undoesData: false, proof: null },
};

async function openRequest(context: Parameters<typeof openStage>[0], platformChannel = "#platform", place?: string) {
  const stage = await openStage(context);
  const parts = openParts(stage, undefined, quickClock(), platformChannel);
  const reader = stage.as("platform1");
  const channel = stage.channelId("requests");
  const root = await stage.as("asker1").chat.postMessage({ channel, text: "a lunch list" });
  const threadTs = root.ts ?? "";
  await addRequest(stage.store, {
    id: "req_1",
    slackTeamId: "T1",
    channelId: place ?? channel,
    threadTs,
    messageTs: threadTs,
    requesterId: stage.idOf("asker1"),
    text: "a lunch list",
    inputs: [],
    appId: null,
    at: 1,
  });
  return {
    stage,
    reader,
    announcer: parts.announcer,
    thread: async () => ((await reader.conversations.replies({ channel, ts: threadTs })).messages ?? []).slice(1),
    open: (id: string, kind: "plan" | "release") => openOwnApproval(stage, id, kind),
  };
}

function openOwnApproval({ store, idOf }: Stage, id: string, kind: "plan" | "release") {
  const round = { id, requestId: "req_1", kind, round: 1, subjectHash: "h", releaseId: null };
  return openApproval(store, { ...round, personId: idOf("asker1"), groupHandle: null, expiresAt: 2e12 }, 1);
}
