import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { buildBoxLayer, describeBoxLayer } from "../../builder/box-layer.ts";
import type { Runner, RuntimeImage } from "../../runners/runner.ts";

/** The stock image, made when it is first needed and looked for again after every failure. */
export interface BoxImage {
  /** Throws KnownError `runner_unavailable` with the fix. */
  get(): Promise<RuntimeImage>;
}

/** Folder of what goes into the image beside the system: `<home>/cache/box-layer-<12 hex of its content>`. */
export function boxLayerFolder(home: string): string {
  return join(home, "cache", `box-layer-${describeBoxLayer().contentHash.slice(0, 12)}`);
}

export function createBoxImage(options: {
  runner: Runner;
  layerFolder: string;
  progress: (sentence: string) => void;
  /** Where the runner was proven already: its image, so that it is not proven again. */
  prepared?: RuntimeImage;
}): BoxImage {
  let prepared = options.prepared === undefined ? null : Promise.resolve(options.prepared);
  return {
    get: () => {
      prepared ??= prepare(options).catch((error: unknown) => {
        prepared = null;
        throw error;
      });
      return prepared;
    },
  };
}

async function prepare(options: Parameters<typeof createBoxImage>[0]): Promise<RuntimeImage> {
  await ensureBoxLayer(options.layerFolder, options.progress);
  return options.runner.prepare(options.progress);
}

/** Whole or not at all; older ones go. */
export async function ensureBoxLayer(folder: string, progress: (sentence: string) => void): Promise<void> {
  if (existsSync(folder)) return;
  progress("Building the app library and the tools of the boxes (once, a few seconds).");
  const cache = join(folder, "..");
  await mkdir(cache, { recursive: true });
  for (const name of await readdir(cache))
    if (name.startsWith("box-layer-")) await rm(join(cache, name), { recursive: true, force: true });
  const partial = `${folder}.partial`;
  await buildBoxLayer(partial);
  await rename(partial, folder);
}
