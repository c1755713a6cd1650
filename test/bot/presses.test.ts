import assert from "node:assert/strict";
import { test } from "node:test";
import type { Commands } from "../../bot/listeners/deps.ts";
import { ACTIONS } from "../../bot/views/action-ids.ts";
import { approvalCard } from "../../bot/views/approval-card.ts";
import type { Content } from "../../bot/views/pieces.ts";
import { planCard } from "../../bot/views/plan-card.ts";
import { previewCard } from "../../bot/views/preview-card.ts";
import { questionsCard } from "../../bot/views/questions-card.ts";
import { replayOffer } from "../../bot/views/replay-offer.ts";
import { english } from "../../bot/words/english.ts";
import type { DecisionInput, DecisionOutcome } from "../../builder/desk.ts";
import { KnownError } from "../../lib/errors.ts";
import type { PreviewUse } from "../../operator/try-preview.ts";
import { approval as approvalSample, plan } from "./samples.ts";
import { openParts, openStage, startStageBot, until } from "./stage.ts";

const thePlan = planCard(
  {
    kind: "plan",
    approvalId: "apr_1",
    plan,
    current: null,
    verdict: { needsApprovalBy: null, reasons: [] },
    similar: [],
    promises: null,
  },
  english,
);

test("a press reaches the desk with who pressed, and settles the card", async (context) => {
  const { press, decisions, settled, ephemerals } = await openCard(context, thePlan, { kind: "taken", as: "build it" });
  assert.equal((await press("asker2", ACTIONS.yes)).acked, true);
  await until("settling", () => settled.length > 0);
  assert.deepEqual(decisions, [{ approvalId: "apr_1", personId: decisions[0]?.personId, answer: "yes" }]);
  assert.deepEqual(await ephemerals("asker2"), []);
});

test("a press by somebody who may not, or who is late, is answered to them alone", async (context) => {
  const late: DecisionOutcome = { kind: "already", say: "Already agreed by <@U1>." };
  const { press, settled, ephemerals, setOutcome } = await openCard(context, thePlan, late);
  await press("asker2", ACTIONS.yes);
  assert.deepEqual(await until("answer", async () => nonEmpty(await ephemerals("asker2"))), [
    "Already agreed by <@U1>.",
  ]);
  assert.deepEqual(settled, ["apr_1"], "a stale card is put right");
  setOutcome({ kind: "refused", say: "Only the person who asked decides this." });
  await press("platform1", ACTIONS.no);
  assert.deepEqual(await until("answer", async () => nonEmpty(await ephemerals("platform1"))), [
    "Only the person who asked decides this.",
  ]);
  setOutcome(new KnownError("group_unknown", "Slack has no user group @x.", "Make it."));
  await press("platform2", ACTIONS.yes);
  assert.deepEqual(await until("answer", async () => nonEmpty(await ephemerals("platform2"))), [
    "Slack has no user group @x. Make it.",
  ]);
  assert.deepEqual(settled, ["apr_1"]);
});

test("a press on a card that was taken back leads to the newer one", async (context) => {
  const taken: DecisionOutcome = { kind: "already", say: "There is a newer version of this question in the thread." };
  const { stage, press, ephemerals, setOutcome } = await openCard(context, thePlan, taken);
  const newer = await postCard(stage, { ...thePlan, text: "the newer one" });
  setOutcome({ ...taken, newer: { channelId: newer.channel, ts: newer.ts } });
  await press("asker1", ACTIONS.yes);
  const [say = ""] = await until("answer", async () => nonEmpty(await ephemerals("asker1")));
  assert.match(say, /^There is a newer version of this question in the thread\. <http\S+\|Open it>\.$/);
  assert.ok(say.includes(newer.ts.replace(".", "")));
});

test("an error's words call nobody: they may be an app's, a file's or a channel's", async (context) => {
  const hostile = () => new KnownError("odd", "The file <!channel> <https://evil.example|is odd> & gone.", "Ask.");
  const { stage, press, submit, ephemerals, setOutcome } = await openCard(context, thePlan, {
    kind: "taken",
    as: "",
  });
  const said = "The file &lt;!channel&gt; &lt;https://evil.example|is odd&gt; &amp; gone. Ask.";
  setOutcome(hostile());
  await press("asker1", ACTIONS.yes);
  assert.deepEqual(await until("answer", async () => nonEmpty(await ephemerals("asker1"))), [said]);
  await press("asker2", ACTIONS.change);
  await submit("asker2", "weekly");
  assert.deepEqual(await until("answer", async () => nonEmpty(await ephemerals("asker2"))), [said]);
  assert.ok(stage);
});

test("Change and Decline ask for words, and take them", async (context) => {
  const { stage, press, submit, decisions, setOutcome } = await openCard(context, thePlan, {
    kind: "taken",
    as: "a change",
  });
  await press("asker1", ACTIONS.change);
  const { response } = await submit("asker1", "  ");
  assert.deepEqual(response, { response_action: "errors", errors: { words: "Say it in a few words." } });
  await submit("asker1", "Until 10:30");
  setOutcome({ kind: "taken", as: "decline" });
  const card = await postCard(stage, approvalCard(approvalSample, "@platform-team", english));
  await stage.control("click", { user: "platform1", channel: card.channel, ts: card.ts, action_id: ACTIONS.decline });
  await submit("platform1", "Not in #food");
  await until("both", () => decisions.length === 2);
  assert.deepEqual(
    decisions.map(({ personId: _, ...decision }) => decision),
    [
      { approvalId: "apr_1", answer: "change", words: "Until 10:30" },
      { approvalId: "apr_1", answer: "no", words: "Not in #food" },
    ],
  );
});

test("a secret written into a window is kept by nobody, and who wrote it is told, once", async (context) => {
  const { stage, press, submit, decisions } = await openCard(context, thePlan, { kind: "taken", as: "a change" });
  await press("asker1", ACTIONS.change);
  await submit("asker1", `Use ${["xoxb", "1234567890", "abcdef"].join("-")} for it`);
  await until("the decision", () => decisions.length === 1);
  assert.deepEqual(decisions[0]?.words, "Use [secret] for it");
  const told = await until("the warning", async () =>
    (await stage.ephemerals("asker1")).find((text) => text.includes("a Slack token")),
  );
  assert.match(told, /^What you wrote in that window holds what looks like a Slack token\. I removed it/);
});

test("a preview's schedules are run by the button that names them", async (context) => {
  const tries = ["post-summary", "remind"].map((run) => ({
    instanceId: "ins_1",
    trigger: { schedule: "0 9 * * *", run },
  }));
  const { uses, commands } = closedPreview(async ({ instanceId }) => ({
    kind: "runs",
    url: `http://${instanceId}.localhost`,
    until: 60_000,
  }));
  const card = previewCard({ ...aPreview, tries }, english);
  const { press, ephemerals } = await openCard(context, card, { kind: "taken", as: "" }, { commands });
  await press("asker1", `${ACTIONS.tryRun}_2`);
  assert.deepEqual(await until("answer", async () => nonEmpty(await ephemerals("asker1"))), [
    "This preview is closed.",
  ]);
  assert.deepEqual(
    uses.map(({ instanceId, act }) => ({ instanceId, act })),
    [{ instanceId: "ins_1", act: { run: "remind" } }],
  );
  await press("asker2", ACTIONS.startPreview);
  assert.deepEqual(await until("answer", async () => nonEmpty(await ephemerals("asker2"))), [
    "The preview runs until <!date^60^{date_short_pretty} at {time}|1 Jan 1970, 00:01 (UTC)>. <http://ins_1.localhost|Open it>.",
  ]);
});

test("what an app failed at is done again by its button, in the name of who pressed", async (context) => {
  const wanted: Parameters<Commands["replay"]>[0][] = [];
  const replay: Commands["replay"] = async (what) => {
    wanted.push(what);
    return { kind: "taken", deliveryId: "dlv_2", say: "I do it again." };
  };
  const { commands } = closedPreview(() => assert.fail("no preview"));
  const card = replayOffer("*ops*: what GitHub sent for *note* failed: no.", "dlv_1", english);
  const { press, ephemerals } = await openCard(
    context,
    card,
    { kind: "taken", as: "" },
    { commands: { ...commands, replay } },
  );
  await press("asker1", ACTIONS.replay);
  assert.deepEqual(await until("answer", async () => nonEmpty(await ephemerals("asker1"))), ["I do it again."]);
  assert.deepEqual(
    wanted.map(({ deliveryId, personId, key }) => [deliveryId, key.startsWith(`${personId}:`)]),
    [["dlv_1", true]],
  );
});

test("Answer shows the questions in its window and gives the answers as a yes with words", async (context) => {
  const questions = questionsCard(
    { kind: "questions", approvalId: "apr_2", questions: ["Until when?", "For whom?"] },
    null,
    english,
  );
  const { stage, press, submit, decisions } = await openCard(context, questions, { kind: "taken", as: "your answer" });
  await press("asker1", ACTIONS.answer);
  const { views } = (await stage.control("views?user=asker1")) as unknown as { views: { blocks: unknown[] }[] };
  assert.match(JSON.stringify(views[0]?.blocks), /1\. Until when\?\\n2\. For whom\?/);
  await submit("asker1", "11, all");
  await until("decision", () => decisions.length === 1);
  assert.equal(decisions[0]?.answer, "yes");
  assert.equal(decisions[0]?.words, "11, all");
});

test("a command of a preview is tried in a window, and answered where the button is", async (context) => {
  const trigger = { command: "/lunch", run: "add-order" };
  const { uses, commands } = closedPreview(async () => assert.fail("nobody pressed that"));
  const card = previewCard({ ...aPreview, tries: [{ instanceId: "ins_1", trigger }] }, english);
  const { stage, submit } = await openCard(context, card, { kind: "taken", as: "" }, { commands });
  const channel = stage.channelId("requests");
  const root = (await stage.as("asker1").chat.postMessage({ channel, text: "lunch, please" })).ts ?? "";
  const inThread = await postCard(stage, { ...card, text: "in a thread" }, root);
  await stage.control("click", { user: "asker1", ...inThread, action_id: `${ACTIONS.tryCommand}_1` });
  await submit("asker1", "two ramen");
  const [answer] = await until("answer", async () => nonEmpty(await whispers(stage, "asker1")));
  assert.deepEqual([answer?.text, answer?.thread_ts], ["This preview is closed.", root]);
  const { act, threadTs, instanceId } = uses[0] ?? {};
  assert.deepEqual([act, threadTs, instanceId], [{ command: "/lunch", text: "two ramen" }, root, "ins_1"]);
});

test("who presses in a channel is answered there, also where a thread hangs on the card", async (context) => {
  const refused = { kind: "refused" as const, say: "Nobody approves their own request." };
  const { stage } = await openCard(context, thePlan, refused);
  const card = await postCard(stage, approvalCard(approvalSample, "@platform-team", english));
  await stage.as("platform1").chat.postMessage({ channel: card.channel, thread_ts: card.ts, text: "hm" });
  await stage.control("click", { user: "asker1", ...card, action_id: ACTIONS.yes });
  const [answer] = await until("answer", async () => nonEmpty(await whispers(stage, "asker1")));
  assert.deepEqual([answer?.text, answer?.thread_ts], [refused.say, undefined]);
});

const aPreview = {
  kind: "preview" as const,
  approvalId: "apr_1",
  url: null,
  instanceId: "ins_1",
  runsUntil: 1,
  releaseNumber: 1,
  made: "coded" as const,
  changes: "New.",
  proof: null,
  leftOut: [],
  wouldPost: [],
  said: [],
};

async function whispers(stage: Awaited<ReturnType<typeof openStage>>, handle: string) {
  const { messages } = await stage.control(`ephemerals?user=${handle}`);
  return messages as { text: string; thread_ts?: string }[];
}

function nonEmpty<T>(list: T[]): T[] | false {
  return list.length > 0 && list;
}

async function openCard(
  context: Parameters<typeof openStage>[0],
  content: Content,
  first: DecisionOutcome,
  options: Parameters<typeof startStageBot>[2] = {},
) {
  const stage = await openStage(context);
  let outcome: DecisionOutcome | KnownError = first;
  const decisions: DecisionInput[] = [];
  const settled: string[] = [];
  const parts = openParts(stage);
  const decide = async (decision: DecisionInput) => {
    decisions.push(decision);
    if (outcome instanceof KnownError) throw outcome;
    return outcome;
  };
  const announcer = { ...parts.announcer, settle: async (approvalId: string) => void settled.push(approvalId) };
  await startStageBot(stage, { decide }, { ...options, parts, announcer });
  const { channel, ts } = await postCard(stage, content);
  const submit = async (user: string, words: string) => {
    const { views } = (await stage.control(`views?user=${user}`)) as unknown as { views: { id: string }[] };
    return stage.control("submit", { user, view_id: views.at(-1)?.id, values: { words } });
  };
  return {
    stage,
    decisions,
    settled,
    submit: async (user: string, words: string) => {
      await until("the modal", async () => ((await stage.control(`views?user=${user}`)).views as unknown[]).length > 0);
      return submit(user, words);
    },
    ephemerals: stage.ephemerals,
    press: (user: string, actionId: string) => stage.control("click", { user, channel, ts, action_id: actionId }),
    setOutcome: (next: DecisionOutcome | KnownError) => {
      outcome = next;
    },
  };
}

async function postCard(stage: Awaited<ReturnType<typeof openStage>>, content: Content, threadTs?: string) {
  const channelId = stage.channelId("requests");
  const posted = await openParts(stage).outbound.post({
    key: content.text,
    channelId,
    ...content,
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  return { channel: channelId, ts: posted.kind === "posted" ? posted.ts : "" };
}

/** What is tried in a preview that is over; it begins anew by `openPreviewAgain`. */
function closedPreview(openPreviewAgain: Commands["openPreviewAgain"]): { uses: PreviewUse[]; commands: Commands } {
  const uses: PreviewUse[] = [];
  const commands: Commands = {
    deliver: async () => ({ kind: "unknown" }),
    tryInPreview: async (use) => {
      uses.push(use);
      return { kind: "refused", say: "This preview is closed." };
    },
    happen: async () => ({ acting: 0, leftOut: 0 }),
    shortcuts: async () => [],
    choose: async () => assert.fail("nobody chose that"),
    replay: async () => assert.fail("nobody wanted that"),
    renewWebhooks: async () => assert.fail("nobody said that"),
    openPreviewAgain,
  };
  return { uses, commands };
}
