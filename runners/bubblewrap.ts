import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import { requireLinux } from "../lib/require-linux.ts";
import type { BoxUser } from "./box/environment.ts";
import { noGpus } from "./box/no-gpus.ts";
import { createOneAtATime } from "./box/one-at-a-time.ts";
import { probeSockets } from "./box/probe-sockets.ts";
import { createBoxes } from "./bubblewrap/boxes.ts";
import { describeBox } from "./bubblewrap/describe-box.ts";
import { explainRefusal } from "./bubblewrap/host-programs.ts";
import { startInstance, stopInstance } from "./bubblewrap/instances.ts";
import { type BoxMachine, findMachine } from "./bubblewrap/machine.ts";
import { openSandbox } from "./bubblewrap/sandbox.ts";
import { runTask } from "./bubblewrap/task.ts";
import { createBoxWatch } from "./bubblewrap/watch.ts";
import { createBoxRecords } from "./host/box-records.ts";
import { isInNamespace } from "./host/proc-files.ts";
import type { Starter } from "./host/starter/starter.ts";
import { ensureImageFolder } from "./image/folder.ts";
import type { Runner } from "./runner.ts";

export interface BubblewrapRunnerOptions {
  /** 8 hex of the Toolroom home: tells our groups from another Toolroom's on the same machine. */
  homeLabel: string;
  /** Who programs in boxes are: 10001 under root, else our own. */
  user: BoxUser;
  /** Root-relative tree that lies over the machine's own /usr; holds at least `node_modules/@toolroom/app`. */
  layerFolder: string;
  /** Host folder of stock images, kept between starts: Releases name them by digest. */
  imagesFolder: string;
  /** Short host folder that only we can enter: what is known of each box lies in it. */
  runtimeFolder: string;
  starter: Starter;
  log: Log;
  clock: Clock;
}

const FIRST_TRY = {
  name: "first-try",
  labels: { kind: "probe" },
  limits: { memoryMb: 128, cpus: 1, pids: 32, fileSizeMb: 1, scratchMb: 1 },
  env: {},
  command: ["node", "--version"],
  mounts: [],
  timeoutMs: 15_000,
};

/** The Runner over bubblewrap: the same box as Docker's, made of this machine's kernel and its own /usr. */
export function createBubblewrapRunner(options: BubblewrapRunnerOptions): Runner {
  const { starter, clock, log } = options;
  const records = createBoxRecords(join(options.runtimeFolder, "boxes"));
  const oneAtATime = createOneAtATime();
  const watch = createBoxWatch(endOver);
  let found: Promise<BoxMachine> | undefined;
  const boxes = createBoxes({ machine, records, watch, starter, clock });

  const runner: Runner = {
    name: "bubblewrap",

    prepare: async (progress) => {
      const { sentence } = await machine();
      await boxes.removeLeftovers();
      progress("Laying out the stock image as a folder.");
      const image = await ensureImageFolder(options);
      // Shows at once what keeps bubblewrap from working here, in its own words.
      const tried = await runner.runTask({ ...FIRST_TRY, imageDigest: image.digest });
      if (tried.exitCode !== 0) throw await explainRefusal(tried.stderr, process.getuid?.() === 0);
      progress("Proving that a box reaches its sockets.");
      const fix = "Look into the log of the box, and whether this machine restricts what bubblewrap may do.";
      await probeSockets(runner, { imageDigest: image.digest, runtimeFolder: options.runtimeFolder, clock, fix });
      progress(sentence);
      log.info("runner prepared", { image: image.digest, sdkVersion: image.sdkVersion });
      return image;
    },

    startInstance: (spec) => oneAtATime(spec.name, async () => startInstance(boxes, await machine(), spec, log)),

    stopInstance: async (name, graceMs) => {
      await stopInstance(boxes, name, graceMs, clock);
      log.info("stopped instance", { box: name });
    },

    runTask: async (spec) => runTask(boxes, await machine(), spec, clock),
    openSandbox: async (spec) => openSandbox(boxes, await machine(), spec, { starter, clock }),
    gpus: async () => noGpus(),

    list: async (look) => {
      const all = await records.all();
      if (all.length === 0) return [];
      const own = await machine();
      return await Promise.all(all.map((record) => describeBox(record, own, look?.countsProcesses === true)));
    },
  };
  return runner;

  /** Found out when first asked for, and again after a failure. */
  function machine(): Promise<BoxMachine> {
    requireLinux("Boxes");
    found ??= findMachine(options)
      .then(async (own) => {
        if (!own.groups.holds.memory) await followEarlier();
        return own;
      })
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  }

  /** Boxes of an earlier control plane, watched from now on. */
  async function followEarlier(): Promise<void> {
    for (const record of await records.all())
      if (record.first && (await boxes.isRunning(record)))
        watch.follow({ ...record.facts, pidNamespace: record.first.pidNamespace });
  }

  async function endOver(name: string, why: "oom" | "processes"): Promise<void> {
    const record = await boxes.read(name);
    if (!record?.first) return;
    log.warn("box over its limit", { box: name, why });
    if (why === "oom") await writeFile(join(record.folder, "ended-by"), why);
    const { pid, pidNamespace } = record.first;
    if (await isInNamespace(pid, pidNamespace)) process.kill(pid, "SIGKILL");
  }
}
