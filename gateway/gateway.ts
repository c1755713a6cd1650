import { chmod, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import type { Clock } from "../lib/clock.ts";
import { explain, KnownError } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { canAsk } from "../lib/model-platform.ts";
import { settleInterrupted } from "../store/model-calls.ts";
import { endInterruptedReads } from "../store/read-calls.ts";
import { endInterruptedSourceQueries } from "../store/source-queries.ts";
import { createControlServer } from "./control.ts";
import { createGatewayClient } from "./control-client.ts";
import { createEntrances, type Entrances, type EntrancesOptions } from "./entrances.ts";
import { ownOrigin } from "./hosts.ts";
import { closeServer, listen, listenOnPort } from "./listening.ts";
import { PRICES_AS_OF } from "./prices.ts";
import { failed, refuse } from "./refuse.ts";
import { prepareRuntimeFolder } from "./runtime-folder.ts";

export interface GatewayOptions extends EntrancesOptions {
  /** Port on 127.0.0.1; 0 for any free one. */
  port: number;
  /** Toolroom's version, told by `ping`. */
  version: string;
  /** Names what it was started with, told by `ping`. */
  settings: string;
}

export interface Gateway {
  /** `http://localhost:<port>` */
  url: string;
  /** Saves what was counted and lets connections go. Doors' folders stay for the next gateway. */
  close(): Promise<void>;
}

const TICK_MS = 1_000;

/**
 * Starts the entrances: the edge on 127.0.0.1:port, the doors, and the control socket `<runtimeFolder>/gateway.sock`.
 * Throws KnownError `port_taken`, `runtime_folder`.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { store, clock, log, runtimeFolder, version, settings } = options;
  const controlSocket = join(runtimeFolder, "gateway.sock");
  prepareRuntimeFolder(runtimeFolder);
  await requireAlone(controlSocket, clock);
  const server = createServer();
  const port = await listenOnPort(server, options.port);
  const url = ownOrigin(port);
  const entrances = createEntrances(options, port);
  const hasModelKey = canAsk(options.models, "plan", "messages");
  const ping = () => ({ pid: process.pid, version, settings, hasModelKey, url });
  const control = createControlServer({ edge: entrances.edge, doors: entrances.doors, ping, log });

  server.on("request", (request, response) => {
    entrances.answer(request, response).catch((error: unknown) => {
      log.error("request failed", { host: request.headers.host, error: explain(error) });
      if (response.headersSent) response.destroy();
      else refuse(request, response, failed(`${url}/`));
    });
  });
  const upgraded = new Set<Duplex>();
  server.on("upgrade", (request, socket, firstBytes) => {
    upgraded.add(socket);
    socket.on("close", () => upgraded.delete(socket));
    entrances.answerUpgrade(request, socket, firstBytes).catch((error: unknown) => {
      log.error("upgrade failed", { host: request.headers.host, error: explain(error) });
      socket.destroy();
    });
  });

  const stopTicking = new AbortController();
  const ticking = tick(clock, log, entrances, stopTicking.signal).catch((error: unknown) =>
    log.error("gateway's clock stopped", { error: explain(error) }),
  );
  const interrupted = await settleInterrupted(store, clock.now());
  const interruptedReads = await endInterruptedReads(store);
  await endInterruptedSourceQueries(store);
  const reopened = await entrances.doors.reopen();
  await rm(controlSocket, { force: true });
  await listen(control, { path: controlSocket });
  await chmod(controlSocket, 0o600);
  log.info("gateway started", { url, reopened, interrupted, interruptedReads, pricesAsOf: PRICES_AS_OF });

  return {
    url,
    async close() {
      stopTicking.abort();
      entrances.letGo();
      for (const socket of upgraded) socket.destroy(); // the server no longer counts them as its own
      await ticking;
      await Promise.all([closeServer(server, clock), closeServer(control, clock), entrances.doors.stop()]);
      await entrances.close();
      log.info("gateway stopped", { url });
    },
  };
}

/** Once a second; a failed round is told and the next one tries again. */
async function tick(clock: Clock, log: Log, entrances: Entrances, signal: AbortSignal): Promise<void> {
  for (let round = 1; !signal.aborted; round += 1) {
    await clock.sleep(TICK_MS, signal).catch(() => undefined); // woken to stop
    if (signal.aborted) return;
    await entrances
      .tick(round)
      .catch((error: unknown) => log.error("gateway's round failed", { error: explain(error) }));
  }
}

/** Before anything is touched: a living gateway's doors and control socket must not be taken from it. */
async function requireAlone(socketPath: string, clock: Clock): Promise<void> {
  const client = createGatewayClient(socketPath, { clock, patienceMs: 0 });
  const other = await client.ping().catch(() => null);
  if (other === null) return;
  throw new KnownError(
    "gateway_running",
    `Another gateway of this Toolroom runs as process ${other.pid}.`,
    "Stop it, or start Toolroom with another TOOLROOM_HOME.",
  );
}
