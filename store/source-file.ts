import { closeSync, openSync, readSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Somebody wrote to it meanwhile: what was read of it may be half of one state and half of another. */
export class ChangedWhileRead extends Error {}

/** It would have to be written to before it could be read. */
export class LeftOpen extends Error {}

/** A part of a sentence. */
export const LEFT_OPEN = "the program that wrote to it ended halfway, and has to open and close it once more";

/** Where bytes 18 and 19 say so, what is new is written beside the file first (sqlite.org/fileformat2.html#file_format_version_numbers). */
const WRITES_BESIDE = 2;

/**
 * Reads a company's database by a URI that leaves nothing behind: whoever opens one that writes ahead makes `-wal` and `-shm` beside it,
 * and were they Toolroom's, the company's own program could not write any more (sqlite.org/wal.html#readonly). So where nobody has it
 * open it is read as it lies, and looked at again afterwards. Throws ChangedWhileRead and LeftOpen.
 */
export function readSourceFile<T>(place: string, read: (uri: string) => T): T {
  const uri = `${pathToFileURL(place).href}?mode=ro`;
  if (!writesBeside(place)) return read(uri);
  const before = stateOf(place);
  const isOpen = before.log !== null && before.shared !== null;
  if (isOpen) return read(`${uri}&readonly_shm=1`);
  if (before.log !== null && !before.log.startsWith("0 ")) throw new LeftOpen();
  const answer = read(`${uri}&immutable=1`);
  if (JSON.stringify(stateOf(place)) !== JSON.stringify(before)) throw new ChangedWhileRead();
  return answer;
}

/** As SQLite compares names: ASCII letters alone have no case. */
export function isSameName(one: string, other: string): boolean {
  const fold = (name: string) => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return fold(one) === fold(other);
}

function writesBeside(place: string): boolean {
  const descriptor = openSync(place, "r");
  try {
    const head = Buffer.alloc(20);
    return readSync(descriptor, head, 0, head.length, 0) === head.length && head[18] === WRITES_BESIDE;
  } finally {
    closeSync(descriptor);
  }
}

function stateOf(place: string) {
  return { file: stampOf(place), log: stampOf(`${place}-wal`), shared: stampOf(`${place}-shm`) };
}

/** Its size and when it was changed; null: it is not there. */
function stampOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.size} ${found.mtimeNs} ${found.ino}`;
}
