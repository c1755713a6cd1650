import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildBoxLayer } from "../../builder/box-layer.ts";
import { boxLayerFolder } from "../../cli/serve/box-image.ts";

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));
/** Nothing that runs reads an older one any more. */
const KEPT_MS = 3_600_000;

/** The boxes' own layer as it is built from today's sources: by the first who asks, for all tests. Nobody writes into it. */
export async function sharedLayer(): Promise<string> {
  const folder = join(CACHE, basename(boxLayerFolder("")));
  if (isThere(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const partial = mkdtempSync(`${folder}.`);
  await buildBoxLayer(partial);
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!isThere(folder)) throw error; // else another test was faster
  }
  for (const name of readdirSync(CACHE).filter((one) => one.startsWith("box-layer-")))
    if (Date.now() - statSync(join(CACHE, name)).ctimeMs > KEPT_MS && join(CACHE, name) !== folder)
      rmSync(join(CACHE, name), { recursive: true, force: true });
  return folder;
}

/** A home finds it where it would have built its own. */
export async function layLayerInto(home: string): Promise<void> {
  const own = boxLayerFolder(home);
  if (isThere(own)) return;
  mkdirSync(dirname(own), { recursive: true });
  symlinkSync(await sharedLayer(), own);
}

function isThere(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false }) !== undefined;
}
