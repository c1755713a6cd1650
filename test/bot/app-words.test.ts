import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnswerBack } from "../../bot/answer-back.ts";
import { createPostForApp } from "../../bot/post-for-app.ts";
import { appWords } from "../../bot/views/app-words.ts";
import { claimName } from "../../store/apps.ts";
import type { DeliveryRow } from "../../store/deliveries.ts";
import { openParts, openStage } from "./stage.ts";

test("what an app says calls no crowd and hides no address", () => {
  const said: Record<string, string> = {
    "<!channel> <!here> <!everyone>": "@channel @here @everyone",
    "<!here|here> <!subteam^S012> <!subteam^S012|@platform-team>": "@here @group @platform-team",
    "<https://evil.example|Approve here>": "Approve here (https://evil.example)",
    "<https://evil.example|https://good.example>": "https://good.example (https://evil.example)",
    "<!date^1^Approve here^https://evil.example|now>": "<!date^1^Approve here|now> (https://evil.example)",
    "<@U123|the boss> <#C123|other>": "<@U123> <#C123>",
    "<<!channel>!channel> <a|b> 1 < 2": "&lt;@channel!channel> &lt;a|b&gt; 1 &lt; 2",
    "<https://evil.example|<!here>>": "&lt;https://evil.example|@here>",
  };
  assert.deepEqual(Object.fromEntries(Object.keys(said).map((text) => [text, appWords(text)])), said);
});

test("ordinary words of an app stay as they are", () => {
  const text =
    "*Lunch* _today_ `a > b` :ramen: R&amp;D\n> ramen\n• <@U123> in <#C123>\n<https://lunch.example> https://a.example";
  assert.equal(appWords(text), text);
});

test("an app's post and its answer reach Slack without calls and hidden addresses; the answer names its app", async (context) => {
  const stage = await openStage(context);
  const { outbound, channels } = openParts(stage);
  const channelId = stage.channelId("general");
  const text = "<!channel> <https://evil.example|Approve here>";
  const harmless = "@channel Approve here (https://evil.example)";
  const post = {
    key: "dlv_1:1",
    channel: "#general",
    text,
    appName: "lunch-orders",
    fromOutside: false,
    forCompanyOnly: false,
  };
  assert.equal((await createPostForApp({ outbound, channels })(post)).ok, true);
  const { messages = [] } = await stage.as("asker1").conversations.history({ channel: channelId });
  assert.equal(messages[0]?.text, harmless);

  const asker = stage.idOf("asker1");
  const thread = { slackTeamId: "T1", channelId, threadTs: "1.1" };
  const lunch = { name: "lunch-orders", title: "Lunch", purpose: "Orders.", access: "company" as const };
  const claimed = await claimName(stage.store, { ...thread, ...lunch, ownerId: asker, at: 1 });
  assert.ok(claimed.kind === "claimed");
  const delivery: DeliveryRow = {
    id: "dlv_1",
    appId: claimed.app.id,
    instanceId: null,
    dedupeKey: "dlv_1",
    body: { deliveryId: "dlv_1", run: "add-order", kind: "command", at: "", text: "", user: null, channelId },
    status: "answered",
    attempts: 1,
    nextAttemptAt: 1,
    answer: { ok: true, text },
    answerTo: { channelId, personId: asker },
    ...{ answeredBackAt: null, replayOf: null, depth: 0, isFromOutside: false },
    createdAt: 1,
    finishedAt: 1,
  };
  await createAnswerBack({ outbound, store: stage.store })(delivery, text);
  assert.deepEqual(await stage.ephemerals("asker1"), [`*lunch-orders*\n${harmless}`]);
});

test("what came from outside calls and links nobody at all; a private word reaches its person under the app's name", async (context) => {
  const stage = await openStage(context);
  const { outbound, channels } = openParts(stage);
  const postForApp = createPostForApp({ outbound, channels });
  const text = "<@U123> <#C123> <https://evil.example|bank> & <!channel>";
  const common = { appName: "ops", fromOutside: true, forCompanyOnly: false };
  assert.equal((await postForApp({ ...common, key: "d:1", channel: "#general", text })).ok, true);
  const { messages = [] } = await stage.as("asker1").conversations.history({ channel: stage.channelId("general") });
  assert.equal(
    messages[0]?.text,
    "&lt;@U123&gt; &lt;#C123&gt; &lt;https://evil.example|bank&gt; &amp; &lt;!channel&gt;",
  );
  const channel = `@${stage.idOf("asker1")}`;
  const word = { ...common, key: "d:2", channel, text: "You drew Bo", fromOutside: false };
  const [told, again] = [await postForApp(word), await postForApp(word)];
  assert.ok(told.ok);
  assert.deepEqual(told, again);
  assert.equal((await postForApp({ ...word, key: "d:3", channel: "@UNOBODY" })).ok, false);
});
