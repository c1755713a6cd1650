import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Clock } from "../../lib/clock.ts";
import { removeHostileFolder } from "../../lib/hostile-folder.ts";
import type { Log } from "../../lib/log.ts";
import { isAlive } from "../host/proc-files.ts";
import type { Starter } from "../host/starter/starter.ts";
import type { InstanceSpec } from "../runner.ts";
import type { Programs } from "./programs.ts";
import type { BareLaunch } from "./spec.ts";

const KEEP = fileURLToPath(new URL("./keep.sh", import.meta.url));
const START_MS = 10_000;
const BLOCKS_PER_MB = 2048;

/** Nothing happens where it runs already. `launch` is of code that is known. */
export async function startInstance(
  programs: Programs,
  spec: InstanceSpec,
  launch: BareLaunch,
  { starter, clock, log }: { starter: Starter; clock: Clock; log: Log },
): Promise<void> {
  const known = await programs.read(spec.name);
  if (known && (await programs.isRunning(known))) return;
  const folder = await programs.begin(spec);
  await removeHostileFolder(spec.appFolder);
  for (const own of [spec.appFolder, spec.dataFolder]) await mkdir(own, { recursive: true, mode: 0o700 });
  log.info("starting instance", { box: spec.name });
  const blocks = String(spec.limits.fileSizeMb * BLOCKS_PER_MB);
  const command = ["/bin/sh", KEEP, folder, blocks, "/usr/bin/env", "-C", launch.workingFolder, ...launch.command];
  await starter.begin({ command, env: launch.env });
  // The keeper writes down which process the program is; no event tells of a file.
  for (const giveUpAt = clock.now() + START_MS; clock.now() < giveUpAt; await clock.sleep(4))
    if ((await programs.read(spec.name))?.program) break;
  log.info("started instance", { box: spec.name });
}

export async function stopInstance(programs: Programs, name: string, graceMs: number, clock: Clock): Promise<void> {
  const record = await programs.read(name);
  if (record?.program && graceMs > 0 && (await programs.isRunning(record))) {
    process.kill(record.program.pid, "SIGTERM");
    for (const giveUpAt = clock.now() + graceMs; clock.now() < giveUpAt; await clock.sleep(10))
      if (!(await isAlive(record.program))) break;
  }
  await programs.remove(name);
}
