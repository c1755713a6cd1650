import { join } from "node:path";
import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import { requireLinux } from "../lib/require-linux.ts";
import { describeProgram } from "./bare/describe-program.ts";
import { startInstance, stopInstance } from "./bare/instances.ts";
import { createPrograms } from "./bare/programs.ts";
import { openBareSandbox } from "./bare/sandbox.ts";
import { type BareContext, bareInstance, bareTask, notWithoutBox } from "./bare/spec.ts";
import { runToEnd } from "./bare/task.ts";
import { type BoxUser, checkedName } from "./box/environment.ts";
import { noGpus } from "./box/no-gpus.ts";
import { createOneAtATime } from "./box/one-at-a-time.ts";
import { createBoxRecords } from "./host/box-records.ts";
import type { Starter } from "./host/starter/starter.ts";
import { ensureImageFolder, imageFolderOf } from "./image/folder.ts";
import type { Runner } from "./runner.ts";

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
  starter: Starter;
  log: Log;
  clock: Clock;
}

/** What people are told where there are no boxes. */
export const BARE_WARNING =
  "Apps run WITHOUT isolation on this machine, as programs of the user that runs Toolroom: they could reach the network, use all memory and CPU, and read what Node's own permissions do not keep from them. So only apps put together from known parts run here; code that a model or a person wrote does not.";

/** The Runner without boxes: known code as plain programs of our own user. Everything else is refused. */
export function createBareRunner(options: BareRunnerOptions): Runner {
  const { starter, clock, log, mayRun } = options;
  const records = createBoxRecords(join(options.runtimeFolder, "bare"));
  const scratchOf = (name: string) => join(options.runtimeFolder, "bare-scratch", checkedName(name));
  const programs = createPrograms({ records, scratchOf, clock });
  const oneAtATime = createOneAtATime();

  const contextOf = (name: string, imageDigest: string): BareContext => ({
    node: process.execPath,
    imageFolder: imageFolderOf(options.imagesFolder, imageDigest),
    scratchFolder: scratchOf(name),
  });
  const mustBeKnown = async (folder: string): Promise<void> => {
    if (!(await mayRun(folder))) throw notWithoutBox("code that somebody or a model wrote or changed");
  };

  return {
    name: "bare",

    prepare: async (progress) => {
      requireLinux("Apps");
      await programs.removeLeftovers();
      progress("Laying out the stock image as a folder.");
      const image = await ensureImageFolder(options);
      progress(BARE_WARNING);
      log.warn("runner without isolation prepared", { image: image.digest, sdkVersion: image.sdkVersion });
      return image;
    },

    startInstance: (spec) =>
      oneAtATime(spec.name, async () => {
        const launch = bareInstance(spec, contextOf(spec.name, spec.imageDigest));
        await mustBeKnown(spec.bundleFolder);
        await startInstance(programs, spec, launch, { starter, clock, log });
      }),

    stopInstance: async (name, graceMs) => {
      await stopInstance(programs, name, graceMs, clock);
      log.info("stopped instance", { box: name });
    },

    runTask: async (spec) => {
      const { launch, bundleFolders } = bareTask(spec, contextOf(spec.name, spec.imageDigest));
      for (const folder of bundleFolders) await mustBeKnown(folder);
      await programs.begin(spec);
      try {
        return await runToEnd(launch, spec, { starter, clock });
      } finally {
        await programs.remove(spec.name);
      }
    },

    openSandbox: async (spec) => {
      const { imageFolder, node, scratchFolder } = contextOf(spec.name, spec.imageDigest);
      await programs.begin(spec);
      const onClose = () => programs.remove(spec.name);
      return openBareSandbox(spec, { folder: scratchFolder, imageFolder, node, clock, mayRun, onClose });
    },
    gpus: async () => noGpus(),

    list: async (look) => {
      const all = await records.all();
      const counts = look?.countsProcesses === true;
      return await Promise.all(all.map((record) => describeProgram(programs, record, counts)));
    },
  };
}
