import type { ChildProcess } from "node:child_process";
import type { Clock } from "../../lib/clock.ts";
import { within } from "../../lib/within.ts";

const STOP_GRACE_MS = 10_000;

/** SIGTERM, then SIGKILL after 10 s. `ended` resolves at its end. */
export async function endChild(child: ChildProcess, ended: Promise<void>, clock: Clock): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  if (!(await within(clock, STOP_GRACE_MS, ended))) child.kill("SIGKILL");
}

/** SIGTERM, then SIGKILL after 10 s, for one that is not our child. */
export async function endByPid(pid: number, clock: Clock): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, "SIGTERM");
  for (let waitedMs = 0; isAlive(pid) && waitedMs < STOP_GRACE_MS; waitedMs += 50) await clock.sleep(50);
  if (isAlive(pid)) process.kill(pid, "SIGKILL");
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
