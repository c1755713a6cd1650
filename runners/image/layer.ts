import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { KnownError } from "../../lib/errors.ts";
import type { BoxUser } from "../box/environment.ts";

export interface LayerOptions {
  /** Root-relative tree laid over the base: `node_modules/@toolroom/app`, `opt/toolroom/tool.mjs`, … */
  layerFolder: string;
  user: BoxUser;
}

/** A file of the image, by its path from `/`. */
export interface LayerEntry {
  path: string;
  content: Buffer;
  executable: boolean;
  linkTo?: string;
}

const IN_IMAGE = ["forward.mjs", "stripped.mjs", "instance.mjs", "entry.mjs", "sandbox.sh", "reap.mjs", "mcp.mjs"];

/**
 * All that lies over a base system: the layer's tree, the programs that every box starts with, the names of its users,
 * and its mount points. Sorted by path.
 */
export async function readLayer(options: LayerOptions): Promise<LayerEntry[]> {
  const entries = await readTree(options.layerFolder, "");
  for (const name of IN_IMAGE) {
    const content = await readFile(new URL(`./programs/${name}`, import.meta.url));
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

/** Throws KnownError `image_layer_incomplete` where the layer was never built. */
export async function readSdkVersion(layerFolder: string): Promise<string> {
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

/** What of a layer decides its hash. */
export function layerParts(layer: LayerEntry[]): (string | Uint8Array)[] {
  return layer.flatMap((entry) => [entry.path, entry.linkTo ?? "", String(entry.executable), entry.content]);
}

/** sha256 in hex, of the parts and of where each ends. */
export function hashOf(parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex");
}
