import { randomBytes } from "node:crypto";
import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { readArchive } from "../archive.ts";
import type { ArchiveLimits, ExecOptions, Sandbox, SourceFile, TaskResult } from "../runner.ts";
import type { BoxAccess, OutputFrame, RunningExec } from "./access.ts";
import { createBoundedOutput } from "./bounded-output.ts";
import { UNPACK } from "./environment.ts";

const FILES_TIMEOUT_MS = 60_000;
const REAP_MS = 5_000;

/** A Sandbox over a box that waits. */
export function createSandbox(name: string, box: BoxAccess, clock: Clock): Sandbox {
  async function exec(command: string[], options: ExecOptions): Promise<TaskResult> {
    const stdout = createBoundedOutput(options.maxOutputBytes, "ends");
    const stderr = createBoundedOutput(options.maxOutputBytes, "ends");
    const running = await start(box, command, options.cwd ?? "/app-source", options.stdin);
    const read = async () => {
      for await (const frame of running.frames) (frame.from === "stdout" ? stdout : stderr).push(frame.chunk);
    };
    // Where the stream breaks, the engine is asked for the command's end all the same, and says itself if it is gone.
    const reading = read().catch(() => undefined);
    const end = await endOf(running, reading, options.timeoutMs, options.signal);
    if (end.because === "itself" && end.exitCode !== 0) stderr.push(await makeRoom());
    return {
      exitCode: end.because === "itself" ? end.exitCode : null,
      stdout: stdout.text(),
      stderr: stderr.text(),
      timedOut: end.because === "timeout",
    };
  }

  /** A command that started more than the box holds leaves no room for the next one. Answers with what the agent is told. */
  async function makeRoom(): Promise<Uint8Array> {
    if (!(await box.isFull())) return Buffer.alloc(0);
    await box.sweep();
    // The engine has no event for the end of a process in a box.
    for (const deadline = clock.now() + REAP_MS; clock.now() < deadline && (await box.isFull()); )
      await clock.sleep(50);
    return Buffer.from("\nThe box was full of processes: all that ran in it were ended.\n");
  }

  /** Waits for the end of a command, or brings it about: with all that it started. */
  async function endOf(
    running: MarkedExec,
    reading: Promise<void>,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<{ because: "itself" | "timeout" | "stopped"; exitCode: number | null }> {
    const over = new AbortController();
    const ended = reading
      .then(() => waitForExit(running, over.signal))
      .then((exitCode) => ({ because: "itself" as const, exitCode }));
    try {
      const first = await Promise.race([ended, ...limits(timeoutMs, over.signal, signal)]);
      if (first.because === "itself") return first;
      await kill(running, ended);
      return { because: first.because, exitCode: null };
    } finally {
      over.abort();
      running.cut();
      await ended.catch(() => undefined); // Its failure was thrown above, or is that of the stream just destroyed.
    }
  }

  function limits(timeoutMs: number, over: AbortSignal, signal?: AbortSignal) {
    const timeout = clock.sleep(timeoutMs, over).then(
      () => ({ because: "timeout" as const, exitCode: null }),
      () => new Promise<never>(() => undefined),
    );
    const stopped = new Promise<{ because: "stopped"; exitCode: null }>((resolve) => {
      const stop = () => resolve({ because: "stopped", exitCode: null });
      if (signal?.aborted) stop();
      signal?.addEventListener("abort", stop, { once: true, signal: over });
    });
    return [timeout, stopped];
  }

  /** Nobody outside knows all that an exec started. A process inside does; where there is no room left to start one, all are swept. */
  async function kill(running: MarkedExec, ended: Promise<unknown>): Promise<void> {
    const reaped = (async () => {
      const reaper = await box.exec(["node", "/opt/toolroom/reap.mjs", running.mark], {
        env: ["TOOLROOM_EXEC=reap"],
        cwd: "/",
        hasInput: false,
      });
      for await (const _ of reaper.frames);
      await ended;
    })();
    const over = new AbortController();
    const inTime = await Promise.race([
      reaped.then(
        () => true,
        () => false,
      ),
      clock.sleep(REAP_MS, over.signal).then(
        () => false,
        () => false,
      ),
    ]);
    over.abort();
    if (!inTime) await box.sweep();
  }

  async function waitForExit(running: RunningExec, over: AbortSignal): Promise<number | null> {
    // The output may end a moment before the command does, and the engine has no call that waits for an exec.
    for (let pauseMs = 2; ; pauseMs = Math.min(pauseMs * 2, 200)) {
      const exitCode = await running.exitCode();
      if (exitCode !== undefined) return exitCode;
      await clock.sleep(pauseMs, over);
    }
  }

  async function takeFiles(archiveLimits: ArchiveLimits): Promise<SourceFile[]> {
    const running = await start(box, ["tar", "-c", "-C", "/app-source", "."], "/");
    const problems = createBoundedOutput(2_000, "end");
    let files: SourceFile[] = [];
    const read = async () => {
      files = await readArchive(onlyStdout(running.frames, problems.push), archiveLimits);
    };
    const reading = read();
    try {
      const end = await endOf(running, reading, FILES_TIMEOUT_MS);
      if (end.because === "timeout") throw unreadable(name, "the box did not hand them out in a minute");
      // 1 is "a file changed while it was read": what was read is whole all the same, and is checked later.
      if (end.exitCode !== 0 && end.exitCode !== 1) throw unreadable(name, problems.text().trim());
      return files;
    } catch (error) {
      await kill(
        running,
        reading.catch(() => undefined),
      );
      throw error;
    }
  }

  return {
    name,
    exec,
    takeFiles,
    putFiles: async (tar) => {
      const options = { timeoutMs: FILES_TIMEOUT_MS, maxOutputBytes: 2_000, stdin: tar, cwd: "/" };
      const result = await exec(["/bin/sh", "-c", UNPACK], options);
      if (result.exitCode === 0) return;
      const why = result.timedOut ? "it took longer than a minute" : result.stderr.trim();
      throw new KnownError(
        "sandbox_full",
        `Sandbox ${name} could not take the files: ${why}`,
        "Give it more room, or fewer files.",
      );
    },
    close: box.remove,
  };
}

type MarkedExec = RunningExec & { mark: string };

async function start(box: BoxAccess, command: string[], cwd: string, input?: Uint8Array): Promise<MarkedExec> {
  const mark = randomBytes(8).toString("hex");
  const running = await box.exec(command, { env: [`TOOLROOM_EXEC=${mark}`], cwd, hasInput: input !== undefined });
  if (input) running.send(input);
  return { ...running, mark };
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
