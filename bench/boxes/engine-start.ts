import { createEngine } from "../../runners/docker/engine.ts";
import { sandboxContainer } from "../../runners/docker/spec.ts";
import type { SandboxSpec } from "../../runners/runner.ts";
import { engineSocket, type RunnerUnderTest } from "../../test/runners/boxes.ts";

/** The same container, made and started by the engine alone, in ms; nobody waits for what runs in it. */
export async function engineStart(made: RunnerUnderTest, spec: SandboxSpec): Promise<number> {
  const { docker } = createEngine(engineSocket);
  const user = { uid: made.uid, gid: made.uid };
  const startedAt = performance.now();
  const container = await docker.createContainer(sandboxContainer(spec, { homeLabel: made.homeLabel, user }));
  await container.start();
  const tookMs = performance.now() - startedAt;
  await container.remove({ force: true });
  return tookMs;
}
