import assert from "node:assert/strict";
import { test } from "node:test";
import { long, plain } from "./block-samples.ts";
import { post } from "./post-blocks.ts";
import { type Json, openSlack } from "./slack-bench.ts";

test("What Slack refuses for another reason is refused with its word", async (t) => {
  let at = Date.parse("2026-11-21T09:00:00Z");
  const slack = await openSlack(t, { limits: false, now: () => at });
  const me = slack.person("asker1");
  const food = await slack.channelId("food");
  const said = await me.chat.postMessage({ channel: food, text: "lunch?" });
  const card = await slack.bot.chat.postMessage({ channel: food, text: "The plan" });
  const old = await me.conversations.create({ name: "old-things" });
  const closed = String(old.channel?.id);
  const last = await me.chat.postMessage({ channel: closed, text: "the last word" });
  await me.conversations.archive({ channel: closed });
  await me.reactions.add({ channel: food, timestamp: String(said.ts), name: "ramen" });
  const user_id = await slack.userId("asker1");
  const [botId, general] = [String((await slack.bot.auth.test()).user_id), await slack.channelId("general")];
  const home = { type: "home", blocks: [] };
  const first = await slack.bot.views.publish({ user_id, view: home as never });
  await slack.bot.views.publish({ user_id, view: { ...home, private_metadata: "2" } as never });
  await slack.control("settings", { edit_window_minutes: 10 });
  at += 10 * 60_000 + 1_000;
  const large = { type: "home", blocks: [], private_metadata: "", more: long(250_001) };
  const tooLong = { type: "modal", title: plain(long(25)), blocks: [] };
  const cases: [string, string, Json, string][] = [
    ["asker1", "chat.postMessage", { channel: food }, "no_text"],
    ["asker1", "chat.postMessage", { channel: food, text: "  " }, "no_text"],
    ["asker1", "chat.postMessage", { channel: food, text: long(40_001) }, "msg_too_long"],
    ["asker1", "chat.postMessage", { channel: food, markdown_text: long(12_001) }, "msg_too_long"],
    ["asker1", "chat.postMessage", { channel: closed, text: "one more" }, "is_archived"],
    ["asker1", "chat.postMessage", { channel: "#old-things", text: "one more" }, "is_archived"],
    ["asker1", "chat.update", { channel: closed, ts: last.ts, text: "else" }, "is_archived"],
    ["asker1", "chat.delete", { channel: closed, ts: last.ts }, "is_archived"],
    ["asker1", "reactions.add", { channel: closed, timestamp: last.ts, name: "eyes" }, "is_archived"],
    ["asker1", "conversations.archive", { channel: closed }, "already_archived"],
    ["asker1", "conversations.unarchive", { channel: food }, "not_archived"],
    ["asker1", "conversations.create", { name: "food" }, "name_taken"],
    ["asker1", "conversations.create", { name: "old-things" }, "name_taken"],
    ["asker1", "conversations.create", { name: "Two Words" }, "invalid_name_specials"],
    ["guest1", "conversations.create", { name: "mine" }, "restricted_action"],
    ["asker1", "chat.update", { channel: food, ts: said.ts, text: "dinner?" }, "edit_window_closed"],
    ["bot", "chat.update", { channel: food, ts: card.ts, text: "The other plan" }, "edit_window_closed"],
    ["asker1", "reactions.add", { channel: food, timestamp: said.ts, name: "ramen" }, "already_reacted"],
    ["bot", "views.publish", { user_id, view: home, hash: first.view?.hash }, "hash_conflict"],
    ["bot", "views.publish", { user_id, view: large }, "view_too_large"],
    ["bot", "views.open", { trigger_id: "1.2.3", view: tooLong }, "invalid_arguments"],
    ["bot", "views.update", { view_id: "V0NOTHING", view: home }, "not_found"],
    ["bot", "conversations.create", { name: "of-the-bot" }, "missing_scope"],
    ["asker1", "conversations.invite", { channel: food, users: user_id }, "cant_invite_self"],
    ["asker1", "conversations.invite", { channel: food, users: botId }, "already_in_channel"],
    ["asker1", "conversations.invite", { channel: food, users: "U0NOBODY" }, "user_not_found"],
    ["asker1", "conversations.invite", { channel: closed, users: botId }, "is_archived"],
    ["asker1", "conversations.kick", { channel: closed, user: botId }, "not_in_channel"],
    ["asker1", "conversations.kick", { channel: food, user: user_id }, "cant_kick_self"],
    ["asker1", "conversations.kick", { channel: general, user: botId }, "cant_kick_from_general"],
  ];
  for (const [who, method, args, error] of cases) {
    const token = who === "bot" ? slack.tokens.botToken : `xoxp-${who}`;
    assert.equal(
      (await post(slack, args, token, method)).error,
      error,
      `${method} ${JSON.stringify(args).slice(0, 80)}`,
    );
  }
  const names = async (exclude_archived: boolean) =>
    (await me.conversations.list({ exclude_archived })).channels?.map((one) => one.name).includes("old-things");
  assert.deepEqual([await names(true), await names(false)], [false, true]);
  await slack.control("settings", { edit_window_minutes: null });
  await me.chat.update({ channel: food, ts: String(said.ts), text: "dinner?" });
  await me.conversations.unarchive({ channel: closed });
  await me.chat.postMessage({ channel: closed, text: "open again" });
});
