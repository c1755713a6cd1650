import assert from "node:assert/strict";
import { test } from "node:test";
import { appAnswerMessage } from "../../bot/views/app-answer.ts";
import { newsMessage } from "../../bot/views/news.ts";
import { english } from "../../bot/words/english.ts";
import type { Received, ReceivedAsk, Replied, UndoDataAsked } from "../../builder/desk.ts";
import { live } from "./every-message.ts";
import { openParts, openStage, startStageBot, until } from "./stage.ts";

test("before data goes back with a version, what is lost is said and asked once more, once for each version", async (context) => {
  const stage = await openStage(context);
  const parts = openParts(stage);
  const undone: ReceivedAsk[] = [];
  let asked: UndoDataAsked = { kind: "refused", say: "Only its owner changes this app." };
  const undoData = async (_releaseId: string, ask: ReceivedAsk): Promise<Received> => {
    undone.push(ask);
    return { kind: undone.length === 1 ? "started" : "known", requestId: "req_1" };
  };
  await startStageBot(stage, { askUndoData: async () => asked, undoData }, { parts });
  const channel = stage.channelId("requests");
  const { ts: root = "" } = await stage.as("asker1").chat.postMessage({ channel, text: "lunch" });
  const content = newsMessage({ ...live, undoesData: true }, english);
  const posted = await parts.outbound.post({ ...content, key: "live", channelId: channel, threadTs: root });
  const message = posted.kind === "posted" ? posted.ts : "";
  const press = (ts: string, action: string) =>
    stage.control("click", { user: "asker1", channel, ts, action_id: action });
  const inThread = async () =>
    (await stage.as("asker1").conversations.replies({ channel, ts: root })).messages?.slice(2) ?? [];
  const told = (count: number) =>
    until(`${count} words`, async () => {
      const words = await stage.ephemerals("asker1");
      return words.length === count && words.at(-1);
    });

  await press(message, "release_data");
  assert.equal(await told(1), "Only its owner changes this app.");
  assert.deepEqual(await inThread(), []);
  const since = Date.parse("2027-01-12T10:00:00Z");
  asked = { kind: "asks", releaseId: "rel_1", appName: "lunch", live: 2, before: 1, since };
  await press(message, "release_data");
  const question = await until("the question", async () => (await inThread())[0]);
  assert.match(
    question.text ?? "",
    /^lunch goes back to v1, and what was entered since stays\. Put the data back, too, and it is what it was when v2 went live, <!date.*>: everything entered or changed since then is lost to lunch\.$/,
  );
  await press(message, "release_data");
  assert.equal(await told(2), "I asked once more below: it stands there.");
  assert.deepEqual([(await inThread()).length, undone.length], [1, 0]);
  await press(question.ts ?? "", "release_databack");
  assert.equal(await told(3), "Going back to the version before, with its data.");
  await press(question.ts ?? "", "release_databack");
  assert.equal(await told(4), "That was pressed before: see below.");
  const place = { channelId: channel, threadTs: root, messageTs: question.ts };
  assert.deepEqual(
    undone.map(({ channelId, threadTs, messageTs }) => ({ channelId, threadTs, messageTs })),
    [place, place],
  );
});

test("beside each version that is kept stands its way back, which is asked of the desk as words are", async (context) => {
  const stage = await openStage(context);
  const parts = openParts(stage);
  const pressed: [string, ReceivedAsk][] = [];
  const since = Date.parse("2027-01-12T10:00:00Z");
  const outcomes: Replied[] = [
    { kind: "refused", say: "Only its owner changes this app." },
    { kind: "asks", releaseId: "rel_3", appName: "lunch", live: 3, before: 2, since },
    { kind: "started", requestId: "req_1", as: "back to v1; what was entered since stays" },
  ];
  const backTo = async (releaseId: string, ask: ReceivedAsk): Promise<Replied> => {
    pressed.push([releaseId, ask]);
    return outcomes[pressed.length - 1] ?? { kind: "ignored" };
  };
  await startStageBot(stage, { backTo }, { parts });
  const channel = stage.channelId("requests");
  const { ts: root = "" } = await stage.as("asker1").chat.postMessage({ channel, text: "what changed?" });
  const versions = [3, 2, 1].map((number) => ({
    ...{ releaseId: `rel_${number}`, number, summary: "Changes it.", liveAt: since, isLive: number === 3 },
  }));
  const content = appAnswerMessage({ about: "changes", name: "lunch", versions }, "http://lunch.localhost", english);
  const posted = await parts.outbound.post({ ...content, key: "said", channelId: channel, threadTs: root });
  const ts = posted.kind === "posted" ? posted.ts : "";
  const press = (number: number) =>
    stage.control("click", { user: "asker1", channel, ts, action_id: `release_back_${number}` });
  const told = (count: number) =>
    until(`${count} words`, async () => {
      const words = await stage.ephemerals("asker1");
      return words.length === count && words.at(-1);
    });
  assert.equal((await press(3)).ok, false, "what is live has no way back");
  await press(2);
  assert.equal(await told(1), "Only its owner changes this app.");
  await press(2);
  await until("the question", async () => {
    const { messages = [] } = await stage.as("asker1").conversations.replies({ channel, ts: root });
    return /^lunch goes back to v2/.test(messages.at(-1)?.text ?? "");
  });
  await press(1);
  assert.equal(await told(2), "Taken as: back to v1; what was entered since stays.");
  assert.deepEqual(
    pressed.map(([releaseId]) => releaseId),
    ["rel_2", "rel_2", "rel_1"],
  );
  assert.equal(new Set(pressed.map(([, ask]) => ask.messageTs)).size, 3, "each press is an ask of its own");
  assert.ok(pressed.every(([, ask]) => ask.channelId === channel && ask.threadTs === root));
});
