import type { ChildProcess } from "node:child_process";
import type { Clock } from "../../lib/clock.ts";

const STOP_GRACE_MS = 10_000;

/** SIGTERM, then SIGKILL after 10 s. `ended` resolves at its end. */
export async function endChild(child: ChildProcess, ended: Promise<void>, clock: Clock): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const over = new AbortController();
  const late = clock.sleep(STOP_GRACE_MS, over.signal).then(
    () => child.kill("SIGKILL"),
    () => undefined, // it ended in time
  );
  await Promise.race([ended, late]);
  over.abort();
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
