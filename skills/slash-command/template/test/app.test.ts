import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, command } from "@toolroom/app/test";
import "../app.ts";

test("the latest thanks come first, with who said them", async () => {
  await command("thank", "Kim for the demo", { as: asker, at: "2026-03-02T09:00:00Z" });
  await command("thank", " Alex for the cake ", { as: colleague, at: "2026-03-03T09:00:00Z" });
  assert.equal(
    await command("thank", ""),
    "2026-03-03 · Alex for the cake (says Kim Colleague)\n2026-03-02 · Kim for the demo (says Alex Asker)",
  );
});

test("what is too long is refused", async () => {
  await assert.rejects(command("thank", "x".repeat(201)), /200 letters/);
});
