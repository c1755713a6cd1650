import { instanceById } from "../../store/instances.ts";
import type { OperatorDeps } from "../deps.ts";
import { stopInstance } from "../instances.ts";

const GRACE_MS = 1_000;

/** Stops its box, behind whoever is starting it, and closes its door. Whoever waits for its answer gets none. Twice is harmless. */
export async function endJob(deps: OperatorDeps, instanceId: string): Promise<void> {
  await deps.instanceTurns.take(instanceId, async () => {
    if ((await instanceById(deps.store, instanceId))?.kind === "job") await stopInstance(deps, instanceId, GRACE_MS);
  });
}
