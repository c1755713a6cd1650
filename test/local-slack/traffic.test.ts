import assert from "node:assert/strict";
import { test } from "node:test";
import { openSlack, type Slack, startBolt } from "./slack-bench.ts";

interface Passage {
  seq: number;
  direction: string;
  kind: string;
  name: string;
  about: string;
  isOk: boolean | null;
}

const all = "events_api,interactive,slash_commands,call,response_url,lookup";

async function passages(slack: Slack, query: Record<string, string>): Promise<Passage[]> {
  const answer = await slack.get(`/control/traffic?${new URLSearchParams({ kinds: all, ...query })}`);
  return answer.passages as Passage[];
}

test("What the bot got and sent is kept as it was, found by any word in it, without its token", async (t) => {
  const slack = await openSlack(t);
  await startBolt(slack, (bolt) => {
    bolt.event("app_mention", async ({ say }) => void (await say("Here is the plan")));
    bolt.command("/tool", async ({ ack }) => ack("There are no apps yet."));
  });
  const { bot } = (await slack.get("/control/workspace")) as { bot: { user_id: string } };
  const asked = await slack
    .person("asker1")
    .chat.postMessage({ channel: "#requests", text: `<@${bot.user_id}> tulips` });
  await slack.control("command", { user: "asker1", channel: "#food", text: "/tool apps" });

  const [command] = await passages(slack, { kinds: "slash_commands" });
  assert.deepEqual([command?.name, command?.about, command?.isOk], ["/tool", "apps", true]);
  const found = await passages(slack, { words: "tulips", kinds: "events_api" });
  assert.deepEqual(found.map((one) => one.name).sort(), ["app_mention", "message"]);
  const mention = found.find((one) => one.name === "app_mention");
  const { passage } = (await slack.get(`/control/traffic/${mention?.seq}`)) as unknown as {
    passage: { body: { event: { ts: string } } };
  };
  assert.equal(passage.body.event.ts, asked.ts);

  const sent = await passages(slack, { words: "Here is the plan", kinds: "call" });
  assert.deepEqual([sent[0]?.name, sent[0]?.direction, sent[0]?.isOk], ["chat.postMessage", "from_bot", true]);
  assert.deepEqual(await passages(slack, { words: slack.tokens.botToken }), []);
  assert.deepEqual(await passages(slack, { words: "100%_nothing" }), [], "signs of a pattern are letters");
  assert.ok((await passages(slack, { kinds: "lookup" })).some((one) => one.name === "auth.test"));
});

test("A call that Slack refused stands there as failed, and what people call is not the bot's", async (t) => {
  const slack = await openSlack(t);
  await assert.rejects(slack.bot.chat.postMessage({ channel: "#nowhere", text: "lost" }));
  await slack.person("asker1").chat.postMessage({ channel: "#food", text: "of a person" });
  const [failed] = await passages(slack, { words: "channel_not_found" });
  assert.deepEqual([failed?.name, failed?.isOk], ["chat.postMessage", false]);
  assert.deepEqual(await passages(slack, { words: "of a person", kinds: "call" }), []);
});

test("Slash commands are completed with the words of the manifest and those that the bot told of", async (t) => {
  const slack = await openSlack(t);
  const told = async (handle: string) => {
    const { commands } = await slack.get(`/control/commands?user=${handle}`);
    return Object.fromEntries((commands as { text: string; hint: string }[]).map((one) => [one.text, one.hint]));
  };
  assert.deepEqual(Object.keys(await told("asker1")), ["/tool", "/tool apps", "/tool show"]);
  const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
  const blocks = [section("*lunch-orders v1 is live*\nSays so."), section("• Type `/tool lunch`\n• Owner: somebody")];
  await slack.bot.chat.postMessage({ channel: "#requests", text: "live", blocks });
  const own = [section("*Commands*\n• `/tool apps` lists the apps\n• `/tool show <app>` tells about one")];
  const ana = await slack.userId("asker1");
  await slack.bot.chat.postEphemeral({ channel: await slack.channelId("food"), user: ana, text: "all", blocks: own });
  const words = await told("asker1");
  assert.equal(words["/tool lunch"], "lunch-orders");
  assert.equal(words["/tool apps"], "lists the apps");
  assert.equal(words["/tool show"], "tells about one");
  assert.ok("/tool show lunch-orders" in words);
  assert.equal((await told("asker2"))["/tool apps"], "", "what one person was told alone, others were not");
});
