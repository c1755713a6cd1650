import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { type Pack, pack } from "tar-stream";
import { z } from "zod";
import { explain, KnownError } from "../lib/errors.ts";
import { type BaseRecipe, canBuildDebianRoot, withDebianRoot } from "./debian-root.ts";
import type { BoxUser } from "./docker-spec.ts";
import type { RuntimeImage } from "./runner.ts";

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

/** A file of the image, by its path from `/`. */
interface LayerEntry {
  path: string;
  content: Buffer;
  executable: boolean;
  linkTo?: string;
}

const REGISTRY_ANSWER_MS = 5_000;
const IN_IMAGE = ["forward.mjs", "instance.mjs", "entry.mjs", "sandbox.sh", "reap.mjs"];

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
  const baseTag = `toolroom/base:${shortHash([JSON.stringify(recipe)])}`;
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

async function readLayer(options: ImageOptions): Promise<LayerEntry[]> {
  const entries = await readTree(options.layerFolder, "");
  for (const name of IN_IMAGE) {
    const content = await readFile(new URL(`./image/${name}`, import.meta.url));
    entries.push({ path: `opt/toolroom/${name}`, content, executable: false });
  }
  const { uid, gid } = options.user;
  const text = (path: string, content: string) =>
    entries.push({ path, content: Buffer.from(content), executable: false });
  // Programs ask for the name and home of the user they run as; a uid without an entry makes some of them fail.
  text(
    "etc/passwd",
    `root:x:0:0:root:/root:/bin/sh\nagent:x:${uid}:${gid}:agent:/home/agent:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n`,
  );
  text("etc/group", `root:x:0:\nagent:x:${gid}:\nnogroup:x:65534:\n`);
  // Mount points must be there: the root is read-only when a box starts.
  for (const folder of ["app", "app-source", "bundle", "data", "door", "home/agent"]) text(`${folder}/.keep`, "");
  return entries.sort((left, right) => (left.path < right.path ? -1 : 1));
}

async function readTree(folder: string, below: string): Promise<LayerEntry[]> {
  const entries: LayerEntry[] = [];
  for (const found of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === "" ? found.name : `${below}/${found.name}`;
    const full = join(folder, path);
    if (found.isDirectory()) entries.push(...(await readTree(folder, path)));
    else if (found.isSymbolicLink()) {
      entries.push({ path, content: Buffer.alloc(0), executable: false, linkTo: await readlink(full) });
    } else if (found.isFile()) {
      const content = await readFile(full);
      // By its content, not by the disk's mode: the same tree checked out elsewhere must give the same image.
      const executable = content.subarray(0, 2).toString() === "#!" || content.subarray(1, 4).toString() === "ELF";
      entries.push({ path, content, executable });
    }
  }
  return entries;
}

async function readSdkVersion(layerFolder: string): Promise<string> {
  const file = join(layerFolder, "node_modules/@toolroom/app/package.json");
  if (!existsSync(file)) {
    throw new KnownError(
      "image_layer_incomplete",
      `${file} is missing.`,
      "Build the app library first: npm start does so.",
    );
  }
  return z.object({ version: z.string().min(1) }).parse(JSON.parse(await readFile(file, "utf8"))).version;
}

function hashLayer(baseTag: string, layer: LayerEntry[]): string {
  return shortHash([
    baseTag,
    ...layer.flatMap((entry) => [entry.path, entry.linkTo ?? "", String(entry.executable), entry.content]),
  ]);
}

function shortHash(parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex").slice(0, 12);
}
