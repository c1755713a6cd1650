import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, type Header, pack } from "tar-stream";
import { KnownError } from "../lib/errors.ts";
import { type ArchiveLimits, MODULES_FOLDER, type SourceFile, STRIPPED_FOLDER } from "./runner.ts";

const MAX_PATH_BYTES = 512;
const MAX_NAME_BYTES = 255;
const MAX_DEPTH = 32;
const FILES_IN_A_TURN = 250;
/** Room for headers, padding and long names of one entry; more than that is a bomb made of headers. */
const HEADER_BYTES_PER_FILE = 4096;

/**
 * Reads a tar that a hostile box may have written. Only regular files and folders with plain UTF-8 names; no link,
 * device, FIFO, absolute path, `..`, `.git`, `node_modules`, `.stripped`, no two names that differ only by case or by how an accent is
 * encoded. All limits hold while reading, so a bomb ends early. Bytes are carried as they are, modes and owners
 * dropped. Files come sorted by path. `holdsModules`: `node_modules` may be there. Throws KnownError `hostile_archive` naming the entry.
 */
export async function readArchive(
  tar: AsyncIterable<Uint8Array>,
  limits: ArchiveLimits,
  { holdsModules = false }: { holdsModules?: boolean } = {},
): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  const names = createNameRules(holdsModules);
  let entries = 0;
  let bytes = 0;
  const reader = extract();
  const parse = pipeline(Readable.from(limited(tar, limits)), reader as unknown as Writable);
  const collect = async () => {
    for await (const entry of reader) {
      const path = names.accept(entry.header);
      entries += 1;
      bytes += entry.header.size ?? 0;
      if (entries > 2 * limits.maxFiles || files.length > limits.maxFiles)
        throw refused(path, `is one of more than ${limits.maxFiles} files`);
      if (bytes > limits.maxBytes) throw refused(path, `takes the files beyond ${limits.maxBytes} bytes`);
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry as AsyncIterable<Uint8Array>) chunks.push(chunk);
      if (entry.header.type === "file" && path !== "") files.push({ path, content: Buffer.concat(chunks) });
    }
    if (files.length > limits.maxFiles) throw refused("The last file", `is one of more than ${limits.maxFiles} files`);
  };
  const outcome = await Promise.allSettled([collect(), parse]);
  for (const result of outcome) if (result.status === "rejected") throw asKnown(result.reason);
  return files.sort(byPath);
}

/** A tar of the files that is the same for the same files: sorted, zero times, owner 0, mode 0644. A Bundle is this. */
export async function packTar(files: readonly SourceFile[]): Promise<Uint8Array> {
  const packed = pack();
  const chunks: Uint8Array[] = [];
  const collect = (async () => {
    for await (const chunk of packed as AsyncIterable<Uint8Array>) chunks.push(chunk);
  })();
  for (const [index, file] of [...files].sort(byPath).entries()) {
    // Thousands of files are a tenth of a second: between some of them the process hears whoever speaks to it.
    if (index % FILES_IN_A_TURN === FILES_IN_A_TURN - 1) await new Promise((resolve) => setImmediate(resolve));
    packed.entry(
      { name: file.path, size: file.content.length, mode: 0o644, uid: 0, gid: 0, mtime: new Date(0), type: "file" },
      Buffer.from(file.content),
    );
  }
  packed.finalize();
  await collect;
  return Buffer.concat(chunks);
}

function createNameRules(holdsModules: boolean): { accept(header: Header): string } {
  const kinds = new Map<string, { spelling: string; kind: "file" | "folder" }>();

  function claim(path: string, kind: "file" | "folder", isExplicit: boolean): void {
    const folded = path.normalize("NFC").toLowerCase().normalize("NFC");
    const before = kinds.get(folded);
    if (before && before.spelling !== path) throw refused(path, `collides with ${before.spelling}`);
    if (before && (before.kind !== kind || (kind === "file" && isExplicit))) throw refused(path, "is there twice");
    kinds.set(folded, { spelling: path, kind });
  }

  return {
    accept: (header) => {
      const kind = header.type === "file" ? "file" : header.type === "directory" ? "folder" : undefined;
      if (!kind) throw refused(header.name, `is a ${header.type ?? "thing of unknown kind"}, not a file or folder`);
      const path = header.name.replace(/^\.\//, "").replace(/\/$/, "");
      if (kind === "folder" && (path === "" || path === ".")) return "";
      checkPath(header.name, path, holdsModules);
      const segments = path.split("/");
      for (let depth = 1; depth < segments.length; depth += 1)
        claim(segments.slice(0, depth).join("/"), "folder", false);
      claim(path, kind, true);
      return path;
    },
  };
}

function checkPath(name: string, path: string, holdsModules: boolean): void {
  if (path.startsWith("/")) throw refused(name, "has an absolute path");
  // U+FFFD is what a name that is not UTF-8 was decoded to; \p{C} are control, invisible and unassigned characters.
  if (path.includes("\ufffd") || /\p{C}/u.test(path)) throw refused(name, "has a name with unreadable characters");
  if (path.includes("\\")) throw refused(name, "has a backslash in its name");
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) throw refused(name, `has a path longer than ${MAX_PATH_BYTES} bytes`);
  const segments = path.split("/");
  if (segments.length > MAX_DEPTH) throw refused(name, `lies deeper than ${MAX_DEPTH} folders`);
  for (const segment of segments) {
    if (segment === "" || segment === "." || segment === "..") throw refused(name, "has a path that is not plain");
    if (Buffer.byteLength(segment) > MAX_NAME_BYTES) throw refused(name, "has an over-long name");
    const folded = segment.toLowerCase().replace(/[. ]+$/, "");
    if (folded === ".git" || folded === "git~1") throw refused(name, "belongs to a git repository");
    if (folded === "node_modules" && !(holdsModules && segment === MODULES_FOLDER))
      throw refused(name, "is installed code");
    if (folded === STRIPPED_FOLDER) throw refused(name, "is in the platform's own folder");
  }
}

/** Ends the stream beyond what files within the limits can take: long-name and extension headers are held in memory by the parser. */
async function* limited(tar: AsyncIterable<Uint8Array>, limits: ArchiveLimits): AsyncGenerator<Uint8Array> {
  const most = limits.maxBytes + (limits.maxFiles + 16) * 2 * HEADER_BYTES_PER_FILE;
  let bytes = 0;
  for await (const chunk of tar) {
    bytes += chunk.length;
    if (bytes > most) throw refused("The archive", `is larger than ${most} bytes`);
    yield chunk;
  }
}

function asKnown(error: unknown): unknown {
  if (error instanceof KnownError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new KnownError(
    "hostile_archive",
    `The archive cannot be read: ${reason}.`,
    "Remove what made it so, then try again.",
    {
      cause: error,
    },
  );
}

function refused(name: string, why: string): KnownError {
  const shown = JSON.stringify(name.length > 200 ? `${name.slice(0, 200)}…` : name);
  return new KnownError("hostile_archive", `${shown} ${why}: it is not taken.`, "Remove it, then try again.");
}

function byPath(left: SourceFile, right: SourceFile): number {
  return Buffer.compare(Buffer.from(left.path), Buffer.from(right.path));
}
