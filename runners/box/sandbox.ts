import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { readArchive } from "../archive.ts";
import type { ArchiveLimits, ExecOptions, Sandbox, SourceFile, TaskResult } from "../runner.ts";
import type { BoxAccess, OutputFrame } from "./access.ts";
import { createBoundedOutput } from "./bounded-output.ts";
import { UNPACK } from "./environment.ts";
import { endOf, killMarked, startMarked } from "./marked-exec.ts";

const FILES_TIMEOUT_MS = 60_000;
const ROOM_MS = 5_000;

/** A Sandbox over a box that waits. */
export function createSandbox(name: string, box: BoxAccess, clock: Clock): Sandbox {
  return {
    name,
    exec: (command, options) => exec(box, command, options, clock),
    putFiles: (tar) => putFiles(name, box, tar, clock),
    takeFiles: (limits) => takeFiles(name, box, limits, clock),
    close: box.remove,
  };
}

async function exec(box: BoxAccess, command: string[], options: ExecOptions, clock: Clock): Promise<TaskResult> {
  const stdout = createBoundedOutput(options.maxOutputBytes, "ends");
  const stderr = createBoundedOutput(options.maxOutputBytes, "ends");
  const running = await startMarked(box, command, options.cwd ?? "/app-source", options.stdin);
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

async function putFiles(name: string, box: BoxAccess, tar: Uint8Array, clock: Clock): Promise<void> {
  const options = { timeoutMs: FILES_TIMEOUT_MS, maxOutputBytes: 2_000, stdin: tar, cwd: "/" };
  const result = await exec(box, ["/bin/sh", "-c", UNPACK], options, clock);
  if (result.exitCode === 0) return;
  const why = result.timedOut ? "it took longer than a minute" : result.stderr.trim();
  throw new KnownError(
    "sandbox_full",
    `Sandbox ${name} could not take the files: ${why}`,
    "Give it more room, or fewer files.",
  );
}

async function takeFiles(name: string, box: BoxAccess, limits: ArchiveLimits, clock: Clock): Promise<SourceFile[]> {
  const running = await startMarked(box, ["tar", "-c", "-C", "/app-source", "."], "/");
  const problems = createBoundedOutput(2_000, "end");
  let files: SourceFile[] = [];
  const read = async () => {
    files = await readArchive(onlyStdout(running.frames, problems.push), limits);
  };
  const reading = read();
  try {
    const end = await endOf(box, running, reading, { timeoutMs: FILES_TIMEOUT_MS }, clock);
    if (end.because === "timeout") throw unreadable(name, "the box did not hand them out in a minute");
    // 1 is "a file changed while it was read": what was read is whole all the same, and is checked later.
    if (end.exitCode !== 0 && end.exitCode !== 1) throw unreadable(name, problems.text().trim());
    return files;
  } catch (error) {
    const ended = reading.catch(() => undefined);
    await killMarked(box, running, ended, clock);
    throw error;
  }
}

async function* onlyStdout(
  frames: AsyncIterable<OutputFrame>,
  onStderr: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const frame of frames) {
    if (frame.from === "stdout") yield frame.chunk;
    else onStderr(frame.chunk);
  }
}

function unreadable(name: string, why: string): KnownError {
  return new KnownError(
    "hostile_archive",
    `The files of sandbox ${name} could not be taken: ${why}`,
    "Make them readable, then try again.",
  );
}
