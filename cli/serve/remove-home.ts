import { join } from "node:path";
import { createGatewayClient } from "../../gateway/control-client.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Config } from "../../lib/config.ts";
import { KnownError } from "../../lib/errors.ts";
import { removeHostileFolder } from "../../lib/hostile-folder.ts";
import { silentLog } from "../../lib/log.ts";
import { createStarter } from "../../runners/host/starter/starter.ts";
import { takeHomeLock } from "../../store/home-lock.ts";
import { endByPid } from "./ending.ts";
import { boxesOfHome, runnersOf } from "./home-runner.ts";

/**
 * Ends every app and sandbox of a home, whatever runs them, and removes all that Toolroom keeps. Without `--yes` it only says
 * what would go. Throws KnownError `home_taken` while Toolroom runs there.
 */
export async function removeHome(
  config: Config,
  args: string[],
  { clock, print }: { clock: Clock; print(line: string): void },
): Promise<void> {
  const { home, runtimeFolder } = config;
  const lock = takeHomeLock(join(home, "serve.lock"));
  if (lock === "taken") throw new KnownError("home_taken", `Toolroom runs in ${home}.`, "Stop it first, with Ctrl-C.");
  const starter = createStarter();
  try {
    const runners = runnersOf({ config, starter, log: silentLog, clock }, async () => false);
    const boxes = await boxesOfHome({ config }, runners);
    if (!args.includes("--yes")) {
      print(`This would end ${running(boxes.length)}, and remove for good`);
      print(`  ${home}`);
      print(`  ${runtimeFolder}`);
      print("Nothing was done. With --yes it is.");
      return;
    }
    for (const box of boxes) await box.stop();
    await endGateway(config, clock);
    await removeHostileFolder(runtimeFolder);
    await removeHostileFolder(home);
    print(`Ended ${running(boxes.length)}, and removed ${home}.`);
  } finally {
    starter.close();
    lock.release();
  }
}

function running(boxes: number): string {
  return boxes === 1 ? "1 running app or sandbox" : `${boxes} running apps and sandboxes`;
}

/** One that outlived its supervisor. */
async function endGateway(config: Config, clock: Clock): Promise<void> {
  const client = createGatewayClient(join(config.runtimeFolder, "gateway.sock"), { clock, patienceMs: 0 });
  try {
    const { pid } = await client.ping();
    await endByPid(pid, clock);
  } catch (error) {
    if (!(error instanceof KnownError && error.code === "gateway_unreachable")) throw error;
  }
}
