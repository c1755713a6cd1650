import type { Clock } from "../../lib/clock.ts";
import type { Starter } from "../host/starter/starter.ts";
import type { TaskResult, TaskSpec } from "../runner.ts";
import type { BareLaunch } from "./spec.ts";

const OUTPUT_BYTES = 256 * 1024;

/** Runs a program to its end, which `over` brings about as its time does. */
export async function runToEnd(
  launch: BareLaunch,
  { timeoutMs, over: cut }: Pick<TaskSpec, "timeoutMs" | "over">,
  { starter, clock }: { starter: Starter; clock: Clock },
): Promise<TaskResult> {
  const command = ["/usr/bin/env", "-C", launch.workingFolder, ...launch.command];
  const [over, late] = [new AbortController(), new AbortController()];
  void clock.sleep(timeoutMs, over.signal).then(
    () => late.abort(),
    () => undefined, // It ended in time.
  );
  try {
    const program = { command, env: launch.env, mostBytes: OUTPUT_BYTES, above: "keep_end" } as const;
    const ended = cut === undefined ? late.signal : AbortSignal.any([late.signal, cut]);
    const { exitCode, stdout, stderr } = await starter.run(program, ended);
    const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");
    return { exitCode, stdout: textOf(stdout), stderr: textOf(stderr), timedOut: ended.aborted };
  } finally {
    over.abort();
  }
}
