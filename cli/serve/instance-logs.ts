import type { Config } from "../../lib/config.ts";
import { createInstanceLogs, type InstanceLogs } from "../../runners/logs.ts";
import { boundRunner } from "./home-runner.ts";

/** What Instances of this home printed, in whichever process it is read. */
export function instanceLogsOf({
  runner,
  home,
  homeLabel,
  runtimeFolder,
  dockerSocket: socketPath,
}: Config): InstanceLogs {
  return createInstanceLogs({ homeLabel, runtimeFolder, socketPath, runnerName: () => runner ?? boundRunner(home) });
}
