import type { Clock } from "../../lib/clock.ts";
import type { ExecOptions, TaskResult } from "../runner.ts";
import type { BoxAccess } from "./access.ts";
import { createBoundedOutput } from "./bounded-output.ts";
import { endOf, sendAll, startMarked } from "./marked-exec.ts";

const ROOM_MS = 5_000;

/** A command in a box to its end. */
export async function exec(box: BoxAccess, command: string[], options: ExecOptions, clock: Clock): Promise<TaskResult> {
  const stdout = createBoundedOutput(options.maxOutputBytes, "ends");
  const stderr = createBoundedOutput(options.maxOutputBytes, "ends");
  const { stdin, cwd = "/app-source" } = options;
  const running = await startMarked(box, command, { cwd, hasInput: stdin !== undefined });
  if (stdin) sendAll(running, stdin);
  const read = async () => {
    for await (const frame of running.frames) (frame.from === "stdout" ? stdout : stderr).push(frame.chunk);
  };
  // Where the stream breaks, the engine is asked for the command's end all the same, and says itself if it is gone.
  const reading = read().catch(() => undefined);
  const { because, exitCode } = await endOf(box, running, reading, options, clock);
  if (because === "itself" && exitCode !== 0) stderr.push(await makeRoom(box, clock));
  return { exitCode, stdout: stdout.text(), stderr: stderr.text(), timedOut: because === "timeout" };
}

/** A command that started more than the box holds leaves no room for the next one. Answers with what the agent is told. */
async function makeRoom(box: BoxAccess, clock: Clock): Promise<Uint8Array> {
  if (!(await box.isFull())) return Buffer.alloc(0);
  await box.sweep();
  // The engine has no event for the end of a process in a box.
  for (const deadline = clock.now() + ROOM_MS; clock.now() < deadline && (await box.isFull()); ) await clock.sleep(50);
  return Buffer.from("\nThe box was full of processes: all that ran in it were ended.\n");
}
