import { createClaudeCodeHarness } from "../../../builder/harnesses/claude-code/adapter.ts";
import { systemClock as clock } from "../../../lib/clock.ts";
import { noAgent } from "../../agents.ts";
import { byToolAlone } from "../../contracts/by-tool-alone.ts";
import { noEngine } from "../../runners/boxes.ts";
import { dockerBoxes } from "./contract-boxes.ts";

byToolAlone("claude-code", (await noEngine()) || noAgent("claude-code"), async () => ({
  harness: createClaudeCodeHarness({ model: "code", clock }),
  boxes: await dockerBoxes("claude-code", { withTool: true }),
}));
