import assert from "node:assert/strict";
import { test } from "node:test";
import { makeBareRunner } from "../../runners/boxes.ts";
import { openPackagesStage } from "./packages-stage.ts";

test("without a box nothing is installed, and it says so", async (t) => {
  const made = await makeBareRunner(async () => true);
  t.after(made.close);
  const { bring } = await openPackagesStage(t, made, ["money"], [{ name: "money", version: "1.0.0" }]);
  await assert.rejects(bring({ money: "1.0.0" }), { code: "not_without_box" });
});
