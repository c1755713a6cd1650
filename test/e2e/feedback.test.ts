import assert from "node:assert/strict";
import { test } from "node:test";
import { type Message, startStage, until, untilSaid } from "./stage.ts";
import { NOBODY, withoutModel } from "./ways.ts";

const TUESDAY_NINE = new Date("2027-01-12T08:00:00Z");
const TUESDAY_ELEVEN = new Date("2027-01-12T10:00:05Z");

test("three who say that a post is wrong have it fixed by its owner, and what is another app begins in its own thread", async (t) => {
  const environment = { ...withoutModel.environment, TOOLROOM_RUNNER: "bare" };
  const stage = await startStage(t, { modelUrl: NOBODY, environment });
  const asker = stage.person("asker1");
  const others = ["asker2", "platform1", "platform2"].map((handle) => stage.person(handle));
  const [colleague, platform] = others;
  assert.ok(colleague !== undefined && platform !== undefined);
  stage.moveClockTo(TUESDAY_NINE);
  const thread = await asker.say("#requests", `${stage.bot} ${withoutModel.lunch.ask}`);
  await asker.press("#requests", thread, "Build it");
  await untilSaid(asker, "#requests", thread, /A preview of v1 is ready/);
  await asker.say("#requests", "make it sparkle like the sea", thread);
  const again = await untilSaid(asker, "#requests", thread, /is it right\? Nothing is different from before/);
  assert.match(JSON.stringify(again.blocks), /Not in this preview.*sparkle/, "what was not understood ends nothing");
  await asker.press("#requests", thread, "Looks right");
  await platform.press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);
  await colleague.type("#food", "/tool lunch ramen");
  await until("the answer", async () => (await colleague.ephemerals()).find(({ text }) => text.includes("Noted")));
  stage.moveClockTo(TUESDAY_ELEVEN);
  const post = await until("the summary", async () =>
    (await asker.history("#food")).find(({ text }) => text.includes("ramen")),
  );

  const channel = await stage.channelId("#food");
  for (const person of others.slice(1)) {
    await person.slack.reactions.add({ channel, timestamp: post.ts, name: "-1" });
  }
  await colleague.say("#food", "wrong: post it at 10:30", post.ts);
  const told = (person: typeof asker, words: RegExp): Promise<Message> =>
    until(`${words}`, async () => (await person.directMessages()).find(({ text }) => words.test(text)));
  const offer = await told(asker, /^Several people say that what lunch-orders v1 posts is not right\.$/);
  const direct = await asker.slack.conversations.list({ types: "im" });
  const inbox = direct.channels?.[0]?.id ?? "";
  await stage.control("click", { user: "asker1", channel: inbox, ts: offer.ts, action_id: "release_fix" });
  await untilSaid(asker, "#requests", thread, /wants fixed what 3 people say is not right with lunch-orders v1/);
  await untilSaid(asker, "#requests", thread, /on weekdays at 10:30/);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await untilSaid(asker, "#requests", thread, / v2 is live\./);
  for (const person of others)
    await told(person, /^You said that what lunch-orders posts was not right; v2 is live now, and this is different: /);
  assert.equal((await asker.directMessages()).filter(({ text }) => text.startsWith("You said")).length, 0);

  await asker.say("#requests", "We also need a rota for kitchen duty: Ana, Bo and Cem", thread);
  await untilSaid(asker, "#requests", thread, /That sounds like another app than lunch-orders/);
  await asker.press("#requests", thread, "Start it in its own thread");
  const root = await until("a thread of its own", async () =>
    (await asker.history("#requests")).find(({ text }) => text.includes("kitchen duty") && text.includes("asks for")),
  );
  await untilSaid(asker, "#requests", root.ts, /Build it/);
  await untilSaid(asker, "#requests", root.ts, /[Kk]itchen duty/);
});
