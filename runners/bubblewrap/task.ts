import { once } from "node:events";
import type { Clock } from "../../lib/clock.ts";
import { createBoundedOutput } from "../box/bounded-output.ts";
import { endWithin } from "../box/task-end.ts";
import { framesOf } from "../host/spawn-piped.ts";
import type { TaskResult, TaskSpec } from "../runner.ts";
import type { Boxes } from "./boxes.ts";
import { ranOutOfMemory } from "./describe-box.ts";
import type { BoxMachine } from "./machine.ts";
import { taskLaunch } from "./spec.ts";

const OUTPUT_BYTES = 256 * 1024;

export async function runTask(boxes: Boxes, machine: BoxMachine, spec: TaskSpec, clock: Clock): Promise<TaskResult> {
  const { context, filterFile } = await machine.launch(spec.imageDigest);
  const held = await boxes.hold(spec, taskLaunch(spec, context), filterFile, spec.source !== undefined);
  const { child, stdin } = held;
  try {
    const stdout = createBoundedOutput(OUTPUT_BYTES, "end");
    const stderr = createBoundedOutput(OUTPUT_BYTES, "end");
    const read = async () => {
      for await (const frame of framesOf(held)) (frame.from === "stdout" ? stdout : stderr).push(frame.chunk);
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      return { code: child.exitCode };
    };
    const ended = read();
    if (spec.source) stdin?.end(spec.source);
    const end = await endWithin(clock, spec, () => ended);
    const record = await boxes.read(spec.name);
    const isOom = record !== undefined && (await ranOutOfMemory(record, machine));
    await boxes.remove(spec.name);
    await ended;
    if (isOom) stderr.push(Buffer.from(`\nStopped: out of memory (${spec.limits.memoryMb} MB).\n`));
    const exitCode = end && !isOom ? end.code : null;
    return { exitCode, stdout: stdout.text(), stderr: stderr.text(), timedOut: !end };
  } finally {
    await boxes.remove(spec.name);
  }
}
