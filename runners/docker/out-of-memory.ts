import { text } from "node:stream/consumers";
import type { ContainerState, Engine } from "./engine.ts";

/** How long a word of the kernel's may come after the end that it caused, in milliseconds. */
const LATE_MS = 1_000;
/** What a shell and the engine give one that SIGKILL ended: 128 and the signal's number. */
const KILLED = 137;

/**
 * Whether the kernel ended a container for its memory. The engine hears of the end and of its cause on two ways; where the
 * end comes first, its state never tells the cause, and its events do (seen with 20.10 on cgroup v1).
 */
export async function ranOutOfMemory({ docker, call }: Engine, id: string, state: ContainerState): Promise<boolean> {
  if (state.OOMKilled) return true;
  if (state.ExitCode !== KILLED) return false;
  const events = await call(() =>
    docker.getEvents({
      since: Date.parse(state.StartedAt) / 1_000,
      // The engine answers once this has passed.
      until: (Date.parse(state.FinishedAt) + LATE_MS) / 1_000,
      filters: { container: [id], event: ["oom"] },
    }),
  );
  return (await text(events)).trim() !== "";
}
