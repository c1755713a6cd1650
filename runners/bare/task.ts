import { once } from "node:events";
import type { Clock } from "../../lib/clock.ts";
import { createBoundedOutput } from "../box/bounded-output.ts";
import { framesOf, spawnPiped } from "../host/spawn-piped.ts";
import type { TaskResult } from "../runner.ts";
import type { BareLaunch } from "./spec.ts";

const OUTPUT_BYTES = 256 * 1024;

/** Runs a program to its end; `folder` is its record's. */
export async function runToEnd(
  launch: BareLaunch,
  folder: string,
  timeoutMs: number,
  clock: Clock,
): Promise<TaskResult> {
  const command = ["/usr/bin/env", "-C", launch.workingFolder, ...launch.command];
  const given = { env: launch.env, extra: [], detached: false, folder, name: "task", hasInput: false };
  const piped = await spawnPiped(command, given);
  const { child } = piped;
  const stdout = createBoundedOutput(OUTPUT_BYTES, "end");
  const stderr = createBoundedOutput(OUTPUT_BYTES, "end");
  const over = new AbortController();
  let timedOut = false;
  void clock.sleep(timeoutMs, over.signal).then(
    () => {
      timedOut = true;
      child.kill("SIGKILL");
    },
    () => undefined, // It ended in time.
  );
  for await (const frame of framesOf(piped)) (frame.from === "stdout" ? stdout : stderr).push(frame.chunk);
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  over.abort();
  return { exitCode: child.exitCode, stdout: stdout.text(), stderr: stderr.text(), timedOut };
}
