import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { readArchive } from "../../runners/archive.ts";
import { createBoundedOutput } from "../../runners/box/bounded-output.ts";
import type { ExecOptions, Sandbox, SourceFile, TaskResult } from "../../runners/runner.ts";

export interface LocalSandbox extends Sandbox {
  /** The temp folder that stands for `/app-source`. */
  folder: string;
  /** Commands that were run, the program's name first. */
  commands: string[][];
  /** From now on every call fails, as when the engine has lost it. */
  vanish(): void;
}

/** A Sandbox without a box: commands run on this machine in a temp folder. Only for code that a test wrote. */
export async function openLocalSandbox(): Promise<LocalSandbox> {
  const folder = await mkdtemp("/tmp/local-sandbox-");
  const commands: string[][] = [];
  let isGone = false;
  const mustBeThere = () => {
    if (isGone) throw new Error("no such container");
  };
  return {
    name: "local-sandbox",
    folder,
    commands,
    vanish: () => {
      isGone = true;
    },
    exec: async (command, options) => {
      mustBeThere();
      commands.push(command);
      return run(command, folder, options);
    },
    putFiles: async (tar) => {
      mustBeThere();
      for (const file of await readArchive(Readable.from([tar]), { maxFiles: 1000, maxBytes: 10_000_000 })) {
        const target = join(folder, file.path);
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, file.content);
      }
    },
    takeFiles: async () => {
      mustBeThere();
      const files: SourceFile[] = [];
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const full = join(entry.parentPath, entry.name);
        files.push({ path: full.slice(folder.length + 1), content: await readFile(full) });
      }
      return files.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    close: async () => {
      isGone = true;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function run(command: string[], folder: string, options: ExecOptions): Promise<TaskResult> {
  const [program = "", ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd ?? folder, detached: true });
    const stdout = createBoundedOutput(options.maxOutputBytes, "ends");
    const stderr = createBoundedOutput(options.maxOutputBytes, "ends");
    let timedOut = false;
    const kill = () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    };
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
