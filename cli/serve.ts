import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { createGatewayClient } from "../gateway/control-client.ts";
import { systemClock } from "../lib/clock.ts";
import { type Config, unknownSettings } from "../lib/config.ts";
import { KnownError } from "../lib/errors.ts";
import { takeHomeLock } from "../store/home-lock.ts";
import { requireUnboundHome } from "./serve/bound-home.ts";
import { endByPid } from "./serve/ending.ts";
import { requireFreePort } from "./serve/free-port.ts";
import { databaseProblems, gatewayLines, gatewaySettings } from "./serve/gateway-settings.ts";
import { makeHome } from "./serve/home-folder.ts";
import { environmentOf, type PartName } from "./serve/part-environment.ts";
import { line } from "./serve/parts.ts";
import { endAll, type Part, PartRefused, type Supervised, type Survivor, supervise } from "./serve/supervisor.ts";
import { toolroomVersion } from "./version.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
const LOCAL_SLACK = fileURLToPath(new URL("../local-slack/main.ts", import.meta.url));
const SLACK_MANIFEST = fileURLToPath(new URL("../deploy/slack-manifest.yaml", import.meta.url));

/**
 * `tool serve`: supervises the processes of Toolroom; with `--part <name>` it is one of them; with `--remove` it takes away
 * all that it ever made, and with `--rotate-secret-keys` apps' secrets get a new key.
 */
export async function serve(config: Config, args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  makeHome(config.home);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  // Each process loads what it runs, and no other's.
  if (args[0] === "--remove") {
    const { removeHome } = await import("./serve/remove-home.ts");
    return removeHome(config, args.slice(1), { clock: systemClock, print });
  }
  if (args[0] === "--rotate-secret-keys") {
    const { rotateSecretKeys } = await import("./serve/rotate-secret-keys.ts");
    return rotateSecretKeys(config, { clock: systemClock, print });
  }
  const part = args[0] === "--part" ? args[1] : undefined;
  if (part === "control-plane") return (await import("./serve/control-plane.ts")).runControlPlane(config);
  if (part === "gateway") return (await import("./serve/gateway.ts")).runGateway(config);
  return superviseAll(config, environment);
}

async function superviseAll(config: Config, environment: NodeJS.ProcessEnv): Promise<void> {
  const startedAt = systemClock.now();
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const logFile = join(config.home, "toolroom.log");
  print(`Toolroom, in ${relative(process.cwd(), config.home) || "."} (TOOLROOM_HOME)`);
  // Before any part begins: two local Slacks on one folder would lose each other's messages.
  const lock = takeHomeLock(join(config.home, "serve.lock"));
  if (lock === "taken") {
    const next = "Use that one, or set TOOLROOM_HOME to another folder.";
    throw new KnownError("home_taken", `Toolroom runs in ${config.home} already.`, next);
  }
  for (const warning of unknownSettings(environment)) print(warning);
  if (config.slack.kind === "local") {
    requireUnboundHome(config.home);
    await requireFreePort(config.workspacePort, "TOOLROOM_WORKSPACE_PORT");
  }

  const running: Supervised[] = [];
  const stopAll = async (): Promise<void> => {
    await endAll(running);
    lock.release();
  };
  const start = async (part: Part): Promise<void> => {
    const supervised = supervise(part, { logFile, clock: systemClock, print });
    running.push(supervised);
    for (const said of await supervised.ready) print(said);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      print("\nStopping …");
      void stopAll().then(() => {
        print("Stopped. Everything is kept; npm start goes on where it was.");
        process.exit(0);
      });
    });
  }

  try {
    for (const part of partsOf(config, environment)) await start(part);
  } catch (error) {
    await stopAll();
    if (error instanceof PartRefused) throw new KnownError("part_refused", error.message, error.next);
    throw error;
  }
  print(line("Log", relative(process.cwd(), logFile)));
  print(`\nToolroom is ready (${((systemClock.now() - startedAt) / 1000).toFixed(1)} s). Stop it with Ctrl-C.`);
  if (config.slack.kind === "local")
    print(
      `Begin at http://127.0.0.1:${config.workspacePort}: in #requests, write what you wish you had. Or write its code yourself: docs/tool.md`,
    );
}

/** In the order they start: the bot needs its Slack, the control plane its gateway. */
export function partsOf(config: Config, inherited: NodeJS.ProcessEnv): Part[] {
  const self = (name: string) => [process.execPath, MAIN, "serve", "--part", name];
  const part = (name: PartName, command: string[]) => {
    // What was compiled once is read the next time: a part that is started again is back sooner.
    const environment = {
      NODE_COMPILE_CACHE: join(config.home, "compiled"),
      ...environmentOf(name, inherited, config),
    };
    return { name, command, environment, readyBy: "message" as const };
  };
  const gateway: Part = { ...part("gateway", self("gateway")), survivor: () => runningGateway(config) };
  const controlPlane = part("control plane", self("control-plane"));
  if (config.slack.kind === "real") return [gateway, controlPlane];
  const home = join(config.home, "local-slack");
  const options = ["--manifest", SLACK_MANIFEST, "--port", String(config.workspacePort), "--home", home];
  const localSlack: Part = {
    ...part("local Slack", [process.execPath, LOCAL_SLACK, ...options]),
    readyBy: "url line",
  };
  return [localSlack, gateway, controlPlane];
}

/** A gateway of this version and these settings that outlived its supervisor goes on serving apps; any other makes room. */
async function runningGateway(config: Config): Promise<Survivor | null> {
  const client = createGatewayClient(join(config.runtimeFolder, "gateway.sock"), { clock: systemClock, patienceMs: 0 });
  try {
    const { pid, version, settings, url } = await client.ping();
    const isSame = version === toolroomVersion() && settings === gatewaySettings(config);
    if (isSame) return { pid, lines: gatewayLines(config, url, await databaseProblems(config)) };
    await endByPid(pid, systemClock);
    return null;
  } catch (error) {
    if (error instanceof KnownError && error.code === "gateway_unreachable") return null;
    throw error;
  }
}
