import { agentForTests } from "../../agents.ts";
import type { HarnessStage } from "../../contracts/harness.contract.ts";
import { makeBubblewrapRunner, makeDockerRunner, type RunnerUnderTest, smallLimits } from "../../runners/boxes.ts";
import { sharedLayer } from "../shared-layer.ts";

/** As a Build's Sandbox (builder/coding.ts). */
const LIMITS = { ...smallLimits, memoryMb: 1024, pids: 256, fileSizeMb: 256, scratchMb: 512 };

/** Boxes of a real engine, with an agent's programs where one is named, and `tool` where the agent reads by it. */
export async function dockerStage(agent: string | null, { withTool = false } = {}): Promise<HarnessStage> {
  return stageOf(agent, await makeDockerRunner(withTool ? { layerFolder: await sharedLayer() } : {}));
}

/** Boxes of bubblewrap, the same way. */
export async function bubblewrapStage(agent: string | null, { withTool = false } = {}): Promise<HarnessStage> {
  return stageOf(agent, await makeBubblewrapRunner(withTool ? { layerFolder: await sharedLayer() } : {}));
}

async function stageOf(agent: string | null, made: RunnerUnderTest): Promise<HarnessStage> {
  const agents = agent === null ? [] : [agentForTests(agent)];
  const { digest: imageDigest } = await made.runner.prepare(() => undefined);
  let count = 0;
  return {
    openBox: (doorFolder) => {
      count += 1;
      const name = `harness-${process.pid}-${count}`;
      const spec = { name, labels: {}, limits: LIMITS, env: {}, imageDigest, doorFolder, agents };
      return made.runner.openSandbox(spec);
    },
    close: made.close,
  };
}
