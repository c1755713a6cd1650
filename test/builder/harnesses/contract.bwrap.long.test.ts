import { createAcpHarness } from "../../../builder/harnesses/acp/adapter.ts";
import { knownAgent } from "../../../builder/harnesses/acp/known-agents.ts";
import { createClaudeCodeHarness } from "../../../builder/harnesses/claude-code/adapter.ts";
import { systemClock } from "../../../lib/clock.ts";
import { noAgent } from "../../agents.ts";
import { harnessContract } from "../../contracts/harness.contract.ts";
import { noBubblewrap } from "../../runners/boxes.ts";
import { bubblewrapBoxes } from "./contract-boxes.ts";

const skip = await noBubblewrap();
const [model, clock] = ["code", systemClock];

harnessContract("claude-code in bubblewrap", skip || noAgent("claude-code"), async () => ({
  harness: createClaudeCodeHarness({ model, clock }),
  boxes: await bubblewrapBoxes("claude-code"),
}));
harnessContract(
  "codex in bubblewrap",
  skip || noAgent("codex"),
  async () => ({
    harness: createAcpHarness({ agent: knownAgent("codex"), model, clock }),
    boxes: await bubblewrapBoxes("codex"),
  }),
  {
    "an interrupt leaves nothing of its command":
      "codex-acp leaves it running when a turn is cancelled; it ends with the run",
  },
);
