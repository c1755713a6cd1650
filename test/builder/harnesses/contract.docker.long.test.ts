import { createAcpHarness } from "../../../builder/harnesses/acp/adapter.ts";
import { knownAgent } from "../../../builder/harnesses/acp/known-agents.ts";
import { systemClock } from "../../../lib/clock.ts";
import { noAgent } from "../../agents.ts";
import { harnessContract } from "../../contracts/harness.contract.ts";
import { noEngine } from "../../runners/boxes.ts";
import { dockerStage } from "./contract-stages.ts";

const skip = await noEngine();

for (const name of ["opencode", "pi"])
  harnessContract(name, skip || noAgent(name), async () => ({
    harness: createAcpHarness({ agent: knownAgent(name), model: "code", clock: systemClock }),
    stage: await dockerStage(name, { withTool: name === "pi" }),
  }));
