import assert from "node:assert/strict";
import { test } from "node:test";
import { systemClock } from "../../lib/clock.ts";
import { openParts, openStage } from "./stage.ts";

test("a private channel is closed to who is not in it, and one that nobody sees is closed to everybody", async (context) => {
  const stage = await openStage(context);
  const made = await stage.as("asker1").conversations.create({ name: "board", is_private: true });
  const channel = made.channel?.id ?? "";
  const { channels } = openParts(stage, undefined, { ...systemClock, now: () => now });
  let now = systemClock.now();
  const closedTo = async (handle: string) =>
    channels.closedTo(await stage.idOf(handle), ["#board", "#food", "#nowhere"]);
  assert.deepEqual(await closedTo("asker1"), ["#board", "#nowhere"], "the bot is not in it");
  await stage.as("asker1").conversations.invite({ channel, users: stage.botUserId });
  now += 60_000;
  assert.deepEqual(await closedTo("asker1"), ["#nowhere"]);
  assert.deepEqual(await closedTo("asker2"), ["#board", "#nowhere"]);
});

test("a channel that was made a moment ago is closed to nobody", async (context) => {
  const stage = await openStage(context);
  const { channels } = openParts(stage);
  const asker = stage.idOf("asker1");
  assert.deepEqual(await channels.closedTo(asker, ["#food"]), []);
  assert.deepEqual(await channels.closedTo(asker, ["#brand-new"]), ["#brand-new"]);
  await stage.as("asker1").conversations.create({ name: "brand-new" });
  assert.deepEqual(await channels.closedTo(asker, ["#brand-new"]), []);
});
