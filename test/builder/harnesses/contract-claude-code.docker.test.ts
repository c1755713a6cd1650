import { createClaudeCodeHarness } from "../../../builder/harnesses/claude-code/adapter.ts";
import { systemClock } from "../../../lib/clock.ts";
import { noAgent } from "../../agents.ts";
import { harnessContract } from "../../contracts/harness.contract.ts";
import { noEngine } from "../../runners/boxes.ts";
import { dockerBoxes } from "./contract-boxes.ts";

harnessContract("claude-code", (await noEngine()) || noAgent("claude-code"), async () => ({
  // By its role, as Toolroom asks.
  harness: createClaudeCodeHarness({ model: "code", clock: systemClock }),
  boxes: await dockerBoxes("claude-code"),
}));
