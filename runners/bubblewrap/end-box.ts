import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { type BoxRecord, readBootId } from "../host/box-records.ts";
import { isAlive, isInNamespace, processesIn } from "../host/proc-files.ts";

const END_MS = 10_000;

/** SIGTERM to the program of a box that runs: the oldest child of its first process. */
export async function askToEnd({ first }: BoxRecord): Promise<void> {
  if (!first) return;
  const [program] = (await processesIn(first.pidNamespace))
    .filter((seen) => seen.parent === first.pid)
    .sort((one, other) => one.startTicks - other.startTicks);
  if (program && (await isAlive(program))) signal(program.pid, "SIGTERM");
}

/** The kernel ends all that is in a pid namespace with its first process. */
export async function endBox(record: BoxRecord, clock: Clock): Promise<void> {
  if (record.facts.bootId !== (await readBootId())) return;
  const { first, keeper } = record;
  const isHere = async () => first !== undefined && (await isInNamespace(first.pid, first.pidNamespace));
  if (first && (await isHere())) signal(first.pid, "SIGKILL");
  // One that had not come to make its box yet; all it began is in its group of processes.
  if (!first && keeper && (await isAlive(keeper)))
    for (const target of [-keeper.pid, keeper.pid]) signal(target, "SIGKILL");
  for (const giveUpAt = clock.now() + END_MS; clock.now() < giveUpAt; await clock.sleep(4)) {
    if (!(await isHere()) && !(keeper && (await isAlive(keeper)))) return;
  }
  throw new KnownError(
    "runner_failed",
    `The box ${record.facts.name} does not end: the kernel still shows process ${first?.pid ?? keeper?.pid}.`,
    "Look at that process on this machine; then try again.",
  );
}

function signal(pid: number, name: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error; // It ended by itself.
  }
}
