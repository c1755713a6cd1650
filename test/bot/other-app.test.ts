import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { ApartOutcome, Received } from "../../builder/desk.ts";
import { addRequest } from "../../store/app-requests.ts";
import { openParts, openStage, startStageBot, until } from "./stage.ts";

async function openScene(context: TestContext, outcome: (isApart: boolean) => ApartOutcome) {
  const stage = await openStage(context);
  const parts = openParts(stage);
  const began: string[] = [];
  const decideApart = async ({ isApart }: { isApart: boolean }) => outcome(isApart);
  const beginApart = async (_requestId: string, _personId: string, threadTs: string): Promise<Received> => {
    began.push(threadTs);
    return { kind: began.length === 1 ? "started" : "known", requestId: "req_2" };
  };
  await startStageBot(stage, { decideApart, beginApart }, { parts });
  const channel = stage.channelId("requests");
  const { ts: root = "" } = await stage.as("asker1").chat.postMessage({ channel, text: "lunch" });
  const place = { slackTeamId: "T1", channelId: channel, threadTs: root, messageTs: root };
  const text = "another app for <!channel> rooms";
  const request = { ...place, id: "req_1", requesterId: stage.idOf("asker1"), text, inputs: [], appId: null, at: 1 };
  await addRequest(stage.store, request);
  await parts.announcer.tell("req_1", "end", { kind: "other_app", requestId: "req_1", appName: "lunch", text });
  const inThread = async (ts: string) =>
    (await stage.as("asker1").conversations.replies({ channel, ts })).messages ?? [];
  const question = (await inThread(root))[1];
  const press = (action: string) =>
    stage.control("click", { user: "asker1", channel, ts: question?.ts, action_id: action });
  const settled = () =>
    until("no buttons", async () => {
      const now = (await inThread(root))[1];
      return !JSON.stringify(now?.blocks).includes("request_apart") && JSON.stringify(now?.blocks);
    });
  return { stage, channel, root, question, began, press, settled, inThread };
}

test("another app is offered a thread of its own; the press begins it with the asker's words", async (context) => {
  const wanted = (askerId: string) => ({
    ...{ kind: "thread_wanted" as const, askerId, text: "another app for <!channel> rooms" },
  });
  const scene: { current?: Awaited<ReturnType<typeof openScene>> } = {};
  const opened = await openScene(context, () => ({
    ...wanted(scene.current?.stage.idOf("asker1") ?? ""),
    channelId: scene.current?.channel ?? "",
  }));
  scene.current = opened;
  const { stage, channel, question, began, press, settled, inThread } = opened;
  assert.equal(question?.text, "That sounds like another app than lunch: “another app for &lt;!channel&gt; rooms”");
  assert.match(JSON.stringify(question?.blocks), /Start it in its own thread.*No, change this app/);
  await press("request_apart");
  assert.match(await settled(), /Started in its own thread, by <@\w+> .*\|See it there>/);
  assert.equal(began.length, 1);
  const [root] = await inThread(began[0] ?? "");
  assert.match(
    root?.text ?? "",
    new RegExp(
      `^<@${stage.idOf("asker1")}> asks for \\(<http[^|]*\\|said in another app's thread>\\):\\n> another app for &lt;!channel&gt; rooms$`,
    ),
  );
  assert.equal(root?.thread_ts === undefined || root.thread_ts === root.ts, true, "at the top of the channel");
  const top = (await stage.as("asker1").conversations.history({ channel })).messages ?? [];
  assert.equal(top.filter((message) => message.bot_id !== undefined).length, 1);
});

test("as a change of this app it stays here, and a refusal is told to who pressed alone", async (context) => {
  const { stage, press, settled, began } = await openScene(context, (isApart) =>
    isApart
      ? { kind: "refused", say: "Only the person who asked steers this request." }
      : { kind: "changing", requestId: "req_2", isNew: true },
  );
  await press("request_apart");
  assert.deepEqual(
    await until("a word", async () => {
      const words = await stage.ephemerals("asker1");
      return words.length > 0 && words;
    }),
    ["Only the person who asked steers this request."],
  );
  await press("request_here");
  assert.match(await settled(), /Taken as a change of this app, by <@\w+>/);
  assert.deepEqual(began, []);
});
