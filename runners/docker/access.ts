import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { type BoxAccess, FULL_SHARE, type RunningExec } from "../box/access.ts";
import { createBoundedOutput } from "../box/bounded-output.ts";
import { waitForExit } from "../box/marked-exec.ts";
import { writeTo } from "../box/write-to.ts";
import type { SandboxSpec } from "../runner.ts";
import { openStream, removeContainer } from "./containers.ts";
import type { Container, Engine } from "./engine.ts";
import { readFrames } from "./frames.ts";

/** How many processes a box holds, as the kernel says it inside: cgroup v1's file, and v2's. */
const PIDS_FILES = ["/sys/fs/cgroup/pids/pids.current", "/sys/fs/cgroup/pids.current"];

/** What `cat` ends with that found a file of another machine's only. */
const NO_SUCH_FILE = 1;

/** What a Sandbox needs of its container. */
export function accessTo(engine: Engine, container: Container, { name, limits }: SandboxSpec, clock: Clock): BoxAccess {
  const exec: BoxAccess["exec"] = (command, options) => start(engine, container, name, command, options);
  return {
    exec,
    // Read inside: the engine's own statistics take a second.
    isFull: async () => {
      const running = await exec(["cat", ...PIDS_FILES], { env: [], cwd: "/", hasInput: false });
      const said = createBoundedOutput(1_000, "end");
      for await (const frame of running.frames) if (frame.from === "stdout") said.push(frame.chunk);
      if (/^\d+$/.test(said.text().trim())) return Number(said.text()) >= limits.pids * FULL_SHARE;
      // It found no room to begin, or was ended by a sweep that is not over: what is begun now would be, too.
      const exitCode = await waitForExit(running, clock);
      return exitCode !== null && exitCode > NO_SUCH_FILE;
    },
    sweep: async () => {
      await engine.call(() => container.kill({ signal: "SIGUSR1" }), [404, 409]);
    },
    freeze: async () => {
      await inSandbox(engine, name, () => container.pause());
    },
    thaw: async () => {
      await inSandbox(engine, name, () => container.unpause());
    },
    remove: () => removeContainer(engine, container.id),
  };
}

async function start(
  engine: Engine,
  container: Container,
  sandboxName: string,
  command: string[],
  { env, cwd, hasInput }: Parameters<BoxAccess["exec"]>[1],
): Promise<RunningExec> {
  const there = <T>(work: () => Promise<T>): Promise<T> => inSandbox(engine, sandboxName, work);
  const attached = { AttachStdin: hasInput, AttachStdout: true, AttachStderr: true };
  const exec = await there(() => container.exec({ Cmd: command, Env: env, WorkingDir: cwd, ...attached }));
  const begin = (abortSignal: AbortSignal) => there(() => exec.start({ hijack: true, stdin: true, abortSignal }));
  const stream = await openStream(begin);
  return {
    frames: readFrames(stream),
    write: (chunk) => writeTo(stream, chunk),
    endInput: () => void stream.end(),
    cut: () => void stream.destroy(),
    exitCode: async () => {
      const state = await there(() => exec.inspect());
      return state.Running ? undefined : state.ExitCode;
    },
  };
}

async function inSandbox<T>({ call }: Engine, name: string, work: () => Promise<T>): Promise<T> {
  const result = await call(work, [404, 409]);
  if (result !== undefined) return result;
  throw new KnownError("sandbox_gone", `Sandbox ${name} is gone.`, "Reply *retry* to start the build again.");
}
