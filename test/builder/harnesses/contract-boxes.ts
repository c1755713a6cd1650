import { agentForTests } from "../../agents.ts";
import type { HarnessBoxes } from "../../contracts/harness/stage.ts";
import { makeBubblewrapRunner, makeDockerRunner, type RunnerUnderTest, smallLimits } from "../../runners/boxes.ts";
import { sharedLayer } from "../shared-layer.ts";

/** As a Build's Sandbox (builder/coding.ts). */
const LIMITS = { ...smallLimits, memoryMb: 1024, pids: 256, fileSizeMb: 256, scratchMb: 512 };

/** Boxes of a real engine, with an agent's programs where one is named, and `tool` where the agent reads by it. */
export async function dockerBoxes(agent: string | null, { withTool = false } = {}): Promise<HarnessBoxes> {
  return boxesOf(agent, await makeDockerRunner(withTool ? { layerFolder: await sharedLayer() } : {}));
}

/** Boxes of bubblewrap, the same way. */
export async function bubblewrapBoxes(agent: string | null, { withTool = false } = {}): Promise<HarnessBoxes> {
  return boxesOf(agent, await makeBubblewrapRunner(withTool ? { layerFolder: await sharedLayer() } : {}));
}

async function boxesOf(agent: string | null, made: RunnerUnderTest): Promise<HarnessBoxes> {
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
