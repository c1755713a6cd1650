import { type BoxRecord, isRunning, readBootId } from "../host/box-records.ts";
import { findHeldFiles } from "../host/held-files.ts";
import { processesIn } from "../host/proc-files.ts";
import type { RunningBox } from "../runner.ts";
import type { BoxMachine } from "./machine.ts";

/** What list() tells of a box. */
export async function describeBox(
  record: BoxRecord,
  machine: BoxMachine,
  countsProcesses: boolean,
): Promise<RunningBox> {
  const { name, labels } = record.facts;
  if (await isRunning(record, await readBootId())) {
    if (!countsProcesses) return { name, labels, state: "running" };
    const processes = await countProcesses(record, machine);
    const inside = record.first ? await processesIn(record.first.pidNamespace) : [];
    const heldFiles = await findHeldFiles(inside.map((seen) => seen.pid));
    return { name, labels, state: "running", processes, ...(heldFiles === undefined ? {} : { heldFiles }) };
  }
  const why = (await ranOutOfMemory(record, machine)) ? "oom" : record.exitCode?.toString();
  return { name, labels, state: "stopped", ...(why === undefined ? {} : { stoppedBecause: why }) };
}

export async function ranOutOfMemory(record: BoxRecord, { groups }: BoxMachine): Promise<boolean> {
  return record.endedBy === "oom" || (await groups.look(record.facts.name))?.ranOutOfMemory === true;
}

/** Processes and threads of a box, as its limit counts them. */
export async function countProcesses(record: BoxRecord, { groups }: BoxMachine): Promise<number> {
  const counted = await groups.look(record.facts.name);
  if (counted) return counted.processes;
  if (!record.first) return 0;
  return (await processesIn(record.first.pidNamespace)).reduce((sum, seen) => sum + seen.threads, 0);
}
