import { randomUUID } from "node:crypto";
import { closeSync, constants, fstatSync, openSync } from "node:fs";
import { chmod, type FileHandle, lstat, open, opendir, rename, rmdir, unlink } from "node:fs/promises";
import net from "node:net";
import { KnownError, systemCode } from "./errors.ts";
import { requireLinux } from "./require-linux.ts";

/**
 * The host's only way into a folder that a box can write. A path in there is a claim, not a fact: `app.sock` may be a
 * symlink to the engine's own socket, and may become one between a look and a use. So nothing here joins paths: each
 * component is opened from the descriptor of the folder above it, never following a link, its kind is read from that
 * descriptor, and it is used through `/proc/self/fd/N`, which names the opened thing itself. (See open(2), "O_PATH",
 * and proc(5).) The folder itself must lie in a place that only the host can write.
 *
 * Every refusal is a KnownError `hostile_folder`.
 */

/** Linux's value; Node does not name it. Opens without using: a FIFO or device is neither waited for nor touched. */
const O_PATH = 0o10000000;
const { O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;
const MAX_DEPTH = 64;
/** What an empty file costs the disk all the same; so a million of them are counted as 256 MB. */
const BYTES_PER_ENTRY = 256;
/** How often it is begun anew where something vanished: a busy app deletes files, but hardly one in each measure. */
const MEASURES = 5;
/** How often it is begun anew where somebody else removes the same folder. */
const REMOVALS = 50;

/**
 * Connects to the socket `name` directly inside `folder`. Resolves with a connected socket, ready for undici's
 * `connect` or http's `createConnection`. Throws KnownError `hostile_folder` where it is anything but a socket, and
 * `nobody_listens` where there is none yet or nobody accepts.
 */
export async function connectHostileSocket(folder: string, name: string): Promise<net.Socket> {
  requireLinux("Boxes");
  const descriptor = openSocket(folder, name);
  try {
    return await connectTo(`/proc/self/fd/${descriptor}`);
  } catch (error) {
    throw nobodyListens(folder, name, error);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Reads the regular file at `relativePath` below `folder`. Throws KnownError `hostile_folder` where a component is a
 * link or not what it should be, or the file is larger than `maxBytes`; undefined where there is no such file.
 */
export async function readHostileFile(
  folder: string,
  relativePath: string,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  requireLinux("Boxes");
  const components = relativePath.split("/");
  if (components.some((component) => !isPlainName(component))) throw refused(folder, relativePath, "is no plain path");
  const opened: FileHandle[] = [];
  try {
    let above = await open(folder, O_PATH | O_DIRECTORY | O_NOFOLLOW);
    opened.push(above);
    for (const component of components) {
      above = await open(`/proc/self/fd/${above.fd}/${component}`, O_PATH | O_NOFOLLOW);
      opened.push(above);
    }
    if (!(await above.stat()).isFile()) throw refused(folder, relativePath, "is not a regular file");
    const file = await open(`/proc/self/fd/${above.fd}`, O_RDONLY | O_NONBLOCK);
    opened.push(file);
    return await readAtMost(file, maxBytes, () => refused(folder, relativePath, `is larger than ${maxBytes} bytes`));
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    if (error instanceof KnownError) throw error;
    throw refused(folder, relativePath, "could not be opened", error);
  } finally {
    for (const handle of opened) await handle.close();
  }
}

export interface FolderSize {
  /** Allocated blocks (a sparse file counts what it really takes), plus 256 bytes for each entry. */
  bytes: number;
  entries: number;
  /** Whether counting ended because `stopAtBytes` was reached: there may be more. */
  stoppedEarly: boolean;
  /** False where something went from its place before it was counted, each time of several: it may take room elsewhere. */
  isWhole: boolean;
}

/**
 * How much a folder takes, without following a link out of it. Ends early at `stopAtBytes`. Folders nested deeper than 64
 * are refused. The box goes on meanwhile, so this is no proof: what it moves from a folder not read yet into one that was
 * is not seen, and neither is a deleted file that is held open (see `RunningBox.heldFiles`). Only a quota of the file
 * system's own would hold against a program that watches us look.
 */
export async function measureHostileFolder(folder: string, stopAtBytes: number): Promise<FolderSize> {
  requireLinux("Boxes");
  for (let measure = 1; ; measure += 1) {
    const size = await measureOnce(folder, stopAtBytes);
    if (size.stoppedEarly || size.isWhole || measure === MEASURES) return size;
  }
}

async function measureOnce(folder: string, stopAtBytes: number): Promise<FolderSize> {
  const size: FolderSize = { bytes: 0, entries: 0, stoppedEarly: false, isWhole: true };
  const top = await open(folder, O_PATH | O_DIRECTORY | O_NOFOLLOW).catch((error: unknown) => {
    throw refused(folder, ".", "could not be opened", error);
  });
  try {
    await addUp(top, folder, 0, size, stopAtBytes);
  } finally {
    await top.close();
  }
  return size;
}

/**
 * Removes a folder, or what lies in its place, with all that is below it; nothing there is all right. How deep it is,
 * how long its paths are and what its modes forbid do not matter, and no link is followed. The box that writes there is
 * stopped. Throws KnownError `hostile_folder` where the system refuses.
 */
export async function removeHostileFolder(folder: string): Promise<void> {
  requireLinux("Boxes");
  for (let removal = 1; ; removal += 1) {
    try {
      return await removeOnce(folder);
    } catch (error) {
      // Whoever removes it at the same time takes away what we are just about to open.
      if (systemCode(error) === "ENOENT" && removal < REMOVALS) continue;
      throw refused(folder, ".", "could not be removed", error);
    }
  }
}

async function removeOnce(folder: string): Promise<void> {
  const top = await openToEmpty(Buffer.from(folder));
  if (top === undefined) return;
  try {
    await emptyTop(top);
  } finally {
    await top.close();
  }
  await rmdir(folder);
}

function openSocket(folder: string, name: string): number {
  if (!isPlainName(name)) throw refused(folder, name, "is no plain name");
  let folderDescriptor: number | undefined;
  let descriptor: number | undefined;
  try {
    folderDescriptor = openSync(folder, O_PATH | O_DIRECTORY | O_NOFOLLOW);
    descriptor = openSync(`/proc/self/fd/${folderDescriptor}/${name}`, O_PATH | O_NOFOLLOW);
  } catch (error) {
    if (systemCode(error) === "ENOENT") throw nobodyListens(folder, name, error);
    throw refused(folder, name, "could not be opened", error);
  } finally {
    if (folderDescriptor !== undefined) closeSync(folderDescriptor);
  }
  if (fstatSync(descriptor).isSocket()) return descriptor;
  closeSync(descriptor);
  throw refused(folder, name, "is not a socket");
}

function connectTo(path: string): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ path });
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      resolve(socket);
    });
  });
}

async function readAtMost(file: FileHandle, maxBytes: number, tooLarge: () => Error): Promise<Uint8Array> {
  const buffer = Buffer.alloc(Math.min((await file.stat()).size, maxBytes) + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  if (length > maxBytes) throw tooLarge();
  return buffer.subarray(0, length);
}

async function addUp(
  folder: FileHandle,
  name: string,
  depth: number,
  size: FolderSize,
  stopAtBytes: number,
): Promise<void> {
  if (depth > MAX_DEPTH) throw refused(name, ".", `has folders nested deeper than ${MAX_DEPTH}`);
  const here = `/proc/self/fd/${folder.fd}`;
  // Names as bytes: a box may write names that are not UTF-8, which a string would not find again.
  for await (const entry of await opendir(here, { encoding: "buffer" as BufferEncoding })) {
    const path = Buffer.concat([Buffer.from(`${here}/`), entry.name as unknown as Buffer]);
    try {
      const found = await lstat(path);
      size.entries += 1;
      size.bytes += found.blocks * 512 + BYTES_PER_ENTRY;
      size.stoppedEarly = size.bytes >= stopAtBytes;
      if (size.stoppedEarly) return;
      if (!found.isDirectory()) continue;
      const below = await open(path, O_PATH | O_DIRECTORY | O_NOFOLLOW);
      try {
        await addUp(below, name, depth + 1, size, stopAtBytes);
      } finally {
        await below.close();
      }
      if (size.stoppedEarly) return;
    } catch (error) {
      // The box goes on writing while we count: what vanished or was swapped for a link may be deleted, or only moved.
      if (!["ENOENT", "ENOTDIR", "ELOOP"].includes(systemCode(error) ?? "")) throw error;
      size.isWhole = false;
    }
  }
}

/** Unlinks what is no folder, and gives back a folder that we may change; undefined where nothing is left to do. */
async function openToEmpty(path: Buffer): Promise<FileHandle | undefined> {
  let folder: FileHandle;
  try {
    folder = await open(path, O_PATH | O_DIRECTORY | O_NOFOLLOW);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    if (systemCode(error) !== "ENOTDIR" && systemCode(error) !== "ELOOP") throw error;
    await unlink(path);
    return undefined;
  }
  try {
    const { mode } = await folder.stat();
    if ((mode & 0o700) !== 0o700) await chmod(`/proc/self/fd/${folder.fd}`, 0o700);
    return folder;
  } catch (error) {
    await folder.close();
    throw error;
  }
}

/**
 * Folders below folders are moved up to the top before they are emptied: so two descriptors are enough for any depth.
 * Again and again, because a listing need not show what came or went while it was read.
 */
async function emptyTop(top: FileHandle): Promise<void> {
  const here = `/proc/self/fd/${top.fd}`;
  for (let found = true; found; ) {
    found = false;
    for await (const path of pathsIn(top)) {
      found = true;
      if (await isUnlinked(path)) continue;
      const below = await openToEmpty(path);
      if (below === undefined) continue;
      try {
        for await (const inner of pathsIn(below))
          if (!(await isUnlinked(inner))) await moveUp(inner, `${here}/${randomUUID()}`);
      } finally {
        await below.close();
      }
      // Not empty yet where the listing missed something: the next round sees it.
      await rmdir(path).catch((error: unknown) => {
        if (systemCode(error) !== "ENOTEMPTY") throw error;
      });
    }
  }
}

async function* pathsIn(folder: FileHandle): AsyncGenerator<Buffer> {
  const here = `/proc/self/fd/${folder.fd}`;
  // Names as bytes: see addUp.
  for await (const entry of await opendir(here, { encoding: "buffer" as BufferEncoding }))
    yield Buffer.concat([Buffer.from(`${here}/`), entry.name as unknown as Buffer]);
}

/** False where it is a folder. */
async function isUnlinked(path: Buffer): Promise<boolean> {
  try {
    await unlink(path);
    return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return true;
    if (systemCode(error) === "EISDIR") return false;
    throw error;
  }
}

/** Opened first: to move a folder, it must be writable itself. */
async function moveUp(from: Buffer, to: string): Promise<void> {
  const folder = await openToEmpty(from);
  if (folder === undefined) return;
  await folder.close();
  await rename(from, to);
}

function isPlainName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !name.includes("/") && !name.includes("\0");
}

function refused(folder: string, path: string, why: string, cause?: unknown): KnownError {
  return new KnownError(
    "hostile_folder",
    `${path} in ${folder} ${why}${cause ? ` (${systemCode(cause) ?? String(cause)})` : ""}: it is refused.`,
    "Stop the box that writes there and read its logs.",
    { cause },
  );
}

function nobodyListens(folder: string, name: string, cause: unknown): KnownError {
  return new KnownError(
    "nobody_listens",
    `Nobody listens at ${name} in ${folder} (${systemCode(cause) ?? String(cause)}).`,
    "Wait until the program has started, or read its logs.",
    { cause },
  );
}
