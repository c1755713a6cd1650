import { tmpdir } from "node:os";
import { join } from "node:path";
import { installAgent } from "../../../cli/harness/install.ts";
import type { InstalledAgent } from "../../../cli/harness/installed.ts";
import type { HarnessStage } from "../../contracts/harness.contract.ts";
import { makeDockerRunner, smallLimits } from "../../runners/boxes.ts";

/** As a Build's Sandbox (builder/coding.ts). */
const LIMITS = { ...smallLimits, memoryMb: 1024, pids: 256, fileSizeMb: 256, scratchMb: 512 };
/** Fetched once for a machine, by the operator's own command; without a network it fails, and says so. */
export const AGENTS_HOME = join(tmpdir(), "toolroom-test-agents");

/** Boxes of a real engine, with an agent's programs where one is named. */
export async function dockerStage(agent: string | null): Promise<HarnessStage> {
  const agents = agent === null ? [] : [await installForTests(agent)];
  const made = await makeDockerRunner();
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

export function installForTests(agent: string): Promise<InstalledAgent> {
  return installAgent(agent, { home: AGENTS_HOME, env: process.env, progress: () => undefined });
}
