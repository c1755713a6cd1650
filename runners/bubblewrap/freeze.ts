import type { ChildProcess } from "node:child_process";
import type { Clock } from "../../lib/clock.ts";
import { type ProcessSeen, processesIn, seeProcess } from "../host/proc-files.ts";

const STOP_MS = 5_000;

/**
 * Stops everything in a box where it is. `ways` are the programs on the host that brought its commands in, and are stopped
 * before them: `nsenter` stops itself when its command is stopped, and then misses its end.
 */
export async function freezeAll(pidNamespace: number, ways: Iterable<ChildProcess>, clock: Clock): Promise<void> {
  for (const way of ways) {
    way.kill("SIGSTOP");
    await untilStopped(way, clock);
  }
  const stopped = new Set<number>();
  for (let fresh = await seeOthers(); fresh.length > 0; fresh = await seeOthers())
    for (const { pid } of fresh) {
      stopped.add(pid);
      signal(pid, "SIGSTOP");
    }

  /** What began before all were stopped is found by looking again. */
  async function seeOthers(): Promise<ProcessSeen[]> {
    return (await processesIn(pidNamespace)).filter(({ pid }) => !stopped.has(pid));
  }
}

export async function thawAll(pidNamespace: number, ways: Iterable<ChildProcess>): Promise<void> {
  for (const { pid } of await processesIn(pidNamespace)) signal(pid, "SIGCONT");
  for (const way of ways) way.kill("SIGCONT");
}

/** Nobody is told of a stop. */
async function untilStopped({ pid = 0 }: ChildProcess, clock: Clock): Promise<void> {
  for (const giveUpAt = clock.now() + STOP_MS; clock.now() < giveUpAt; await clock.sleep(1)) {
    const seen = await seeProcess(pid);
    if (seen === undefined || seen.isZombie || seen.isStopped) return;
  }
}

function signal(pid: number, name: "SIGSTOP" | "SIGCONT"): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error; // It ended by itself.
  }
}
