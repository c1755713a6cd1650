import { join } from "node:path";
import { checkedName } from "./box/environment.ts";
import { readEngineLog } from "./docker/engine-log.ts";
import { readKeptLog } from "./host/kept-log.ts";
import type { Runner } from "./runner.ts";

/**
 * What Instances said, from wherever they run. Beside the Runner: whoever reads it need not be who starts boxes.
 *
 * Tests: `test/runners/logs.test.ts`, and of an engine `test/runners/docker/engine-log.docker.test.ts`.
 */
export interface InstanceLogs {
  /**
   * The end of what it wrote on both its outputs, at most `maxBytes` of it, as UTF-8 with what is none replaced; whatever is
   * in it, it is an App's. Runners keep the last megabyte or two. null: nothing is kept of an Instance of that name. Throws
   * KnownError `runner_unavailable` where the engine is silent.
   */
  read(name: string, maxBytes: number): Promise<string | null>;
}

/** `runnerName` is asked at each reading: what a home begins with is settled by its control plane. */
export function createInstanceLogs(options: {
  runnerName(): Runner["name"] | null;
  homeLabel: string;
  /** Where `runners/bubblewrap.ts` and `runners/bare.ts` keep their records. */
  runtimeFolder: string;
  /** The engine's socket. */
  socketPath: string;
}): InstanceLogs {
  const { runnerName, homeLabel, runtimeFolder, socketPath } = options;
  return {
    read: async (boxName, maxBytes) => {
      const name = checkedName(boxName);
      switch (runnerName()) {
        case "docker":
          return readEngineLog(socketPath, { name, homeLabel, maxBytes });
        case "bubblewrap":
          return readKeptLog(join(runtimeFolder, "boxes", name), maxBytes);
        case "bare":
          return readKeptLog(join(runtimeFolder, "bare", name), maxBytes);
        default:
          return null;
      }
    },
  };
}
