import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { KnownError } from "../../lib/errors.ts";
import { readArchive } from "../../runners/archive.ts";
import { createBoundedOutput } from "../../runners/box/bounded-output.ts";
import { followProgram } from "../../runners/box/program.ts";
import { isBelow } from "../../runners/box/taken-paths.ts";
import { writeTo } from "../../runners/box/write-to.ts";
import { framesOf } from "../../runners/host/spawn-piped.ts";
import type {
  ExecOptions,
  RunningProgram,
  Sandbox,
  SourceFile,
  StartOptions,
  TaskResult,
} from "../../runners/runner.ts";

export interface LocalSandbox extends Sandbox {
  /** The temp folder that stands for `/app-source`. */
  folder: string;
  /** And the one for `/home/agent`. */
  home: string;
  /** Commands that were run or started, the program's name first. */
  commands: string[][];
  /** From now on every call fails, as when the engine has lost it, and what runs ends. */
  vanish(): void;
}

/**
 * A Sandbox without a box: commands run on this machine in a temp folder. Only for code that a test wrote. `programs`: what
 * a name that is started stands for.
 */
export async function openLocalSandbox(given: { programs?: Record<string, string[]> } = {}): Promise<LocalSandbox> {
  const place = await mkdtemp("/tmp/local-sandbox-");
  const folder = join(place, "app-source");
  const home = join(place, "home");
  for (const made of [folder, home]) await mkdir(made);
  const commands: string[][] = [];
  const running = new Set<ChildProcess>();
  const gone = new AbortController();
  const mustBeThere = () => {
    if (gone.signal.aborted) throw new KnownError("sandbox_gone", "Sandbox local-sandbox is gone.", "Reply *retry*.");
  };
  const end = () => {
    for (const child of running) killGroup(child);
    gone.abort();
  };
  const hostFolder = (inside: string) => (inside === "/home/agent" ? home : inside === "/app-source" ? folder : inside);
  return {
    name: "local-sandbox",
    folder,
    home,
    commands,
    vanish: end,
    exec: async (command, options) => {
      mustBeThere();
      commands.push(command);
      return run(command, { cwd: hostFolder(options.cwd ?? "/app-source"), home }, options);
    },
    start: async (command, options) => {
      mustBeThere();
      commands.push(command);
      const cwd = hostFolder(options.cwd ?? "/app-source");
      const [name = "", ...args] = command;
      const program = [...(given.programs?.[name] ?? [name]), ...args];
      return start(program, { ...options, cwd, env: { HOME: home, ...options.env } }, running, gone.signal);
    },
    putFiles: async (tar, into = "/app-source") => {
      mustBeThere();
      for (const file of await readArchive(Readable.from([tar]), { maxFiles: 1000, maxBytes: 10_000_000 })) {
        const target = join(hostFolder(into), file.path);
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, file.content);
      }
    },
    takeFiles: async (_, from = { folder: "/app-source" }) => {
      mustBeThere();
      const taken = hostFolder(from.folder);
      const files: SourceFile[] = [];
      for (const entry of await readdir(taken, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const full = join(entry.parentPath, entry.name);
        files.push({ path: full.slice(taken.length + 1), content: await readFile(full) });
      }
      const asked = from.folder === "/app-source" ? files : files.filter(({ path }) => isBelow(path, from.only));
      return asked.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    setFrozen: async () => mustBeThere(),
    close: async () => {
      end();
      await Promise.all([...running].map((child) => once(child, "close")));
      await rm(place, { recursive: true, force: true });
    },
  };
}

/** In a group of its own: what left that group is not ended with it, which only a real box does. */
async function start(
  [program = "", ...args]: string[],
  options: StartOptions,
  running: Set<ChildProcess>,
  gone: AbortSignal,
): Promise<RunningProgram> {
  const env = { PATH: process.env.PATH, ...options.env };
  const child = spawn(program, args, { cwd: options.cwd, env, detached: true, stdio: ["pipe", "pipe", "pipe"] });
  running.add(child);
  const closed = new Promise<number | null>((resolve) => {
    child.once("close", (exitCode) => {
      running.delete(child);
      resolve(exitCode);
    });
  });
  await once(child, "spawn").catch((error: unknown) => {
    running.delete(child);
    throw error;
  });
  const { stdin, stdout, stderr } = child;
  stdin.on("error", () => undefined);
  return followProgram(
    {
      frames: framesOf({ child, stdout, stderr }),
      write: (chunk) => writeTo(stdin, chunk),
      endInput: () => void stdin.end(),
      cut: () => {
        for (const stream of [stdin, stdout, stderr]) stream.destroy();
      },
    },
    options,
    {
      gone,
      exitCode: () => closed,
      endAll: async () => {
        killGroup(child);
        await closed;
      },
    },
  );
}

/** As in a box, nothing of this machine's is told: a `bash` whose input is a socket would also run its owner's `~/.bashrc`. */
function run(
  command: string[],
  { cwd, home }: { cwd: string; home: string },
  options: ExecOptions,
): Promise<TaskResult> {
  const [program = "", ...args] = command;
  const env = { PATH: process.env.PATH, HOME: home };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, detached: true });
    const stdout = createBoundedOutput(options.maxOutputBytes, "ends");
    const stderr = createBoundedOutput(options.maxOutputBytes, "ends");
    let timedOut = false;
    const kill = () => killGroup(child);
    const timer = setTimeout(() => {
      timedOut = true;
      kill();
    }, options.timeoutMs);
    options.signal?.addEventListener("abort", kill, { once: true });
    child.stdout.on("data", (chunk: Uint8Array) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Uint8Array) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (exitCode) => {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", kill);
      resolve({ exitCode, stdout: stdout.text(), stderr: stderr.text(), timedOut });
    });
    child.stdin.end(options.stdin);
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    process.kill(-child.pid, "SIGKILL");
}
