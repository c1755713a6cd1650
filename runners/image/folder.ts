import { existsSync } from "node:fs";
import { chmod, constants, copyFile, link, mkdir, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { KnownError } from "../../lib/errors.ts";
import { isLeftover, nameUnfinished } from "../host/leftovers.ts";
import type { RuntimeImage } from "../runner.ts";
import { hashOf, type LayerEntry, type LayerOptions, layerParts, readLayer, readSdkVersion } from "./layer.ts";
import { type FilterArch, seccompFilter } from "./seccomp-filter.ts";

/** Host folder of stock images, one folder for each digest, kept as long as a Release may name it. */
export interface ImageFolderOptions extends LayerOptions {
  imagesFolder: string;
}

/**
 * Makes the stock image as a folder unless it is there: what Toolroom brings, and the Node that runs it. The system under
 * it is the machine's own /usr, which is not part of the digest.
 */
export async function ensureImageFolder(options: ImageFolderOptions): Promise<RuntimeImage> {
  const sdkVersion = await readSdkVersion(options.layerFolder);
  const layer = [...(await readLayer(options)), ...ownFiles()];
  const platform = `${process.version} ${process.platform} ${process.arch}`;
  const digest = `sha256:${hashOf(["bubblewrap 1", platform, ...layerParts(layer)])}`;
  const folder = folderFor(options.imagesFolder, digest);
  if (!existsSync(folder)) await makeFolder(options.imagesFolder, folder, layer);
  return { digest, sdkVersion };
}

/** Throws KnownError `image_gone` where the digest is none of ours, or its folder was removed. */
export function imageFolderOf(imagesFolder: string, digest: string): string {
  const folder = folderFor(imagesFolder, digest);
  if (/^sha256:[0-9a-f]{64}$/.test(digest) && existsSync(folder)) return join(folder, "root");
  throw new KnownError(
    "image_gone",
    `The runtime image ${digest.slice(0, 19)} is not on this machine: it was made by another runner, or removed.`,
    "Change the app once in its thread: its next release runs on the image of today.",
  );
}

/** The filter's file for an image folder that `imageFolderOf` gave. */
export function filterFileOf(rootFolder: string, deniesUncountedMemory: boolean): string {
  return join(dirname(rootFolder), deniesUncountedMemory ? "seccomp-strict" : "seccomp");
}

/** Whole or not at all. */
async function makeFolder(imagesFolder: string, folder: string, layer: LayerEntry[]): Promise<void> {
  await mkdir(imagesFolder, { recursive: true, mode: 0o755 });
  for (const name of await readdir(imagesFolder))
    if (isLeftover("image", name)) await rm(join(imagesFolder, name), { recursive: true, force: true });
  const partial = join(imagesFolder, nameUnfinished("image"));
  const root = join(partial, "root");
  for (const entry of layer) await layEntry(root, entry);
  await mkdir(join(root, "usr/local/bin"), { recursive: true });
  await layNode(join(root, "usr/local/bin/node"));
  for (const strict of [false, true]) {
    const filter = seccompFilter(filterArch(), { deniesUncountedMemory: strict });
    await writeFile(filterFileOf(root, strict), filter);
  }
  await rename(partial, folder).catch(async (error: NodeJS.ErrnoException) => {
    // Another one that prepared at the same time was faster, with the same content.
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    await rm(partial, { recursive: true, force: true });
  });
}

async function layEntry(root: string, entry: LayerEntry): Promise<void> {
  const target = join(root, entry.path);
  for (let folder = dirname(target); folder.startsWith(root); folder = dirname(folder)) {
    await mkdir(folder, { recursive: true });
    // Whatever our own umask is: programs in boxes are somebody else.
    await chmod(folder, 0o755);
  }
  if (entry.linkTo !== undefined) return symlink(entry.linkTo, target);
  await writeFile(target, entry.content);
  await chmod(target, entry.executable ? 0o755 : 0o644);
}

/** The same file under a second name where the disk allows it: Node is a hundred megabytes. */
async function layNode(target: string): Promise<void> {
  await link(process.execPath, target).catch(async () => {
    await copyFile(process.execPath, target, constants.COPYFILE_FICLONE);
    await chmod(target, 0o755);
  });
}

/** Without a network there is nobody to ask for names but this file. */
function ownFiles(): LayerEntry[] {
  const text = (path: string, content: string) => ({ path, content: Buffer.from(content), executable: false });
  return [
    text("etc/hosts", "127.0.0.1 localhost\n::1 localhost\n"),
    text("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n"),
    text("etc/alternatives/.keep", ""),
  ];
}

function folderFor(imagesFolder: string, digest: string): string {
  return join(imagesFolder, digest.slice("sha256:".length));
}

function filterArch(): FilterArch {
  if (process.arch === "x64" || process.arch === "arm64") return process.arch;
  throw new KnownError(
    "runner_unavailable",
    `Boxes of bubblewrap are not made for ${process.arch} machines.`,
    "Use a container engine there.",
  );
}
