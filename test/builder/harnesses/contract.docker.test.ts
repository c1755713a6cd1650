import { createAcpHarness } from "../../../builder/harnesses/acp/adapter.ts";
import { knownAgent } from "../../../builder/harnesses/acp/known-agents.ts";
import { createBuiltInHarness } from "../../../builder/harnesses/built-in.ts";
import { createClaudeCodeHarness } from "../../../builder/harnesses/claude-code/adapter.ts";
import { systemClock } from "../../../lib/clock.ts";
import { noAgent } from "../../agents.ts";
import { harnessContract } from "../../contracts/harness.contract.ts";
import { noEngine } from "../../runners/boxes.ts";
import { dockerBoxes } from "./contract-boxes.ts";

const skip = await noEngine();
/** By its role, as Toolroom asks. */
const model = "code";
const clock = systemClock;

harnessContract(
  "built-in",
  skip,
  async () => ({
    harness: createBuiltInHarness({ model, maxTokens: 8_000, clock, maxRetries: 1 }),
    boxes: await dockerBoxes(null),
  }),
  {
    "its program waits in a box that stands still, and goes on with the task as if it had just begun":
      "its loop is Toolroom's own: the box is all that is to be had ahead",
  },
);
harnessContract("claude-code", skip || noAgent("claude-code"), async () => ({
  harness: createClaudeCodeHarness({ model, clock }),
  boxes: await dockerBoxes("claude-code"),
}));
harnessContract(
  "codex",
  skip || noAgent("codex"),
  async () => ({
    harness: createAcpHarness({ agent: knownAgent("codex"), model, clock }),
    boxes: await dockerBoxes("codex"),
  }),
  {
    "an interrupt leaves nothing of its command":
      "codex-acp leaves it running when a turn is cancelled; it ends with the run",
  },
);
