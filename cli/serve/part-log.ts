import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";

const STDERR = 2;
const TAIL_BYTES = 64 * 1024;

/** The log file, as a part is given it. */
export interface PartLog {
  /** For the part's standard error: the file itself, no pipe that would break with its supervisor. */
  fd: number | "ignore";
  /** What it said last since `openPartLog`, or the error it ended of; empty: nothing. */
  lastWords(): string;
  /** Once it is started: the part has its own then. */
  close(): void;
}

export function openPartLog(file: string): PartLog {
  const fd = openIfPossible(file, "a");
  const from = fd === null ? 0 : fstatSync(fd).size;
  return {
    fd: fd ?? "ignore",
    lastWords: () => lastWordsIn(readTail(file, from)),
    close: () => {
      if (fd !== null) closeSync(fd);
    },
  };
}

/** A line of a part's own log: to what `openPartLog` gave it. */
export function writeLogLine(line: string): void {
  try {
    writeSync(STDERR, `${line}\n`);
  } catch {
    // A log that has no room, or is gone, must not end what it tells about.
  }
}

function openIfPossible(file: string, flags: "a" | "r"): number | null {
  try {
    return openSync(file, flags);
  } catch {
    return null; // as above: it goes on without
  }
}

function readTail(file: string, from: number): string {
  const fd = openIfPossible(file, "r");
  if (fd === null) return "";
  const { size } = fstatSync(fd);
  const start = Math.max(from, size - TAIL_BYTES);
  const tail = Buffer.alloc(Math.max(0, size - start));
  readSync(fd, tail, 0, tail.length, start);
  closeSync(fd);
  return tail.toString("utf8");
}

/** Log lines of the other parts, which stand in the same file, are JSON; an uncaught error ends with its stack and Node's version. */
function lastWordsIn(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("{"));
  const error = lines.findLast((line) => /^\w*Error\b.*: /.test(line));
  return (error ?? lines.at(-1) ?? "").trim();
}
