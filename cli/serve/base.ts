import { join } from "node:path";
import type { Clock } from "../../lib/clock.ts";
import { type Config, clockOf } from "../../lib/config.ts";
import { type DiskRoom, watchDiskRoom } from "../../lib/disk-room.ts";
import { KnownError } from "../../lib/errors.ts";
import { createLog, type Log } from "../../lib/log.ts";
import { createStarter, type Starter } from "../../runners/host/starter/starter.ts";
import { takeHomeLock } from "../../store/home-lock.ts";
import { openStore, type Store } from "../../store/store.ts";
import { writeLogLine } from "./part-log.ts";

/**
 * What everything in the control plane stands on: the home under its lock, the registry, time, log and disk, and
 * what starts programs.
 */
export interface Base {
  config: Config;
  clock: Clock;
  log: Log;
  store: Store;
  room: DiskRoom;
  starter: Starter;
  close(): void;
}

/** Throws KnownError `home_taken` where another control plane holds the home. */
export function openBase(config: Config): Base {
  const { home } = config;
  const lock = takeHomeLock(join(home, "lock.db"));
  if (lock === "taken") {
    const next = "Stop it, or set TOOLROOM_HOME to another folder.";
    throw new KnownError("home_taken", `Another Toolroom runs in ${home}.`, next);
  }
  const clock = clockOf(config);
  const log = createLog({ part: "control plane", clock, write: writeLogLine });
  const room = watchDiskRoom({ folder: home, clock, log });
  const starter = createStarter();
  const store = openStore(join(home, "registry.db"));
  return {
    ...{ config, clock, log, store, room, starter },
    close: () => {
      starter.close();
      room.stop();
      store.close();
      lock.release();
    },
  };
}
