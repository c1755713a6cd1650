import { readFileSync, statSync } from "node:fs";

/** Milliseconds since the epoch, moved by the offset in milliseconds that stands in `offsetFile` (re-read when it changes). */
export function createMovedNow(offsetFile: string): () => number {
  let offsetMs = 0;
  let readAt = -1;
  return () => {
    const changedAt = statSync(offsetFile, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (changedAt !== readAt) {
      offsetMs = changedAt === 0 ? 0 : Number(readFileSync(offsetFile, "utf8").trim() || 0);
      readAt = changedAt;
    }
    return Date.now() + offsetMs;
  };
}
