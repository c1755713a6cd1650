import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { type Pack, pack } from "tar-stream";
import { explain, KnownError } from "../../lib/errors.ts";
import type { BoxUser } from "../box/environment.ts";
import { hashOf, type LayerEntry, layerParts, readLayer, readSdkVersion } from "../image/layer.ts";
import type { RuntimeImage } from "../runner.ts";
import { type BaseRecipe, canBuildDebianRoot, withDebianRoot } from "./debian-root.ts";

/** What image building needs of the engine. */
export interface ImageStore {
  /** The content id `sha256:…` behind a tag. */
  find(tag: string): Promise<string | undefined>;
  /** Fetches from a registry; throws where none answers within `answerMs`. */
  pull(reference: string, answerMs: number): Promise<void>;
  /** Makes an image of a root file system's tar. */
  importRoot(tar: Readable, tag: string): Promise<void>;
  /** Builds a context without any network; the tag appears only when all is done. */
  build(context: Readable, tag: string): Promise<void>;
}

export interface ImageOptions {
  /** Root-relative tree laid over the base: `node_modules/@toolroom/app`, `opt/toolroom/tool.mjs`, … */
  layerFolder: string;
  /** Host folder for unfinished work; emptied of what died midway. Must allow devices and programs. */
  buildFolder: string;
  user: BoxUser;
}

const REGISTRY_ANSWER_MS = 5_000;

/**
 * Makes the stock image unless an image of the same content is there: a base (Node on a small Debian), and over it
 * what Toolroom brings. Tags are content hashes given only when a build is complete, so a build that was killed leaves
 * nothing that looks finished, and two at once end in the same image.
 */
export async function ensureRuntimeImage(
  images: ImageStore,
  options: ImageOptions,
  progress: (sentence: string) => void,
): Promise<RuntimeImage> {
  const recipe: BaseRecipe = { version: 1, node: process.version, platform: `${process.platform}-${process.arch}` };
  const baseTag = `toolroom/base:${shortened(hashOf([JSON.stringify(recipe)]))}`;
  const sdkVersion = await readSdkVersion(options.layerFolder);
  const layer = await readLayer(options);
  const boxTag = `toolroom/box:${hashLayer(baseTag, layer)}`;
  const existing = await images.find(boxTag);
  if (existing) return { digest: existing, sdkVersion };
  if (!(await images.find(baseTag))) await makeBase(images, baseTag, options, progress);
  progress("Laying the app library over the base image.");
  await images.build(Readable.from(layerContext(baseTag, layer)), boxTag);
  const digest = await images.find(boxTag);
  if (digest) return { digest, sdkVersion };
  throw new KnownError(
    "runner_unavailable",
    `The engine built ${boxTag} but does not know it.`,
    "Start again; if it stays, restart the engine.",
  );
}

async function makeBase(
  images: ImageStore,
  baseTag: string,
  options: ImageOptions,
  progress: (sentence: string) => void,
): Promise<void> {
  const [major] = process.version.slice(1).split(".");
  const published = `node:${major}-slim`;
  let registryAnswer: string;
  try {
    progress(`Asking the registry for ${published}.`);
    await images.pull(published, REGISTRY_ANSWER_MS);
    await images.build(Readable.from(pulledContext(published)), baseTag);
    return;
  } catch (error) {
    registryAnswer = explain(error);
  }
  if (!(await canBuildDebianRoot())) {
    throw new KnownError(
      "runner_unavailable",
      `There is no stock image: the registry did not give ${published} (${registryAnswer}), and it cannot be made from Debian packages here.`,
      `Let the engine reach a registry, or load the image with "docker load", or run as root with debootstrap installed; then start again.`,
    );
  }
  progress("No registry answers, so the base image is made from Debian packages: about a minute, once.");
  await withDebianRoot(options.buildFolder, async (tar) => {
    progress("Handing the base image to the engine.");
    await images.importRoot(tar, baseTag);
  });
}

/** A base from a published image, with the very Node that runs the platform. */
async function* pulledContext(published: string): AsyncGenerator<Uint8Array> {
  const node = await readFile(process.execPath);
  const dockerfile = `FROM ${published}\nCOPY node /usr/local/bin/node\n`;
  yield* packed([
    { path: "Dockerfile", content: Buffer.from(dockerfile), executable: false },
    { path: "node", content: node, executable: true },
  ]);
}

async function* layerContext(baseTag: string, layer: LayerEntry[]): AsyncGenerator<Uint8Array> {
  const dockerfile = `FROM ${baseTag}\nCOPY root/ /\n`;
  yield* packed([
    { path: "Dockerfile", content: Buffer.from(dockerfile), executable: false },
    ...layer.map((entry) => ({ ...entry, path: `root/${entry.path}` })),
  ]);
}

async function* packed(entries: LayerEntry[]): AsyncGenerator<Uint8Array> {
  const tar = pack();
  const fill = (async () => {
    for (const entry of entries) await addEntry(tar, entry);
    tar.finalize();
  })();
  for await (const chunk of tar as AsyncIterable<Uint8Array>) yield chunk;
  await fill;
}

function addEntry(tar: Pack, entry: LayerEntry): Promise<void> {
  const header = { name: entry.path, mode: entry.executable ? 0o755 : 0o644, mtime: new Date(0) };
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve());
    if (entry.linkTo !== undefined) tar.entry({ ...header, type: "symlink", linkname: entry.linkTo }, done);
    else tar.entry({ ...header, type: "file", size: entry.content.length }, entry.content, done);
  });
}

/** As long as a tag should be. */
function shortened(hash: string): string {
  return hash.slice(0, 12);
}

function hashLayer(baseTag: string, layer: LayerEntry[]): string {
  return shortened(hashOf([baseTag, ...layerParts(layer)]));
}
