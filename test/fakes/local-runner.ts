import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { KnownError } from "../../lib/errors.ts";
import { noGpus } from "../../runners/box/no-gpus.ts";
import { findHeldFiles } from "../../runners/host/held-files.ts";
import type { InstanceSpec, Runner, RunningBox, TaskResult, TaskSpec } from "../../runners/runner.ts";
import { COMPILED } from "../compiled.ts";

/** A Runner without boxes: programs run as plain processes of this machine, with the paths of a box made real ones. */
export interface LocalRunner extends Runner {
  /** Ends an Instance as a crash would. */
  crash(name: string): Promise<void>;
  /** Ends everything, when the test is over. */
  close(): Promise<void>;
}

const MIGRATE = fileURLToPath(new URL("../../cli/box/migrate.ts", import.meta.url));
const LOADER = fileURLToPath(new URL("./local-app-loader.ts", import.meta.url));

/** What every program finds; what Node has compiled of ours it need not compile again. */
const MACHINE = { PATH: "/usr/bin:/bin", NODE_COMPILE_CACHE: COMPILED };

interface LocalBox {
  labels: Record<string, string>;
  child: ChildProcess;
  ended: Promise<string>;
  stoppedBecause: string | null;
}

export function createLocalRunner(): LocalRunner {
  const boxes = new Map<string, LocalBox>();
  const starts = new Map<string, Promise<void>>();

  const begin = async (spec: InstanceSpec): Promise<void> => {
    const known = boxes.get(spec.name);
    if (known !== undefined && known.stoppedBecause === null) return;
    await rm(spec.appFolder, { recursive: true, force: true });
    await mkdir(spec.appFolder, { recursive: true });
    await mkdir(spec.dataFolder, { recursive: true });
    const outside = (value: string) =>
      value
        .replace(/^\/app(?=\/|$)/, spec.appFolder)
        .replace(/^\/door(?=\/|$)/, spec.doorFolder ?? "/nowhere")
        .replace(/^\/data(?=\/|$)/, spec.dataFolder)
        .replace(/^\/bundle(?=\/|$)/, spec.bundleFolder);
    const env = Object.fromEntries(Object.entries(spec.env).map(([name, value]) => [name, outside(value)]));
    const child = spawn(process.execPath, ["--import", LOADER, join(spec.bundleFolder, "app.ts")], {
      cwd: spec.bundleFolder,
      env: { ...MACHINE, ...env },
      stdio: "ignore",
    });
    const ended = new Promise<string>((resolve) => {
      child.once("exit", (code, signal) => resolve(String(code ?? signal)));
      child.once("error", (error) => resolve(error.message));
    });
    const box: LocalBox = { labels: spec.labels, child, ended, stoppedBecause: null };
    boxes.set(spec.name, box);
    void ended.then((code) => {
      box.stoppedBecause = code;
    });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
  };

  const stop = async (name: string, graceMs: number): Promise<void> => {
    const box = boxes.get(name);
    if (box === undefined) return;
    box.child.kill("SIGTERM");
    const hurry = setTimeout(() => box.child.kill("SIGKILL"), graceMs);
    await box.ended;
    clearTimeout(hurry);
    boxes.delete(name);
  };

  return {
    name: "bubblewrap",
    prepare: async () => ({ digest: "sha256:local", sdkVersion: "0.1.0" }),
    startInstance: (spec) => {
      const started = (starts.get(spec.name) ?? Promise.resolve()).then(() => begin(spec));
      starts.set(
        spec.name,
        started.catch(() => undefined),
      );
      return started;
    },
    stopInstance: stop,
    runTask: (spec) => runTask(spec),
    openSandbox: async () => {
      throw new KnownError("runner_unavailable", "The local runner has no sandboxes.", "Use Docker.");
    },
    gpus: async () => noGpus(),
    list: async (look) =>
      await Promise.all(
        [...boxes].map(async ([name, { labels, stoppedBecause, child }]): Promise<RunningBox> => {
          if (stoppedBecause !== null) return { name, labels, state: "stopped", stoppedBecause };
          if (look?.countsProcesses !== true || child.pid === undefined) return { name, labels, state: "running" };
          const heldFiles = await findHeldFiles([child.pid]);
          return { name, labels, state: "running", processes: 1, ...(heldFiles === undefined ? {} : { heldFiles }) };
        }),
      ),
    crash: async (name) => {
      const box = boxes.get(name);
      box?.child.kill("SIGKILL");
      await box?.ended;
    },
    close: async () => {
      await Promise.all([...boxes.keys()].map((name) => stop(name, 0)));
    },
  };
}

async function runTask(spec: TaskSpec): Promise<TaskResult> {
  const [program = "", ...args] = spec.command;
  const outside = (word: string) => {
    if (word === "/opt/toolroom/migrate.mjs") return MIGRATE;
    const mount = spec.mounts.find((one) => word === one.inside || word.startsWith(`${one.inside}/`));
    return mount === undefined ? word : `${mount.hostFolder}${word.slice(mount.inside.length)}`;
  };
  const child = spawn(program === "node" ? process.execPath : program, args.map(outside), {
    env: { ...MACHINE, ...spec.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill("SIGKILL");
  }, spec.timeoutMs);
  const exitCode = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearTimeout(timer);
  return { exitCode, stdout, stderr, timedOut };
}
