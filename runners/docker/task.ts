import type { Clock } from "../../lib/clock.ts";
import { createBoundedOutput } from "../box/bounded-output.ts";
import { endWithin } from "../box/task-end.ts";
import type { TaskResult, TaskSpec } from "../runner.ts";
import { attachTo, createContainer, removeContainer } from "./containers.ts";
import type { Engine } from "./engine.ts";
import { readFrames } from "./frames.ts";
import { ranOutOfMemory } from "./out-of-memory.ts";
import { type SpecContext, taskContainer } from "./spec.ts";

const OUTPUT_BYTES = 256 * 1024;

export async function runTask(engine: Engine, spec: TaskSpec, context: SpecContext, clock: Clock): Promise<TaskResult> {
  const { call } = engine;
  const made = taskContainer(spec, context);
  const container = await createContainer(engine, made);
  try {
    const stream = await attachTo(engine, container, made.OpenStdin);
    const stdout = createBoundedOutput(OUTPUT_BYTES, "end");
    const stderr = createBoundedOutput(OUTPUT_BYTES, "end");
    const read = (async () => {
      for await (const frame of readFrames(stream)) (frame.from === "stdout" ? stdout : stderr).push(frame.chunk);
    })();
    read.catch(() => undefined); // Awaited below; until then a failure must not count as unhandled.
    await call(() => container.start());
    if (spec.source) stream.end(spec.source);
    const inTime = await endWithin(clock, spec, () => call(() => container.wait()));
    if (!inTime) await call(() => container.kill(), [404, 409]);
    await call(() => read);
    const { State: state } = await call(() => container.inspect());
    const isOom = inTime && (await ranOutOfMemory(engine, container.id, state));
    if (isOom) stderr.push(Buffer.from(`\nStopped: out of memory (${spec.limits.memoryMb} MB).\n`));
    const exitCode = inTime && !isOom ? state.ExitCode : null;
    return { exitCode, stdout: stdout.text(), stderr: stderr.text(), timedOut: !inTime };
  } finally {
    await removeContainer(engine, container.id);
  }
}
