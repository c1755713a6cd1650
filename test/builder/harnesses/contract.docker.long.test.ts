import { createAcpHarness } from "../../../builder/harnesses/acp/adapter.ts";
import { knownAgent } from "../../../builder/harnesses/acp/known-agents.ts";
import { systemClock } from "../../../lib/clock.ts";
import { noAgent } from "../../agents.ts";
import { harnessContract } from "../../contracts/harness.contract.ts";
import { noEngine } from "../../runners/boxes.ts";
import { dockerBoxes } from "./contract-boxes.ts";

const skip = await noEngine();

const LACKS: Record<string, Record<string, string>> = {
  opencode: {},
  pi: {
    "an answer that is cut in the middle is asked for once more, and none is taken for whole":
      "pi-acp ends the turn at the broken answer, before Pi asks once more: it is told as a provider that is down, and the build waits and goes on.",
  },
};

for (const [name, lacks] of Object.entries(LACKS))
  harnessContract(
    name,
    skip || noAgent(name),
    async () => ({
      harness: createAcpHarness({ agent: knownAgent(name), model: "code", clock: systemClock }),
      boxes: await dockerBoxes(name, { withTool: name === "pi" }),
    }),
    lacks,
  );
