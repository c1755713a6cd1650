import { KnownError } from "../../lib/errors.ts";
import type { StartOptions } from "../runner.ts";

/** Lines of a program between who writes and who reads them; holds little more than one line of the longest. */
export interface LineQueue {
  /** Takes a piece of stdout in. */
  push(chunk: Uint8Array): void;
  /** Counts what is written elsewhere. */
  count(bytes: number): void;
  /** Resolves once there is room for more. */
  room(): Promise<void>;
  /** Nothing more comes. */
  end(): void;
  /** What comes from now on is dropped: nobody will read it. */
  discard(): void;
  lines(): AsyncGenerator<string>;
}

/** What waits before its writer has to: with each line counts what it takes to keep it. */
const ROOM_BYTES = 256 * 1024;
const BYTES_PER_LINE = 64;
const MOST_PIECES = 4096;
const NEWLINE = 10;

/** `onTooMuch` is called once, where a limit is passed: then only the lines before it are given, and the failure. */
export function createLineQueue(
  { maxLineBytes, maxTotalBytes }: Pick<StartOptions, "maxLineBytes" | "maxTotalBytes">,
  onTooMuch: () => void,
): LineQueue {
  /** Those before `next` are taken already: to remove each one by itself would move all the others each time. */
  let waiting: Buffer[] = [];
  let next = 0;
  let waitingBytes = 0;
  let totalBytes = 0;
  let begun: Uint8Array[] = [];
  let begunBytes = 0;
  let over: { because: KnownError | null } | null = null;
  let isDropped = false;
  let change = Promise.withResolvers<void>();

  const changed = () => {
    change.resolve();
    change = Promise.withResolvers<void>();
  };
  const tooMuch = (words: string) => {
    const next = "Look into the transcript for what it wrote, then try again.";
    over = { because: new KnownError("too_much_output", `The program was ended: ${words}.`, next) };
    begun = [];
    changed();
    onTooMuch();
  };
  const give = (line: Buffer) => {
    waiting.push(line);
    waitingBytes += line.length + BYTES_PER_LINE;
    if (waiting.length - next === 1) changed();
  };
  const takeNext = (): Buffer | undefined => {
    const line = waiting[next];
    if (line === undefined) return undefined;
    next += 1;
    if (2 * next >= waiting.length) {
      waiting = waiting.slice(next);
      next = 0;
    }
    const wasFull = waitingBytes > ROOM_BYTES;
    waitingBytes -= line.length + BYTES_PER_LINE;
    if (wasFull && waitingBytes <= ROOM_BYTES) changed();
    return line;
  };
  const take = (piece: Uint8Array) => {
    begunBytes += piece.length;
    if (begunBytes > maxLineBytes) tooMuch(`it wrote a line longer than ${maxLineBytes} bytes`);
    else begun.push(Buffer.from(piece));
    // A line that comes byte by byte takes no more than its bytes.
    if (begun.length > MOST_PIECES) begun = [Buffer.concat(begun)];
  };
  const giveBegun = () => {
    give(Buffer.concat(begun));
    begun = [];
    begunBytes = 0;
  };

  return {
    push: (chunk) => {
      for (let from = 0; from < chunk.length && over === null && !isDropped; ) {
        const end = chunk.indexOf(NEWLINE, from);
        take(chunk.subarray(from, end < 0 ? chunk.length : end));
        if (end >= 0 && over === null) giveBegun();
        from = end < 0 ? chunk.length : end + 1;
      }
    },
    count: (bytes) => {
      totalBytes += bytes;
      if (totalBytes > maxTotalBytes && over === null && !isDropped)
        tooMuch(`it wrote more than ${maxTotalBytes} bytes`);
    },
    room: async () => {
      while (waitingBytes > ROOM_BYTES && over === null && !isDropped) await change.promise;
    },
    end: () => {
      if (over !== null) return;
      if (begunBytes > 0 && !isDropped) giveBegun();
      over = { because: null };
      changed();
    },
    discard: () => {
      isDropped = true;
      changed();
    },
    lines: async function* () {
      for (;;) {
        const line = takeNext();
        if (line !== undefined) yield line.toString("utf8");
        else if (over === null) await change.promise;
        else if (over.because === null) return;
        else throw over.because;
      }
    },
  };
}
