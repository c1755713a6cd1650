import assert from "node:assert/strict";
import { test } from "node:test";
import type { BlockAction, ViewSubmitAction } from "@slack/bolt";
import type { ModalView } from "@slack/web-api";
import { collected, type Json, openSlack, type Slack, startBolt } from "./slack-bench.ts";

const button = {
  type: "actions",
  block_id: "card",
  elements: [
    { type: "button", action_id: "build", text: { type: "plain_text", text: "Build it" }, value: "req_1" },
    {
      type: "static_select",
      action_id: "size",
      options: ["small", "large"].map((value) => ({ text: { type: "plain_text", text: value }, value })),
    },
  ],
} as const;

test("A mention reaches Bolt as one app_mention and one message, and the answer stands in the thread", async (t) => {
  const slack = await openSlack(t);
  const mentions = collected<{ ts: string; event_id: string }>();
  const messages = collected<string>();
  await startBolt(slack, (bolt) => {
    bolt.event("app_mention", async ({ event, body, say }) => {
      mentions.add({ ts: event.ts, event_id: body.event_id });
      await say({ text: "On it", thread_ts: event.ts });
    });
    bolt.message(async ({ message }) => messages.add(message.ts));
  });
  const text = `<@${slack.tokens.botUserId}> we need a lunch list, see https://example.com/menu.`;
  const posted = await slack.person("asker1").chat.postMessage({ channel: "#food", text });
  await mentions.reaches(1);
  await messages.reaches(1);
  assert.deepEqual(
    mentions.items.map((one) => one.ts),
    [posted.ts],
  );
  assert.deepEqual(messages.items, [posted.ts]);
  const channel = String(posted.channel);
  const thread = await slack.person("asker1").conversations.replies({ channel, ts: String(posted.ts) });
  assert.deepEqual(
    thread.messages?.map((one) => one.text),
    [text.replace(/(https:.*menu)/, "<$1>"), "On it"],
  );
  assert.equal(thread.messages?.[0]?.reply_count, 1);
  assert.equal(thread.messages?.[1]?.bot_id?.[0], "B");
});

test("A direct message reaches Bolt as message.im without a mention, and a guest's channel hears nothing elsewhere", async (t) => {
  const slack = await openSlack(t);
  const heard = collected<string>();
  await startBolt(slack, (bolt) => {
    bolt.message(async ({ message }) => heard.add(`${message.channel_type}: ${"text" in message ? message.text : ""}`));
    bolt.event("app_mention", async () => heard.add("mention"));
  });
  const me = slack.person("guest1");
  const { channel } = await me.conversations.open({ users: slack.tokens.botUserId });
  await me.chat.postMessage({ channel: String(channel?.id), text: `<@${slack.tokens.botUserId}> hello` });
  await assert.rejects(
    me.chat.postMessage({ channel: await slack.channelId("sales"), text: "hi" }),
    /channel_not_found/,
  );
  await me.chat.postMessage({ channel: "#general", text: "hello all" });
  assert.deepEqual(await heard.reaches(2), [`im: <@${slack.tokens.botUserId}> hello`, "channel: hello all"]);
});

test("A click arrives with its container, message, state and response_url, which works five times", async (t) => {
  const slack = await openSlack(t);
  const clicks = await collectClicks(slack);
  const channel = await slack.channelId("food");
  const root = await slack.person("asker1").chat.postMessage({ channel, text: "lunch?" });
  const card = await slack.bot.chat.postMessage({
    channel,
    thread_ts: String(root.ts),
    text: "The plan",
    blocks: [button],
  });
  const answer = await slack.control("click", { user: "asker1", channel: "#food", ts: card.ts, action_id: "build" });
  assert.deepEqual(answer, { ok: true, acked: true });
  const [click] = await clicks.reaches(1);
  assert.ok(click);
  const container = {
    type: "message",
    message_ts: card.ts,
    channel_id: channel,
    is_ephemeral: false,
    thread_ts: root.ts,
  };
  assert.deepEqual(click.container, container);
  assert.equal(click.user.id, await slack.userId("asker1"));
  assert.deepEqual(click.channel, { id: channel, name: "food" });
  assert.equal(click.message?.ts, card.ts);
  assert.equal(click.actions[0]?.type === "button" && click.actions[0].value, "req_1");
  assert.deepEqual(click.state?.values, { card: { size: { type: "static_select", selected_option: null } } });
  const respond = (body: Json) => fetch(click.response_url, { method: "POST", body: JSON.stringify(body) });
  assert.equal((await respond({ replace_original: true, text: "Built", blocks: [] })).status, 200);
  for (let use = 0; use < 4; use += 1) assert.equal((await respond({ text: `note ${use}` })).status, 200);
  assert.equal((await respond({ text: "once too often" })).status, 404);
  const thread = await slack.bot.conversations.replies({ channel, ts: String(root.ts) });
  assert.equal(thread.messages?.[1]?.text, "Built");
  assert.deepEqual(thread.messages?.[1]?.blocks, []);
  const { messages } = (await slack.get("/control/ephemerals?user=asker1")) as { messages: { text: string }[] };
  assert.deepEqual(
    messages.map((one) => one.text),
    ["note 0", "note 1", "note 2", "note 3"],
  );
  assert.deepEqual((await slack.get("/control/ephemerals?user=asker2")).messages, []);
});

test("A click on what a window still shows arrives after the edit that took it away; else it is not there", async (t) => {
  const slack = await openSlack(t);
  const clicks = await collectClicks(slack);
  const channel = await slack.channelId("food");
  const card = await slack.bot.chat.postMessage({ channel, text: "The plan", blocks: [button] });
  const shown_blocks = card.message?.blocks;
  await slack.bot.chat.update({ channel, ts: String(card.ts), text: "Agreed", blocks: [] });
  const click = { user: "asker1", channel, ts: card.ts, action_id: "build" };
  assert.equal((await slack.control("click", click)).error, "action_not_found");
  assert.deepEqual(await slack.control("click", { ...click, shown_blocks }), { ok: true, acked: true });
  const [late] = await clicks.reaches(1);
  assert.equal(late?.actions[0]?.type === "button" && late.actions[0].value, "req_1");
  assert.equal(late?.message?.text, "Agreed");
});

test("A click that nobody acknowledges, on what is not there, or by somebody gone is told to the person", async (t) => {
  const slack = await openSlack(t, { ackTimeoutMs: 100 });
  const channel = await slack.channelId("food");
  const card = await slack.bot.chat.postMessage({ channel, text: "The plan", blocks: [button] });
  const click = { user: "asker1", channel, ts: card.ts, action_id: "build" };
  assert.deepEqual(await slack.control("click", click), { ok: true, acked: false, error: "operation_timeout" });
  assert.equal((await slack.control("click", { ...click, action_id: "no" })).error, "action_not_found");
  assert.equal((await slack.control("click", { ...click, user: "guest1" })).error, "message_not_found");
  await slack.control("people/asker1", { deleted: true });
  assert.equal((await slack.control("click", click)).error, "account_inactive");
  await assert.rejects(slack.person("asker1").auth.test(), /account_inactive/);
});

test("A menu's choice arrives as selected_option", async (t) => {
  const slack = await openSlack(t);
  const chosen = collected<unknown>();
  await startBolt(slack, (bolt) => {
    bolt.action("size", async ({ ack, action }) => {
      await ack();
      chosen.add("selected_option" in action ? action.selected_option?.value : undefined);
    });
  });
  const channel = await slack.channelId("food");
  const card = await slack.bot.chat.postMessage({ channel, text: "The plan", blocks: [button] });
  const choice = { user: "asker2", channel: "food", ts: card.ts, action_id: "size" };
  assert.equal((await slack.control("click", { ...choice, value: "large" })).acked, true);
  assert.deepEqual(await chosen.reaches(1), ["large"]);
  assert.equal((await slack.control("click", { ...choice, value: "huge" })).error, "invalid_option");
});

const modal: ModalView = {
  type: "modal",
  callback_id: "change",
  private_metadata: "req_1",
  notify_on_close: true,
  title: { type: "plain_text", text: "Change" },
  submit: { type: "plain_text", text: "Send" },
  blocks: [
    {
      type: "input",
      block_id: "what",
      label: { type: "plain_text", text: "What" },
      element: { type: "plain_text_input", action_id: "text", multiline: true },
    },
    {
      type: "input",
      block_id: "who",
      optional: true,
      label: { type: "plain_text", text: "Who" },
      element: { type: "users_select", action_id: "person" },
    },
  ],
};

test("A modal opens by its trigger, shows errors, is pushed, updated, submitted and closed", async (t) => {
  const slack = await openSlack(t);
  const closed = collected<string>();
  const submitted = collected<ViewSubmitAction>();
  const triggers = collected<string>();
  await startBolt(slack, (bolt) => {
    bolt.action("build", async ({ ack, body, client }) => {
      await ack();
      const { trigger_id } = body as BlockAction;
      triggers.add(trigger_id);
      await client.views.open({ trigger_id, view: modal });
    });
    bolt.view("change", async ({ ack, body, view }) => {
      submitted.add(body as ViewSubmitAction);
      const text = view.state.values.what?.text?.value;
      if (text === "wrong") await ack({ response_action: "errors", errors: { what: "Say more" } });
      else if (text === "more") await ack({ response_action: "push", view: { ...modal, callback_id: "second" } });
      else await ack();
    });
    bolt.view("second", async ({ ack }) => ack({ response_action: "clear" }));
    bolt.view({ type: "view_closed", callback_id: "change" }, async ({ ack, view }) => {
      await ack();
      closed.add(view.id);
    });
  });
  const channel = await slack.channelId("food");
  const card = await slack.bot.chat.postMessage({ channel, text: "The plan", blocks: [button] });
  const open = async (): Promise<string> => {
    const before = triggers.items.length;
    await slack.control("click", { user: "asker1", channel, ts: card.ts, action_id: "build" });
    await triggers.reaches(before + 1);
    for (;;) {
      const { views } = (await slack.get("/control/views?user=asker1")) as { views: { id: string }[] };
      if (views[0]) return views[0].id;
    }
  };
  const viewId = await open();
  const submit = (view_id: string, values: Json) => slack.control("submit", { user: "asker1", view_id, values });
  assert.deepEqual(await submit(viewId, {}), {
    ok: false,
    error: "incomplete",
    errors: { what: "Please complete this required field." },
  });
  assert.deepEqual(await submit(viewId, { what: "wrong" }), {
    ok: true,
    acked: true,
    response: { response_action: "errors", errors: { what: "Say more" } },
  });
  assert.equal((await submit(viewId, { what: "more", person: "asker2" })).acked, true);
  const { view } = submitted.items.at(-1) ?? {};
  assert.equal(view?.private_metadata, "req_1");
  assert.equal(view?.state.values.who?.person?.selected_user, await slack.userId("asker2"));
  const { views } = (await slack.get("/control/views?user=asker1")) as {
    views: { id: string; previous_view_id: string }[];
  };
  assert.equal(views[1]?.previous_view_id, viewId);
  assert.equal((await submit(viewId, { what: "x" })).error, "view_not_on_top");
  assert.equal((await submit(String(views[1]?.id), { what: "x" })).acked, true);
  assert.deepEqual((await slack.get("/control/views?user=asker1")).views, []);
  const again = await open();
  assert.equal((await slack.control("close", { user: "asker1", view_id: again })).acked, true);
  assert.deepEqual(await closed.reaches(1), [again]);
  await assert.rejects(
    slack.bot.views.open({ trigger_id: String(triggers.items[0]), view: modal }),
    /exchanged_trigger_id/,
  );
});

test("A trigger is good for three seconds", async (t) => {
  let offsetMs = 0;
  const slack = await openSlack(t, { now: () => Date.now() + offsetMs });
  const triggers = collected<string>();
  await startBolt(slack, (bolt) => {
    bolt.command("/tool", async ({ ack, command }) => {
      await ack();
      triggers.add(command.trigger_id);
    });
  });
  await slack.control("command", { user: "asker1", channel: "food", text: "/tool" });
  const [trigger_id = ""] = await triggers.reaches(1);
  offsetMs = 3100;
  await assert.rejects(slack.bot.views.open({ trigger_id, view: modal }), /expired_trigger_id/);
});

test("A slash command arrives as Slack sends it and its acknowledgement is shown to the person alone", async (t) => {
  const slack = await openSlack(t);
  const commands = collected<Json>();
  await startBolt(slack, (bolt) => {
    bolt.command("/tool", async ({ ack, command }) => {
      commands.add(command);
      await ack(command.text === "all" ? { response_type: "in_channel", text: "to all" } : `you said ${command.text}`);
    });
  });
  const run = (text: string) => slack.control("command", { user: "asker2", channel: "sales", text });
  assert.deepEqual(await run("/tool apps of mine"), {
    ok: true,
    acked: true,
    response: { text: "you said apps of mine" },
  });
  const { command, text, user_name, channel_name, team_domain } = commands.items[0] ?? {};
  const shape = { command, text, user_name, channel_name, team_domain };
  const expected = { command: "/tool", text: "apps of mine", user_name: "asker2", channel_name: "sales" };
  assert.deepEqual(shape, { ...expected, team_domain: "local-slack" });
  await run("/tool all");
  assert.equal((await run("/lunch ramen")).error, "invalid_command");
  const { messages } = (await slack.get("/control/ephemerals?user=asker2&channel=sales")) as { messages: Json[] };
  assert.deepEqual(
    messages.map((one) => one.text),
    ["you said apps of mine", "`/lunch` is not a valid command."],
  );
  const history = await slack.bot.conversations.history({ channel: await slack.channelId("sales") });
  assert.deepEqual(
    history.messages?.map((one) => one.text),
    ["to all"],
  );
});

test("Reactions, the Home and changes of people arrive as events", async (t) => {
  const slack = await openSlack(t);
  const heard = collected<string>();
  await startBolt(slack, (bolt) => {
    bolt.event("reaction_added", async ({ event }) => heard.add(`${event.reaction} on ${event.item.ts}`));
    bolt.event("app_home_opened", async ({ event, client }) => {
      const text = { type: "plain_text" as const, text: "My apps" };
      await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [{ type: "header", text }] } });
      heard.add(`home of ${event.user}`);
    });
    bolt.event("user_change", async ({ event }) => heard.add(`${event.user.name} is gone: ${event.user.deleted}`));
  });
  const posted = await slack.bot.chat.postMessage({ channel: "#food", text: "lunch" });
  await slack.control("react", { user: "asker1", channel: "food", ts: posted.ts, name: "ramen" });
  await slack.control("home", { user: "asker1" });
  await slack.control("people/asker2", { deleted: true });
  const me = await slack.userId("asker1");
  const expected = [`ramen on ${posted.ts}`, `home of ${me}`, "asker2 is gone: true"];
  assert.deepEqual((await heard.reaches(3)).toSorted(), expected.toSorted());
  const { view } = (await slack.control("home", { user: "asker1" })) as { view: { blocks: { type: string }[] } };
  assert.deepEqual(
    view.blocks.map((block) => block.type),
    ["header"],
  );
});

test("A button in an ephemeral message answers the one who sees it, and is replaced and deleted for them", async (t) => {
  const slack = await openSlack(t);
  await startBolt(slack, (bolt) => {
    bolt.action("build", async ({ ack, body, respond }) => {
      await ack();
      assert.equal((body as BlockAction).container.is_ephemeral, true);
      await respond({ replace_original: true, text: "Still there?", blocks: [button] });
    });
    bolt.action("size", async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
  });
  const channel = await slack.channelId("food");
  const user = await slack.userId("asker1");
  const { message_ts: ts } = await slack.bot.chat.postEphemeral({ channel, user, text: "Psst", blocks: [button] });
  const click = { user: "asker1", channel, ts, action_id: "build" };
  assert.equal((await slack.control("click", { ...click, user: "asker2" })).error, "message_not_found");
  const texts = async () => {
    const { messages } = (await slack.get("/control/ephemerals?user=asker1")) as { messages: { text: string }[] };
    return messages.map((one) => one.text).join();
  };
  const becomes = async (wanted: string): Promise<void> => {
    for (const deadline = Date.now() + 2000; (await texts()) !== wanted; )
      assert.ok(Date.now() < deadline, await texts());
  };
  assert.equal((await slack.control("click", click)).acked, true);
  await becomes("Still there?");
  assert.equal((await slack.control("click", { ...click, action_id: "size", value: "small" })).acked, true);
  await becomes("");
  assert.deepEqual((await slack.bot.conversations.history({ channel })).messages, []);
});

/** The clicks on *Build it*, which are acknowledged. */
async function collectClicks(slack: Slack) {
  const clicks = collected<BlockAction>();
  await startBolt(slack, (bolt) => {
    bolt.action("build", async ({ ack, body }) => {
      await ack();
      clicks.add(body as BlockAction);
    });
  });
  return clicks;
}
