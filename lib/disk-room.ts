import { existsSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "./clock.ts";
import { diskFull, explain } from "./errors.ts";
import type { Log } from "./log.ts";

/** Watches the disk a folder is on. */
export interface DiskRoom {
  /** Throws KnownError `disk_full` while there is no room for new work. */
  require(): void;
  stop(): void;
}

/** Given up when the disk is full, so that how the work under way ends can still be written and said. */
const BALLAST_BYTES = 8_000_000;
const SHORT_BYTES = 4_000_000;
/** There is room again: for the ballast, and for work. */
const ROOMY_BYTES = 24_000_000;
const LOOK_EVERY_MS = 250;

/** Keeps `<folder>/ballast` in reserve, and lets go of it when less than 4 MB are free. */
export function watchDiskRoom(options: { folder: string; clock: Clock; log: Log }): DiskRoom {
  const ballast = join(options.folder, "ballast");
  const over = new AbortController();
  let isShort = false;

  const look = () => {
    const { bavail, bsize } = statfsSync(options.folder);
    const freeBytes = bavail * bsize;
    if (existsSync(ballast) ? freeBytes < SHORT_BYTES : freeBytes < ROOMY_BYTES) {
      if (!isShort) options.log.error("disk full", { folder: options.folder, freeBytes });
      isShort = true;
      rmSync(ballast, { force: true });
      return;
    }
    isShort = false;
    if (!existsSync(ballast)) writeFileSync(ballast, Buffer.alloc(BALLAST_BYTES));
  };

  const watch = async () => {
    // The kernel tells nobody that a disk fills up.
    while (!over.signal.aborted) {
      try {
        look();
      } catch (error) {
        // Filled between the look and the write, or not to be looked at just now: the next look sees.
        options.log.warn("disk not looked at", { folder: options.folder, error: explain(error) });
      }
      await options.clock.sleep(LOOK_EVERY_MS, over.signal).catch(() => undefined); // rejects only because it is over
    }
  };
  void watch();

  return {
    require: () => {
      if (isShort) throw diskFull();
    },
    stop: () => over.abort(),
  };
}
