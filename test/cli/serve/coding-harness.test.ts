import assert from "node:assert/strict";
import { test } from "node:test";
import { codingHarness } from "../../../cli/serve/coding-harness.ts";
import { systemClock } from "../../../lib/clock.ts";
import { platformAt } from "../../fakes/model-platform.ts";

const models = platformAt("http://127.0.0.1:9");

test("the configuration's line chooses the harness, and what it cannot be is refused with the way on", () => {
  assert.equal(codingHarness({ harness: "claude-code", agents: [], models }, systemClock).name, "claude-code");
  assert.throws(() => codingHarness({ harness: "cladue", agents: [], models }, systemClock), {
    code: "bad_setting",
    next: "Choose one of built-in, claude-code, codex, opencode, pi.",
  });
  assert.throws(() => codingHarness({ harness: "codex", agents: [], models }, systemClock), {
    code: "bad_setting",
    message: "The harness codex speaks the API responses, and no model for coding is set up in it.",
  });
});
