import { spawn } from "node:child_process";
import { once } from "node:events";
import { lstat, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { readHostileFile } from "../../lib/hostile-folder.ts";
import { packTar, readArchive } from "../archive.ts";
import { createBoundedOutput } from "../box/bounded-output.ts";
import { isBelow, plainPaths } from "../box/taken-paths.ts";
import type { ArchiveLimits, ExecOptions, Sandbox, SandboxSpec, SourceFile, TaskResult } from "../runner.ts";
import { notWithoutBox } from "./spec.ts";

const MB = 1024 * 1024;
const FILE_LIMITS = { maxFiles: 5_000, maxBytes: 64 * MB };
const NATIVE = `linux-${process.arch}`;
/** The checks' programs, where they lie in the image. Node runs an app's own tests. */
const PROGRAMS = new Map([
  ["tsc", `node_modules/@typescript/typescript-${NATIVE}/lib/tsc`],
  ["biome", `node_modules/@biomejs/cli-${NATIVE}/biome`],
]);
const BRIEF = /^cat > \/home\/agent\/([\w.-]+)$/;
const DONE: TaskResult = { exitCode: 0, stdout: "", stderr: "", timedOut: false };

/**
 * A folder in place of a box. It takes exactly the commands that the harness `blueprints` and the checks need: leaving a
 * brief, removing files by name, and, on known code alone, type check, lint and tests. All else is KnownError
 * `not_without_box`.
 */
export async function openBareSandbox(spec: SandboxSpec, own: BareSandboxParts): Promise<Sandbox> {
  const place = { source: join(own.folder, "app-source"), home: join(own.folder, "home") };
  await mkdir(place.source, { recursive: true });
  await mkdir(place.home, { recursive: true });
  // As in a box, an app finds its library by walking up.
  await symlink(join(own.imageFolder, "node_modules"), join(own.folder, "node_modules"));
  await writeFile(join(own.folder, "package.json"), '{"private":true,"type":"module"}\n');
  let isClosed = false;
  const mustBeOpen = () => {
    if (!isClosed) return;
    throw new KnownError("sandbox_gone", `Sandbox ${spec.name} is gone.`, "Reply *retry* to start the build again.");
  };

  return {
    name: spec.name,
    exec: async (command, options) => {
      mustBeOpen();
      return exec(own, place, command, options);
    },
    start: async ([program = ""]) => {
      mustBeOpen();
      throw notWithoutBox(`the program ${JSON.stringify(program)}`);
    },
    putFiles: async (tar, into = "/app-source") => {
      mustBeOpen();
      await putFiles(spec, into === "/app-source" ? place.source : place.home, tar);
    },
    takeFiles: async (limits, from = { folder: "/app-source" }) => {
      mustBeOpen();
      if (from.folder === "/app-source" && from.only !== undefined) throw notWithoutBox("installing packages");
      if (from.folder === "/app-source") return takeFiles(place.source, limits);
      return takeFiles(place.home, limits, plainPaths(from.only));
    },
    setFrozen: async () => mustBeOpen(),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await own.onClose();
    },
  };
}

interface BareSandboxParts {
  folder: string;
  imageFolder: string;
  node: string;
  clock: Clock;
  mayRun(folder: string): Promise<boolean>;
  onClose(): Promise<void>;
}

/** The folders that stand for a box's `/app-source` and `/home/agent`. */
interface Place {
  source: string;
  home: string;
}

async function exec(
  own: BareSandboxParts,
  { source, home }: Place,
  command: string[],
  options: ExecOptions,
): Promise<TaskResult> {
  const [program = "", ...args] = command;
  if (options.cwd !== undefined && options.cwd !== "/app-source") throw notWithoutBox(`a command in ${options.cwd}`);
  const brief = program === "sh" && args[0] === "-c" && args.length === 2 ? BRIEF.exec(args[1] ?? "") : null;
  if (brief?.[1] !== undefined) {
    await writeFile(join(home, brief[1]), options.stdin ?? "");
    return DONE;
  }
  if (program === "rm" && args[0] === "-f" && args[1] === "--") return removeFiles(source, args.slice(2));
  const file = program === "node" && args[0] === "--test" ? own.node : PROGRAMS.get(program);
  if (file === undefined) throw notWithoutBox(`the command ${JSON.stringify(command.join(" ").slice(0, 60))}`);
  if (!(await own.mayRun(source))) throw notWithoutBox("code that somebody or a model wrote or changed");
  const path = program === "node" ? file : join(own.imageFolder, file);
  return run([path, ...args], { folder: source, home, clock: own.clock }, options);
}

async function putFiles({ name, limits }: SandboxSpec, source: string, tar: Uint8Array): Promise<void> {
  const files = await readArchive(Readable.from([tar]), FILE_LIMITS);
  const bytes = files.reduce((sum, file) => sum + file.content.length, 0);
  if (bytes > limits.scratchMb * MB)
    throw new KnownError(
      "sandbox_full",
      `Sandbox ${name} could not take the files: there is no room.`,
      "Give it fewer files.",
    );
  for (const file of files) {
    await mkdir(dirname(join(source, file.path)), { recursive: true });
    await writeFile(join(source, file.path), file.content);
  }
}

/** `only`: paths that are taken, with all below them; without it, everything. */
async function takeFiles(folder: string, limits: ArchiveLimits, only?: readonly string[]): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const path of (await readdir(folder, { recursive: true })).sort()) {
    if (only !== undefined && !isBelow(path, only)) continue;
    const found = await lstat(join(folder, path));
    if (found.isDirectory()) continue;
    const content = found.isFile() ? await readHostileFile(folder, path, limits.maxBytes) : undefined;
    if (content === undefined)
      throw new KnownError(
        "hostile_archive",
        `"${path}" is no plain file: it is not taken.`,
        "Remove it, then try again.",
      );
    files.push({ path, content });
  }
  // Names and limits are held by the one who holds them for every sandbox.
  return await readArchive(Readable.from([await packTar(files)]), limits);
}

/** Files by their plain path in the folder: `./pages/old.ts`. */
async function removeFiles(folder: string, paths: string[]): Promise<TaskResult> {
  for (const path of paths) {
    const plain = path.replace(/^\.\//, "");
    if (plain.split("/").some((name) => ["", ".", ".."].includes(name))) throw notWithoutBox(`removing ${path}`);
    await rm(join(folder, plain), { force: true });
  }
  return DONE;
}

async function run(
  [program = "", ...args]: string[],
  place: { folder: string; home: string; clock: Clock },
  options: ExecOptions,
): Promise<TaskResult> {
  const env = { PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8", HOME: place.home, TMPDIR: place.home };
  const child = spawn(program, args, { cwd: place.folder, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const stdout = createBoundedOutput(options.maxOutputBytes, "ends");
  const stderr = createBoundedOutput(options.maxOutputBytes, "ends");
  child.stdout.on("data", stdout.push);
  child.stderr.on("data", stderr.push);
  let timedOut = false;
  const kill = () => {
    // Our own child, not buried yet: the number is its own, and that of all it started.
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, "SIGKILL");
  };
  const over = new AbortController();
  void place.clock.sleep(options.timeoutMs, over.signal).then(
    () => {
      timedOut = true;
      kill();
    },
    () => undefined,
  );
  options.signal?.addEventListener("abort", kill, { once: true, signal: over.signal });
  try {
    await once(child, "close");
  } finally {
    over.abort();
  }
  return { exitCode: child.exitCode, stdout: stdout.text(), stderr: stderr.text(), timedOut };
}
