import assert from "node:assert/strict";
import { test } from "node:test";
import { createTriedWorld } from "../../sdk/contract/door/tried-world.ts";
import type * as contract from "../../sdk/contract/payloads.ts";
import type * as sdk from "../../sdk/src/api-payloads.ts";

/** Held by the compiler: what the platform sends is what apps are told to expect. */
const toApp = (sent: contract.SlackHappened | contract.ShortcutChosen): sdk.SlackHappened | sdk.ShortcutChosen => sent;
const fromApp = (sent: sdk.SlackHappened | sdk.ShortcutChosen): contract.SlackHappened | contract.ShortcutChosen =>
  sent;

test("apps have the shapes of what happens in Slack from their library", () => {
  const joined = { event: "member_joined_channel", channel: "#team" } as const;
  assert.equal(fromApp(toApp(joined)), joined);
});

test("what an app on trial tells other apps is judged by its manifest and recorded, a repeat once", () => {
  const world = createTriedWorld({ bindings: { emits: ["ordered"] } });
  const emit = (event: string, callNumber: string) =>
    world.answer("/events/emit", { event, payload: { dish: "ramen" } }, { deliveryId: "dlv_1", callNumber });
  assert.deepEqual(
    [emit("ordered", "1"), emit("ordered", "1")],
    [
      { ok: true, apps: 0 },
      { ok: true, apps: 0 },
    ],
  );
  const refused = emit("closed", "2");
  assert.ok(!refused.ok && refused.error.code === "not_bound" && refused.error.fix.includes("there now: ordered"));
  assert.deepEqual(world.events(), [{ event: "ordered", payload: { dish: "ramen" } }]);
});
