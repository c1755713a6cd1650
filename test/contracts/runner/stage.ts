import { type TestContext, test } from "node:test";
import { createInstanceLogs, type InstanceLogs } from "../../../runners/logs.ts";
import type {
  InstanceSpec,
  Runner,
  RunningBox,
  Sandbox,
  SandboxSpec,
  TaskResult,
  TaskSpec,
} from "../../../runners/runner.ts";
import { engineSocket, instanceSpec, type RunnerUnderTest, smallLimits } from "../../runners/boxes.ts";

/** Where the tests of a contract act: a Runner, and short ways to have boxes of it. All but `keeps` is there once the tests run. */
export interface RunnerStage {
  /** A promise of the port and its proof, unless this Runner lacks it. */
  keeps(promise: string, prove: (t: TestContext) => Promise<void> | void): void;
  readonly runner: Runner;
  /** What its Instances said. */
  readonly logs: InstanceLogs;
  /** Short folder for doors and data. */
  readonly folder: string;
  /** Who programs in boxes are. */
  readonly uid: number;
  /** Runs a command, a shell's or a Node's program as a task, in a box of its own. */
  task(command: string[], given?: Partial<TaskSpec>): Promise<TaskResult>;
  shell(script: string, given?: Partial<TaskSpec>): Promise<TaskResult>;
  program(script: string, given?: Partial<TaskSpec>): Promise<TaskResult>;
  /** An Instance of the obedient program, or of `program`. */
  instanceSpec(given: Partial<InstanceSpec> & { name: string; program?: string }): InstanceSpec;
  find(boxName: string): Promise<RunningBox | undefined>;
  /** Closes it in every case. */
  withSandbox(use: (sandbox: Sandbox) => Promise<void>, given?: Partial<SandboxSpec>): Promise<void>;
}

/** What commands in sandboxes are given that need nothing special. */
export const execOptions = { timeoutMs: 20_000, maxOutputBytes: 10_000 };

export interface BuiltStage {
  stage: RunnerStage;
  /** Tells it the Runner, which is prepared. */
  begin(made: RunnerUnderTest, imageDigest: string): void;
  /** Every promise that was given to `keeps`. */
  promises: ReadonlySet<string>;
}

export function buildStage(lacks: Record<string, string>): BuiltStage {
  const promises = new Set<string>();
  let begun: { made: RunnerUnderTest; imageDigest: string } | undefined;
  let boxNumber = 0;
  const now = () => {
    if (begun === undefined) throw new Error("There is no runner yet: ask for it inside a test.");
    return begun;
  };
  const nameNext = (what: string) => {
    boxNumber += 1;
    return `${what}-${boxNumber}`;
  };

  const stage: RunnerStage = {
    keeps: (promise, prove) => {
      promises.add(promise);
      if (lacks[promise] === undefined) test(promise, prove);
    },
    get runner() {
      return now().made.runner;
    },
    get logs() {
      const { runner, homeLabel, folder } = now().made;
      const own = { homeLabel, runtimeFolder: folder, socketPath: engineSocket };
      return createInstanceLogs({ ...own, runnerName: () => runner.name });
    },
    get folder() {
      return now().made.folder;
    },
    get uid() {
      return now().made.uid;
    },
    task: (command, given = {}) => {
      const usual = { labels: {}, limits: smallLimits, env: {}, mounts: [], timeoutMs: 20_000 };
      const { made, imageDigest } = now();
      return made.runner.runTask({ ...usual, name: nameNext("task"), imageDigest, command, ...given });
    },
    shell: (script, given) => stage.task(["sh", "-c", script], given),
    program: (script, given) => stage.task(["node", "--input-type=module", "-e", script], given),
    instanceSpec: (given) => instanceSpec(now().made.folder, now().imageDigest, given),
    find: async (boxName) => (await now().made.runner.list()).find((box) => box.name === boxName),
    withSandbox: async (use, given = {}) => {
      const { made, imageDigest } = now();
      const limits = { ...smallLimits, memoryMb: 512 };
      const env = { GREETING: "hello" };
      const spec = { name: nameNext("sandbox"), labels: { kind: "build" }, limits, env, imageDigest };
      const sandbox = await made.runner.openSandbox({ ...spec, ...given });
      try {
        await use(sandbox);
      } finally {
        await sandbox.close();
      }
    },
  };

  const begin = (made: RunnerUnderTest, imageDigest: string) => {
    begun = { made, imageDigest };
  };
  return { stage, begin, promises };
}
