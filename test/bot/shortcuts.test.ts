import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { readSlackIdentity } from "../../bot/identity.ts";
import { systemClock } from "../../lib/clock.ts";
import { createAuthority } from "../../operator/authority.ts";
import { deliverShortcut, shortcutsFor } from "../../operator/shortcuts.ts";
import type { Access } from "../../sdk/contract/manifest.ts";
import type { ShortcutChosen } from "../../sdk/contract/payloads.ts";
import { deliveries } from "../../store/delivery-tables.ts";
import { apps } from "../../store/schema.ts";

import { saveSlackTeam } from "../../store/slack-team.ts";
import { goLive } from "../fakes/live-app.ts";
import { addApp, manifestOf } from "../fakes/registry.ts";
import { openStage, startStageBot, until } from "./stage.ts";

/** The bot beside a real local Slack, with live Apps that take messages, each open to these people. */
async function openMenu(context: TestContext, open: Record<string, Access>) {
  const stage = await openStage(context);
  const { store } = stage;
  const authority = createAuthority({ store, approverGroup: null, groupMembers: async () => [] });
  const deps = { store, clock: systemClock, authority, wakeDeliveries: () => undefined };
  const unpressed = () => assert.fail("nobody pressed");
  const { bot: _, ...parts } = await startStageBot(
    stage,
    {},
    {
      commands: {
        ...{ deliver: unpressed, tryInPreview: unpressed, openPreviewAgain: unpressed, renewWebhooks: unpressed },
        ...{ replay: unpressed, happen: async () => ({ acting: 0, leftOut: 0 }) },
        shortcuts: (personId) => shortcutsFor(deps, personId),
        choose: (use) => deliverShortcut(deps, use),
      },
    },
  );
  const { slackTeamId } = await readSlackIdentity(parts.client, systemClock);
  await saveSlackTeam(store, slackTeamId, 1);
  for (const [name, access] of Object.entries(open)) {
    const app = await addApp(store, name, { ownerId: stage.idOf("asker1"), access });
    const triggers = [{ shortcut: `Give it to ${name}`, run: "take" }];
    await goLive(store, app, 1, `req_${name}`, { manifest: manifestOf(name, { triggers, web: { access } }) });
    store.orm.update(apps).set({ slackTeamId, access }).run();
  }
  const choose = (handle: string, channel: string, ts: string, callbackId = "use_tool") =>
    stage.control("shortcut", { user: handle, channel, ts, callback_id: callbackId });
  const openView = async (handle: string) => {
    const { views } = (await stage.control(`views?user=${handle}`)) as unknown as { views: View[] };
    return views.at(-1);
  };
  return { stage, choose, openView, rows: () => store.orm.select().from(deliveries).all() };
}

interface View {
  id: string;
  blocks: { element?: { options?: { text: { text: string }; value: string }[] } }[];
}

test("a message is given to the app that is chosen for it, and its answer goes to whoever chose", async (context) => {
  const { stage, choose, openView, rows } = await openMenu(context, { tickets: "company", "idea-box": "company" });
  const food = stage.channelId("food");
  const text = `the <#${stage.channelId("sales")}> oven is cold`;
  const { ts = "" } = await stage.as("asker2").chat.postMessage({ channel: food, text });
  assert.equal((await choose("asker1", food, ts)).acked, true);
  const view = await until("the window", () => openView("asker1"));
  const options = view.blocks[0]?.element?.options ?? [];
  assert.deepEqual(
    options.map((one) => one.text.text),
    ["Give it to idea-box (idea-box)", "Give it to tickets (tickets)"],
  );
  const values = { shortcut: options[1]?.value };
  await stage.control("submit", { user: "asker1", view_id: view.id, values });
  const [row] = await until("the delivery", () => rows().length === 1 && rows());
  const { kind, run, user, channelId, payload, text: given } = row?.body ?? {};
  assert.deepEqual([kind, run, user?.id, channelId], ["shortcut", "take", stage.idOf("asker1"), food]);
  assert.equal(given, "the #sales oven is cold");
  const chosen = payload as ShortcutChosen;
  assert.match(chosen.message.link ?? "", /^http/);
  assert.deepEqual(chosen, {
    channel: "#food",
    message: {
      ...{ text: given, ts, threadTs: null, link: chosen.message.link },
      author: { id: stage.idOf("asker2"), handle: "asker2", name: "Jonas" },
    },
  });
  assert.deepEqual(row?.answerTo, { channelId: food, personId: stage.idOf("asker1") });
});

test("people choose only among what they may use, and are told where there is nothing", async (context) => {
  const { stage, choose, openView, rows } = await openMenu(context, { private: "owner" });
  const food = stage.channelId("food");
  const { ts = "" } = await stage.as("asker2").chat.postMessage({ channel: food, text: "x".repeat(5_000) });
  await choose("asker2", food, ts);
  const said = await until("the word", async () => (await stage.ephemerals("asker2"))[0]);
  assert.match(said, /^No app takes messages yet\./);
  await choose("asker1", food, ts);
  const view = await until("the window", () => openView("asker1"));
  const [only] = view.blocks[0]?.element?.options ?? [];
  const values = { shortcut: only?.value };
  await stage.control("submit", { user: "asker1", view_id: view.id, values });
  const [row] = await until("the delivery", () => rows().length === 1 && rows());
  assert.equal(row?.body.text.length, 5_000, "also of a long message all of it");
});
