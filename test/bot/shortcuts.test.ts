import assert from "node:assert/strict";
import { test } from "node:test";
import type { ShortcutChosen } from "../../sdk/contract/payloads.ts";
import { openMenu } from "./shortcut-scene.ts";
import { until } from "./stage.ts";

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
