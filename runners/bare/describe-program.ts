import type { BoxRecord } from "../host/box-records.ts";
import { findHeldFiles } from "../host/held-files.ts";
import { seeProcess } from "../host/proc-files.ts";
import type { RunningBox } from "../runner.ts";
import type { Programs } from "./programs.ts";

/** What list() tells of a program. */
export async function describeProgram(
  programs: Programs,
  record: BoxRecord,
  countsProcesses: boolean,
): Promise<RunningBox> {
  const { name, labels } = record.facts;
  if (!(await programs.isRunning(record))) {
    const why = record.exitCode?.toString();
    return { name, labels, state: "stopped", ...(why === undefined ? {} : { stoppedBecause: why }) };
  }
  if (!countsProcesses || !record.program) return { name, labels, state: "running" };
  const processes = (await seeProcess(record.program.pid))?.threads ?? 0;
  const heldFiles = await findHeldFiles([record.program.pid]);
  return { name, labels, state: "running", processes, ...(heldFiles === undefined ? {} : { heldFiles }) };
}
