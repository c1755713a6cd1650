import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { lstat, mkdir, open, readdir, rename, rmdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Files, KeptFile } from "./api-platform.ts";
import { partsOfName } from "./file-name.ts";
import { fileResponse } from "./file-response.ts";
import { createKeptBytes, type KeptBytes } from "./kept-bytes.ts";
import { PlatformError } from "./platform-error.ts";

export interface FilesOptions {
  /** Made when the first file is written. */
  folder: () => string;
  /** What all files may take; null: app.yaml declares none. */
  maxMb: () => Promise<number | null>;
  nowMs: () => number;
}

/** Written beside its place and moved there: nobody reads half a file, and a kill leaves the old one. */
const PARTIAL = ".partial-";

/** The app's own files, in its data folder. A link is never followed, wherever in the folder it lies. */
export function createFiles(options: FilesOptions): Files {
  const declared = async (): Promise<number> => {
    const maxMb = await options.maxMb();
    if (maxMb !== null) return maxMb * 1_000_000;
    throw new PlatformError({
      code: "not_bound",
      message: "This app keeps no files.",
      fix: "Write `files: true` under bindings in app.yaml and deploy the change.",
    });
  };

  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const parts = partsOfName(name);
    await declared();
    const path = await placeOf(options.folder(), parts, false);
    return path === undefined ? undefined : await readPlain(path, name);
  };

  let kept: KeptBytes | undefined;
  const keptIn = (folder: string) => {
    const count = async () => (await listBelow(folder, "")).reduce((sum, file) => sum + file.bytes, 0);
    kept ??= createKeptBytes({ folder, partial: PARTIAL, count, nowMs: options.nowMs });
    return kept;
  };
  const write = async (name: string, parts: string[], bytes: Buffer, maxBytes: number): Promise<void> => {
    const folder = options.folder();
    const path = await placeOf(folder, parts, true);
    if (path === undefined) throw inTheWay(name);
    const there = await lookAt(path);
    if (there !== undefined && !there.isFile()) throw inTheWay(name);
    const more = bytes.length - (there?.size ?? 0);
    const would = await keptIn(folder).wouldBe(more, maxBytes);
    if (!would.fits) {
      await removeEmpty(folder, parts.slice(0, -1));
      throw tooMuch(name, would.bytes, maxBytes);
    }
    await writeBeside(join(folder, `${PARTIAL}${randomUUID()}`), bytes, path);
    keptIn(folder).add(more);
  };
  const remove = async (parts: string[]): Promise<boolean> => {
    const path = await placeOf(options.folder(), parts, false);
    const there = path === undefined ? undefined : await lookAt(path);
    if (path === undefined || there?.isFile() !== true) return false;
    await unlink(path);
    keptIn(options.folder()).add(-there.size);
    await removeEmpty(options.folder(), parts.slice(0, -1));
    return true;
  };

  // One change after the other: side by side each would find the room that the others are about to take.
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const own = before.then(work);
    before = own.catch(() => undefined);
    return own;
  };

  return {
    write: async (name, content) => {
      const parts = partsOfName(name);
      const maxBytes = await declared();
      const bytes = Buffer.from(content);
      await inTurn(() => write(name, parts, bytes, maxBytes));
    },
    read,
    text: async (name) => {
      const bytes = await read(name);
      return bytes === undefined ? undefined : Buffer.from(bytes).toString("utf8");
    },
    list: async (prefix = "") => {
      await declared();
      return (await listBelow(options.folder(), "")).filter(({ name }) => name.startsWith(prefix));
    },
    remove: async (name) => {
      const parts = partsOfName(name);
      await declared();
      return await inTurn(() => remove(parts));
    },
    send: async (name, as) => {
      const bytes = await read(name);
      if (bytes === undefined) return new Response("There is no such file.", { status: 404 });
      return fileResponse(as ?? partsOfName(name).at(-1) ?? name, bytes);
    },
  };
}

/** Where the file is or would be; undefined: something on the way is no folder. */
async function placeOf(folder: string, parts: string[], makes: boolean): Promise<string | undefined> {
  if (makes) await mkdir(folder, { recursive: true });
  let at = folder;
  for (const part of parts.slice(0, -1)) {
    at = join(at, part);
    if (makes) await mkdir(at).catch(unlessThere);
    if ((await lookAt(at))?.isDirectory() !== true) return undefined;
  }
  return join(at, parts.at(-1) ?? "");
}

async function lookAt(path: string) {
  return lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}

async function readPlain(path: string, name: string): Promise<Uint8Array | undefined> {
  if ((await lookAt(path)) === undefined) return undefined;
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error.code === "ELOOP" ? inTheWay(name) : error;
    },
  );
  if (file === undefined) return undefined;
  try {
    if (!(await file.stat()).isFile()) throw inTheWay(name);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function writeBeside(partial: string, bytes: Buffer, path: string): Promise<void> {
  const file = await open(partial, "wx", 0o600);
  try {
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await unlink(partial);
    throw error;
  }
}

/** Plain files, by name. */
async function listBelow(folder: string, prefix: string): Promise<KeptFile[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const found = await Promise.all(
    entries.map(async (entry): Promise<KeptFile[]> => {
      if (entry.name.startsWith(".")) return [];
      if (entry.isDirectory()) return listBelow(folder, `${prefix}${entry.name}/`);
      const seen = entry.isFile() ? await lookAt(join(folder, prefix, entry.name)) : undefined;
      return seen === undefined ? [] : [{ name: prefix + entry.name, bytes: seen.size, changedAt: seen.mtime }];
    }),
  );
  return found.flat().sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Folders that hold nothing any more; one that another file came into meanwhile stays. */
async function removeEmpty(folder: string, parts: string[]): Promise<void> {
  for (let depth = parts.length; depth > 0; depth -= 1) {
    const left = await rmdir(join(folder, ...parts.slice(0, depth))).catch((error: NodeJS.ErrnoException) => error);
    if (left instanceof Error) return;
  }
}

function inTheWay(name: string): PlatformError {
  return new PlatformError({
    code: "no_plain_file",
    message: `${name} is no plain file: a folder or link is in its place, or a file in the place of its folder.`,
    fix: "Use another name.",
  });
}

function tooMuch(name: string, bytes: number, maxBytes: number): PlatformError {
  const mb = (size: number) => (size / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1 });
  return new PlatformError({
    code: "files_full",
    message: `With ${name} this app's files would take ${mb(bytes)} MB of the ${mb(maxBytes)} MB it has.`,
    fix: "Remove files that nobody needs, or raise `files: { maxMb: … }` under bindings in app.yaml.",
  });
}
