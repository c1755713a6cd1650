import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { systemClock } from "../../lib/clock.ts";
import { happenInChannel } from "../../operator/happen.ts";
import type { MessageHappened } from "../../sdk/contract/payloads.ts";
import type { Trigger } from "../../sdk/contract/triggers.ts";
import { addRequest } from "../../store/app-requests.ts";
import { enqueueDeliveries } from "../../store/deliveries.ts";
import { deliveries } from "../../store/delivery-tables.ts";
import { notices } from "../../store/message-tables.ts";
import { apps } from "../../store/schema.ts";
import { goLive } from "../fakes/live-app.ts";
import { addApp, manifestOf } from "../fakes/registry.ts";
import { openStage, startStageBot, until } from "./stage.ts";

/** A bot with a live App that has these Triggers, beside the real local Slack. */
async function listen(context: TestContext, triggers: Trigger[]) {
  const stage = await openStage(context);
  const { store } = stage;
  const app = await addApp(store, "helper");
  await goLive(store, app, 1, "req_1", { manifest: manifestOf("helper", { triggers }) });
  const deps = { store, clock: systemClock, wakeDeliveries: () => undefined };
  const happened: string[] = [];
  const parts = await startStageBot(
    stage,
    { reply: async () => ({ kind: "ignored" }), comment: async () => ({ kind: "ignored" }) },
    {
      commands: {
        happen: async (what, look) => {
          const count = await happenInChannel(deps, what, look);
          happened.push(what.event);
          return count;
        },
        deliver: async () => ({ kind: "unknown" }),
        shortcuts: async () => [],
        choose: () => assert.fail("nobody chose that"),
        replay: () => assert.fail("nobody wanted that"),
        tryInPreview: async () => ({ kind: "unknown" }),
        openPreviewAgain: () => assert.fail("nobody pressed"),
        renewWebhooks: () => assert.fail("nobody said that"),
      },
    },
  );
  return {
    ...{ stage, parts, app, happened },
    rows: () => store.orm.select().from(deliveries).orderBy(deliveries.createdAt).all(),
    runs: () => rowsOf().map((row) => row.body.run),
  };
  function rowsOf() {
    return store.orm.select().from(deliveries).all();
  }
}

const HEARS: Trigger = { slack: "message", in: ["#food"], run: "hear" };

test("a message, an emoji and somebody who joins are deliveries with what happened, and by whom", async (context) => {
  const { stage, rows } = await listen(context, [
    HEARS,
    { slack: "reaction_added", in: ["#food"], reaction: "eyes", run: "looked" },
    { slack: "reaction_removed", in: ["#food", "#sales"], run: "looked-away" },
    { slack: "member_joined_channel", in: ["#food"], run: "welcome" },
  ]);
  const food = stage.channelId("food");
  const text = `who has <#${stage.channelId("sales")}>'s oven, <@${stage.idOf("asker2")}>? &lt;3`;
  const { ts = "" } = await stage.as("asker1").chat.postMessage({ channel: food, text });
  const reply = await stage.as("asker2").chat.postMessage({ channel: food, thread_ts: ts, text: "me" });
  await until("both", () => rows().length === 2);
  const on = { channel: food, timestamp: reply.ts ?? "" };
  await stage.as("asker1").reactions.add({ ...on, name: "tada" });
  await stage.as("asker1").reactions.add({ ...on, name: "eyes" });
  await until("the emoji", () => rows().length === 3);
  await stage.as("asker1").reactions.remove({ ...on, name: "eyes" });
  await until("its removal", () => rows().length === 4);
  await stage.as("asker2").conversations.kick({ channel: food, user: stage.idOf("platform1") });
  await stage.as("asker2").conversations.invite({ channel: food, users: stage.idOf("platform1") });
  await until("the join", () => rows().length === 5);

  const bodies = rows().map(({ body }) => body);
  const ana = { id: stage.idOf("asker1"), handle: "asker1", name: "Ana" };
  const jonas = { id: stage.idOf("asker2"), handle: "asker2", name: "Jonas" };
  const said = `who has #sales's oven, @asker2 (${jonas.id})? <3`;
  const [message, answer, added, removed, joined] = bodies;
  assert.deepEqual([message?.kind, message?.run, message?.channelId, message?.text], ["slack", "hear", food, said]);
  assert.deepEqual(message?.user && { ...ana, timeZone: message.user.timeZone }, message?.user);
  const { link } = (message?.payload as MessageHappened | undefined)?.message ?? {};
  assert.match(link ?? "", /^http/);
  const told = { text: said, ts, threadTs: null, link, author: ana };
  assert.deepEqual(message?.payload, { event: "message", channel: "#food", message: told });
  assert.deepEqual(answer?.user?.id, jonas.id);
  assert.partialDeepStrictEqual(added, {
    ...{ run: "looked", text: "me", user: { id: ana.id } },
    payload: {
      event: "reaction_added",
      channel: "#food",
      reaction: "eyes",
      message: { text: "me", author: jonas, threadTs: ts },
    },
  });
  assert.partialDeepStrictEqual(removed, {
    run: "looked-away",
    payload: { event: "reaction_removed", reaction: "eyes" },
  });
  assert.partialDeepStrictEqual(joined, { run: "welcome", user: { id: stage.idOf("platform1") } });
  assert.deepEqual(joined?.payload, { event: "member_joined_channel", channel: "#food" });
});

test("what bots and guests do, what is said to us or elsewhere, and an edit make no app act", async (context) => {
  const { stage, parts, app, rows, happened } = await listen(context, [
    { ...HEARS, in: ["#general"] },
    { slack: "reaction_added", in: ["#general"], run: "looked" },
  ]);
  const [general, food] = [stage.channelId("general"), stage.channelId("food")];
  const asker = stage.as("asker1");
  await parts.outbound.post({ key: "app:1", channelId: general, text: "by an app", blocks: [], username: app.name });
  await stage.as("guest1").chat.postMessage({ channel: general, text: "by a guest" });
  await asker.chat.postMessage({ channel: food, text: "elsewhere" });
  await asker.chat.postMessage({ channel: general, text: `<@${stage.botUserId}>` });
  const ask = await asker.chat.postMessage({ channel: general, text: "a list" });
  const thread = { slackTeamId: "T1", channelId: general, threadTs: ask.ts ?? "", messageTs: ask.ts ?? "" };
  await until("the ask", () => rows().length === 1);
  await addRequest(stage.store, {
    ...thread,
    id: "req_9",
    requesterId: stage.idOf("asker1"),
    text: "a list",
    inputs: [],
    appId: null,
    at: 1,
  });
  await asker.chat.postMessage({ channel: general, thread_ts: ask.ts ?? "", text: "with prices" });
  await asker.chat.update({ channel: general, ts: ask.ts ?? "", text: "a long list" });
  await asker.chat.postMessage({ channel: general, text: "the last" });
  await until("the last", () => rows().some((row) => row.body.text === "the last"));
  assert.deepEqual(
    rows().map((row) => row.body.text),
    ["a list", "the last"],
  );

  stage.store.orm.update(apps).set({ status: "stopped" }).run();
  const before = happened.length;
  await asker.chat.postMessage({ channel: general, text: "while it is stopped" });
  await until("it is seen", () => happened.length > before);
  assert.equal(rows().length, 2);
});

test("an app for which too much waits already is left out, and the others act", async (context) => {
  const { stage, app, rows } = await listen(context, [HEARS]);
  const other = await addApp(stage.store, "other");
  await goLive(stage.store, other, 1, "req_2", { manifest: manifestOf("other", { triggers: [HEARS] }) });
  const body = {
    run: "hear",
    kind: "slack" as const,
    at: "2026-03-10T12:00:00Z",
    text: "",
    user: null,
    channelId: null,
  };
  await enqueueDeliveries(
    stage.store,
    Array.from({ length: 500 }, (_, number) => {
      const id = `dlv_${number}`;
      return {
        id,
        appId: app.id,
        instanceId: null,
        dedupeKey: id,
        body: { ...body, deliveryId: id },
        answerTo: null,
        createdAt: 1,
      };
    }),
  );
  await stage.as("asker1").chat.postMessage({ channel: stage.channelId("food"), text: "one more" });
  await until("the other", () => rows().length === 501);
  assert.deepEqual(
    rows()
      .filter((row) => row.body.text === "one more")
      .map((row) => row.appId),
    [other.id],
  );
  const [told] = stage.store.orm.select().from(notices).all();
  assert.equal(told?.personId, app.ownerId);
  assert.match(
    told?.text ?? "",
    /^\*helper\* does not get what comes by slack message.*#food.*: 500 deliveries wait for it/,
  );
});
