import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Clock } from "../lib/clock.ts";
import { removeHostileFolder } from "../lib/hostile-folder.ts";
import type { Log } from "../lib/log.ts";
import { requireLinux } from "../lib/require-linux.ts";
import { openBareSandbox } from "./bare/sandbox.ts";
import { type BareContext, type BareLaunch, bareInstance, bareTask, notWithoutBox } from "./bare/spec.ts";
import { createBoundedOutput } from "./box/bounded-output.ts";
import { type BoxUser, checkedName } from "./box/environment.ts";
import { createOneAtATime } from "./box/one-at-a-time.ts";
import { type BoxRecord, createBoxRecords, isRunning, readBootId } from "./host/box-records.ts";
import { findHeldFiles } from "./host/held-files.ts";
import { isAlive, seeProcess } from "./host/proc-files.ts";
import { framesOf, spawnClosed, spawnPiped } from "./host/spawn-piped.ts";
import { ensureImageFolder, imageFolderOf } from "./image/folder.ts";
import type { InstanceSpec, Runner, RunningBox, TaskResult } from "./runner.ts";

export interface BareRunnerOptions {
  user: BoxUser;
  /** Root-relative tree of the stock image; holds at least `node_modules/@toolroom/app`. */
  layerFolder: string;
  /** Host folder of stock images, the same as bubblewrap's: a Release runs in either. */
  imagesFolder: string;
  /** Short host folder that only we can enter: what is known of each program lies in it. */
  runtimeFolder: string;
  /** Whether everything in a folder is, byte for byte, what known parts compose. Asked before anything in it runs. */
  mayRun(folder: string): Promise<boolean>;
  log: Log;
  clock: Clock;
}

/** What people are told where there are no boxes. */
export const BARE_WARNING =
  "Apps run WITHOUT isolation on this machine, as programs of the user that runs Toolroom: they could reach the network, use all memory and CPU, and read what Node's own permissions do not keep from them. So only apps put together from known parts run here; code that a model or a person wrote does not.";

const KEEP = fileURLToPath(new URL("./bare/keep.sh", import.meta.url));
const TASK_OUTPUT_BYTES = 256 * 1024;
const START_MS = 10_000;
const END_MS = 10_000;
const BLOCKS_PER_MB = 2048;

/** The Runner without boxes: known code as plain programs of our own user. Everything else is refused. */
export function createBareRunner(options: BareRunnerOptions): Runner {
  const { clock, log } = options;
  const records = createBoxRecords(join(options.runtimeFolder, "bare"));
  const scratchOf = (name: string) => join(options.runtimeFolder, "bare-scratch", checkedName(name));
  const oneAtATime = createOneAtATime();

  return {
    name: "bare",

    prepare: async (progress) => {
      requireLinux("Apps");
      progress("Laying out the stock image as a folder.");
      const image = await ensureImageFolder(options);
      progress(BARE_WARNING);
      log.warn("runner without isolation prepared", { image: image.digest, sdkVersion: image.sdkVersion });
      return image;
    },

    startInstance: (spec) => oneAtATime(spec.name, () => startOnce(spec)),

    stopInstance: async (name, graceMs) => {
      const record = await records.read(checkedName(name));
      if (record?.program && graceMs > 0 && (await runs(record))) {
        process.kill(record.program.pid, "SIGTERM");
        for (const giveUpAt = clock.now() + graceMs; clock.now() < giveUpAt; await clock.sleep(10))
          if (!(await isAlive(record.program))) break;
      }
      await remove(name);
      log.info("stopped instance", { box: name });
    },

    runTask: async (spec) => {
      const { launch, bundleFolders } = bareTask(spec, await contextOf(spec.name, spec.imageDigest));
      for (const folder of bundleFolders) await mustBeKnown(folder);
      const folder = await begin(spec);
      try {
        return await runToEnd(launch, folder, spec.timeoutMs);
      } finally {
        await remove(spec.name);
      }
    },

    openSandbox: async (spec) => {
      const { imageFolder, node } = await contextOf(spec.name, spec.imageDigest);
      await begin(spec);
      const { mayRun } = options;
      const onClose = () => remove(spec.name);
      return openBareSandbox(spec, { folder: scratchOf(spec.name), imageFolder, node, clock, mayRun, onClose });
    },

    list: async (look) => {
      const all = await records.all();
      return await Promise.all(all.map((record) => describe(record, look?.countsProcesses === true)));
    },
  };

  async function startOnce(spec: InstanceSpec): Promise<void> {
    const context = await contextOf(spec.name, spec.imageDigest);
    const launch = bareInstance(spec, context);
    await mustBeKnown(spec.bundleFolder);
    const known = await records.read(spec.name);
    if (known && (await runs(known))) return;
    const folder = await begin(spec);
    await removeHostileFolder(spec.appFolder);
    for (const own of [spec.appFolder, spec.dataFolder]) await mkdir(own, { recursive: true, mode: 0o700 });
    log.info("starting instance", { box: spec.name });
    const blocks = String(spec.limits.fileSizeMb * BLOCKS_PER_MB);
    const command = ["/bin/sh", KEEP, folder, blocks, "/usr/bin/env", "-C", launch.workingFolder, ...launch.command];
    const child = await spawnClosed(command, { env: launch.env, extra: [], detached: true });
    child.unref();
    // The keeper writes down which process the program is; no event tells of a file.
    for (const giveUpAt = clock.now() + START_MS; clock.now() < giveUpAt; await clock.sleep(4))
      if ((await records.read(spec.name))?.program) break;
    log.info("started instance", { box: spec.name });
  }

  async function begin(spec: {
    name: string;
    labels: Record<string, string>;
    limits: InstanceSpec["limits"];
  }): Promise<string> {
    await remove(spec.name);
    const { name, labels, limits } = spec;
    const folder = await records.make({ name, labels, limits, bootId: await readBootId() });
    await mkdir(scratchOf(name), { recursive: true, mode: 0o700 });
    return folder;
  }

  async function runToEnd(launch: BareLaunch, folder: string, timeoutMs: number): Promise<TaskResult> {
    const command = ["/usr/bin/env", "-C", launch.workingFolder, ...launch.command];
    const given = { env: launch.env, extra: [], detached: false, folder, name: "task", hasInput: false };
    const piped = await spawnPiped(command, given);
    const { child } = piped;
    const stdout = createBoundedOutput(TASK_OUTPUT_BYTES, "end");
    const stderr = createBoundedOutput(TASK_OUTPUT_BYTES, "end");
    const over = new AbortController();
    let timedOut = false;
    void clock.sleep(timeoutMs, over.signal).then(
      () => {
        timedOut = true;
        child.kill("SIGKILL");
      },
      () => undefined,
    );
    for await (const frame of framesOf(piped)) (frame.from === "stdout" ? stdout : stderr).push(frame.chunk);
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    over.abort();
    return { exitCode: child.exitCode, stdout: stdout.text(), stderr: stderr.text(), timedOut };
  }

  async function remove(name: string): Promise<void> {
    const record = await records.remove(checkedName(name));
    const { program, keeper } = record ?? {};
    if (record && record.facts.bootId === (await readBootId())) {
      if (program && (await isAlive(program))) process.kill(program.pid, "SIGKILL");
      for (const giveUpAt = clock.now() + END_MS; clock.now() < giveUpAt; await clock.sleep(4)) {
        if (!(program && (await isAlive(program))) && !(keeper && (await isAlive(keeper)))) break;
      }
    }
    await rm(scratchOf(name), { recursive: true, force: true });
  }

  async function describe(record: BoxRecord, countsProcesses: boolean): Promise<RunningBox> {
    const { name, labels } = record.facts;
    if (!(await runs(record))) {
      const why = record.exitCode?.toString();
      return { name, labels, state: "stopped", ...(why === undefined ? {} : { stoppedBecause: why }) };
    }
    if (!countsProcesses || !record.program) return { name, labels, state: "running" };
    const processes = (await seeProcess(record.program.pid))?.threads ?? 0;
    const heldFiles = await findHeldFiles([record.program.pid]);
    return { name, labels, state: "running", processes, ...(heldFiles === undefined ? {} : { heldFiles }) };
  }

  async function runs(record: BoxRecord): Promise<boolean> {
    return isRunning(record, await readBootId());
  }

  async function contextOf(name: string, imageDigest: string): Promise<BareContext> {
    const imageFolder = imageFolderOf(options.imagesFolder, imageDigest);
    return { node: process.execPath, imageFolder, scratchFolder: scratchOf(name) };
  }

  async function mustBeKnown(folder: string): Promise<void> {
    if (!(await options.mayRun(folder))) throw notWithoutBox("code that somebody or a model wrote or changed");
  }
}
