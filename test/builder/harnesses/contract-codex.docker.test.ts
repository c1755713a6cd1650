import { createAcpHarness } from "../../../builder/harnesses/acp/adapter.ts";
import { knownAgent } from "../../../builder/harnesses/acp/known-agents.ts";
import { systemClock } from "../../../lib/clock.ts";
import { noAgent } from "../../agents.ts";
import { harnessContract } from "../../contracts/harness.contract.ts";
import { noEngine } from "../../runners/boxes.ts";
import { dockerBoxes } from "./contract-boxes.ts";

harnessContract(
  "codex",
  (await noEngine()) || noAgent("codex"),
  async () => ({
    // By its role, as Toolroom asks.
    harness: createAcpHarness({ agent: knownAgent("codex"), model: "code", clock: systemClock }),
    boxes: await dockerBoxes("codex"),
  }),
  {
    "an interrupt leaves nothing of its command":
      "codex-acp leaves it running when a turn is cancelled; it ends with the run",
  },
);
