import assert from "node:assert/strict";
import { test } from "node:test";
import { posts, webhook } from "@toolroom/app/test";
import "../app.ts";

const alert = { id: "a1", host: "db1", severity: "critical", message: "disk full" };

test("an alert is told once, however often it comes", async () => {
  assert.equal(await webhook("tell-alert", alert), "Told #ops.");
  assert.equal(await webhook("tell-alert", alert), "Said before.");
  assert.deepEqual(posts(), [{ channel: "#ops", text: "🔴 db1: disk full" }]);
});

test("a long message is cut", async () => {
  await webhook("tell-alert", { ...alert, id: "a2", message: "x".repeat(1_000) });
  assert.equal(posts().at(-1)?.text.length, "🔴 db1: ".length + 300);
});

test("what is no alert is refused with what it lacks", async () => {
  await assert.rejects(webhook("tell-alert", { ...alert, host: 7 }), /needs "host"/);
  await assert.rejects(webhook("tell-alert", "hello"), /needs "id"/);
});
