/**
 * Where containers run. A Runner knows images, folders and limits, and no domain noun: who an Instance belongs to is
 * told by the caller in `labels`.
 *
 * Every box has network `none`, a read-only root, no capabilities, no-new-privileges, a non-root user, and limits on
 * memory, CPU, processes, file size and log size. What it sees of the host: `/door` (read-only; `door.sock` to the
 * platform), and for an Instance `/app` (it listens on `/app/app.sock`), `/data` (its files) and `/bundle` (read-only).
 * The host never trusts a path inside a folder that a box can write: see `lib/hostile-folder.ts`.
 *
 * Contract suite: `test/contracts/runner.contract.ts`.
 */
export interface Runner {
  readonly name: "docker" | "bubblewrap" | "bare" | "kubernetes";
  /**
   * Makes the stock image if it is missing and proves that a container completes a round trip through its sockets.
   * `progress` gets one plain sentence per stage. Throws KnownError `runner_unavailable` with the fix.
   */
  prepare(progress: (sentence: string) => void): Promise<RuntimeImage>;
  /** Starts a long-running Instance; returns once the engine has started it (not: healthy). The same `name` twice is one container. */
  startInstance(spec: InstanceSpec): Promise<void>;
  /** Sends SIGTERM, then SIGKILL after `graceMs`, and removes it with what the engine keeps of it. Of one that is gone: nothing happens. */
  stopInstance(name: string, graceMs: number): Promise<void>;
  /** Runs one command to its end in a box of its own (migrations, type checks). Over `timeoutMs` it is killed and `timedOut` is true. */
  runTask(spec: TaskSpec): Promise<TaskResult>;
  /** A throw-away box to code in: it waits, `/app-source` is its working folder (sized tmpfs). */
  openSandbox(spec: SandboxSpec): Promise<Sandbox>;
  /** Asked of the engine at each call: a driver may have come. */
  gpus(): Promise<GpuAnswer>;
  /**
   * Every box this Toolroom ever started that the engine still knows, with its labels and state: the reaper's and
   * reconciler's view. `countsProcesses` also finds the files they hold; it may take a second and asks the engine once
   * for each box: not in quick loops.
   */
  list(look?: { countsProcesses: boolean }): Promise<RunningBox[]>;
}

/** Which stock image boxes run on, recorded in each Release. */
export interface RuntimeImage {
  /** Engine's content id, `sha256:…`. */
  digest: string;
  /** Version of `@toolroom/app` in it. */
  sdkVersion: string;
}

export interface BoxLimits {
  memoryMb: number;
  /** Share of one core: 0.5 is half. */
  cpus: number;
  pids: number;
  /** Largest file a process may write, in MB. */
  fileSizeMb: number;
  /** Size of the tmpfs at /tmp (and /app-source, /home/agent in a Sandbox), in MB. */
  scratchMb: number;
  /** Graphics cards; absent: none. Not proven on one: asked for as the engine's reference says. */
  gpus?: number;
}

/** Whether boxes here can have graphics cards; where not, why and what would help, in plain sentences. */
export type GpuAnswer = { areThere: true } | { areThere: false; why: string; fix: string };

interface BoxSpec {
  /** Unique among all boxes; becomes the container's name: `[a-z0-9_-]{1,60}`. */
  name: string;
  labels: Record<string, string>;
  limits: BoxLimits;
  /** Host folder with `door.sock`, seen read-only at `/door`. Without one the box has no platform at all. */
  doorFolder?: string;
  env: Record<string, string>;
}

/** In a bundle's folder: its TypeScript without types, each file by its own path. No source may have that name. */
export const STRIPPED_FOLDER = ".stripped";

/** In a bundle's folder: the packages that it brings, installed by the platform. */
export const MODULES_FOLDER = "node_modules";

export interface InstanceSpec extends BoxSpec {
  /** Image to run, a digest that `prepare` returned. */
  imageDigest: string;
  /** Empty host folder the Runner makes (owned by the box's user), seen at `/app`. */
  appFolder: string;
  /** Host folder kept between Instances, seen at `/data`; made and owned by the box's user. */
  dataFolder: string;
  /**
   * Host folder with the unpacked bundle, readable by the box's user, seen read-only at `/bundle`; `app.ts` in it is run,
   * or the one in its STRIPPED_FOLDER, and so for each file.
   */
  bundleFolder: string;
}

export interface TaskSpec extends BoxSpec {
  imageDigest: string;
  command: string[];
  /** Host folders it sees, by their path inside. */
  mounts: { hostFolder: string; inside: string; writable: boolean }[];
  /** A tar laid into `/app-source` (tmpfs) before the command starts, which is then the working folder. */
  source?: Uint8Array;
  timeoutMs: number;
  /** Kills it as `timeoutMs` does, `timedOut` included. */
  over?: AbortSignal | undefined;
}

export interface TaskResult {
  /** null where it was killed. */
  exitCode: number | null;
  /** stdout and stderr, each cut to the last 256 kB. */
  stdout: string;
  stderr: string;
  timedOut: boolean;
}

export interface SandboxSpec extends BoxSpec {
  imageDigest: string;
  agents?: readonly AgentFolder[];
  /** Started where the Sandbox is opened ahead of its use; else it is not. */
  ahead?: ProgramAhead;
}

/** A program that can wait for its work: all of it is known before the work is. */
export interface ProgramAhead {
  /** `{uuid}` in it stands for a new one in each Sandbox. */
  command: readonly string[];
  options: StartOptions;
  /** Texts by their paths below `/home/agent`, there before it starts. */
  files: Readonly<Record<string, string>>;
  /** What is written to it, and what stands in the line of its stdout after which it waits. */
  say: string;
  answer: string;
}

/** One that waits. */
export interface StartedAhead {
  program: RunningProgram;
  uuid: string;
  /** The lines it has said. */
  heard: readonly string[];
}

/** Programs that are no part of the stock image: a coding agent's, a few hundred MB. */
export interface AgentFolder {
  /**
   * Where a Sandbox sees it: `/agents/<name>`, read-only; the programs in its `bin` are found by their names.
   * `[a-z0-9-]{1,40}`, unique among the Sandbox's.
   */
  name: string;
  /** On the host; readable by everybody, written by nobody any more. */
  hostFolder: string;
}

/** One throw-away box in which a Build works. Every call throws KnownError `sandbox_gone` once it ended or was closed. */
export interface Sandbox {
  readonly name: string;
  /** Runs a command in `/app-source`, or in `options.cwd`. Output beyond `maxOutputBytes` is dropped in the middle and said so. */
  exec(command: string[], options: ExecOptions): Promise<TaskResult>;
  /** The program that was started ahead in it, once; null, or not there: none was, or it has ended. */
  takeStarted?(): StartedAhead | null;
  /**
   * Starts a program that goes on, with its input open: a harness. It ends by itself, by `kill`, by too much output, or
   * with the Sandbox. Throws KnownError `not_without_box` where there is no box around it.
   */
  start(command: string[], options: StartOptions): Promise<RunningProgram>;
  /** Lays a tar into `/app-source`, or `into` another folder of its own. Throws KnownError `sandbox_full` where it does not fit. */
  putFiles(tar: Uint8Array, into?: SandboxFolder): Promise<void>;
  /**
   * Takes `/app-source` out as files, or what `from` names of the agent's own folder, under strict rules: regular files and
   * folders only, no `.git`, no path out, size and count limits. What is installed there, in its `node_modules`, is left out,
   * or taken alone. Throws KnownError `hostile_archive` naming the entry.
   */
  takeFiles(limits: ArchiveLimits, from?: TakenFrom): Promise<SourceFile[]>;
  /**
   * Stops everything in it where it is, programs that go on too, or lets it go on. Every other call, also one of a
   * program's, lets it go on first. Without a box around it nothing happens.
   */
  setFrozen(isFrozen: boolean): Promise<void>;
  /** Kills and removes it. Twice is harmless. */
  close(): Promise<void>;
}

/** What of a Sandbox its programs may write and others may lay files into; each is lost with it. */
export type SandboxFolder = "/app-source" | "/home/agent";

/**
 * Of `/home/agent`, where programs keep what they like, only these are taken: files, or folders with all below them, by
 * plain relative paths (`.claude/projects`). What is not there is left out.
 */
export type TakenFrom =
  | { folder: "/app-source"; only?: "node_modules" }
  | { folder: "/home/agent"; only: readonly string[] };

export interface StartOptions {
  /** `/app-source` where it is not said. */
  cwd?: string;
  /** Added to the box's own. */
  env?: Record<string, string>;
  /** A longer line ends the program. */
  maxLineBytes: number;
  /** More than this on both outputs together ends the program. */
  maxTotalBytes: number;
}

/** A program that goes on in a Sandbox. */
export interface RunningProgram {
  /**
   * stdout line by line, without line ends and as UTF-8 with what is none replaced; ends with the program. Each line is
   * given once: who stops reading goes on with another call. What is not read waits, and so, in the end, does the program.
   * Throws KnownError `too_much_output` after the last line within the limits.
   */
  lines(): AsyncIterable<string>;
  /** The last 64 kB of stderr. */
  stderr(): string;
  /** Resolves once the program's input has it all. Throws KnownError `program_ended` where nobody will read it. */
  write(text: string): Promise<void>;
  /** What it reads after that is the end of its input. */
  endInput(): void;
  /** Once it ended and its output was read. `exitCode` is null where it was killed, or ended with its box. Never rejects. */
  exited: Promise<{ exitCode: number | null }>;
  /** Kills it with all that it started, also what it left behind when it ended by itself. Twice is harmless. */
  kill(): Promise<void>;
}

export interface ExecOptions {
  timeoutMs: number;
  maxOutputBytes: number;
  stdin?: Uint8Array;
  cwd?: string;
  /** Kills the command. */
  signal?: AbortSignal;
}

export interface ArchiveLimits {
  maxFiles: number;
  maxBytes: number;
}

/** A file of an App's source. `path` is relative, forward slashes, never `..`. */
export interface SourceFile {
  path: string;
  content: Uint8Array;
}

export interface RunningBox {
  name: string;
  labels: Record<string, string>;
  state: "running" | "stopped";
  /** Why it stopped, where the engine knows: `oom`, or the exit code as text. */
  stoppedBecause?: string;
  /** Of a running one, where they were asked for: processes and threads in it, as its limit on `pids` counts them. */
  processes?: number;
  /**
   * With `processes`, where they can be seen from here: what deleted files take that they hold open, which no look into
   * a folder finds; by the device (`st_dev`) the files are on. See runners/host/held-files.ts for what it does not see.
   */
  heldFiles?: { device: number; bytes: number }[];
}
