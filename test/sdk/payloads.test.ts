import assert from "node:assert/strict";
import { test } from "node:test";
import { createTriedWorld } from "../../sdk/contract/door/tried-world.ts";

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
