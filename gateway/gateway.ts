import { chmod, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import type { Clock } from "../lib/clock.ts";
import { explain, KnownError, portTaken, systemCode } from "../lib/errors.ts";
import { connectHostileSocket } from "../lib/hostile-folder.ts";
import { newId } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import { within } from "../lib/within.ts";
import type { Approvers } from "../operator/authority/approvers.ts";
import { createEntryAuthority } from "../operator/authority/entry.ts";
import type { Edge } from "../operator/edge.ts";
import type { Keys } from "../operator/signing-key.ts";
import { settleInterrupted } from "../store/door-sessions.ts";
import { readAppName } from "../store/routes.ts";
import { sweepSignIns } from "../store/sign-ins.ts";
import { readSlackTeamId } from "../store/slack-team.ts";
import type { Store } from "../store/store.ts";
import { sendRedirect } from "./answers.ts";
import { createControlServer } from "./control.ts";
import { createGatewayClient } from "./control-client.ts";
import { cookieNames } from "./cookies.ts";
import { createDoorAnswer } from "./door-answer.ts";
import { createDoors } from "./doors.ts";
import { createEdgeSite } from "./edge.ts";
import { createHolds } from "./holds.ts";
import { ownOrigin, parseHost } from "./hosts.ts";
import { createModelDoor, type ModelSettings } from "./model-door.ts";
import { createOwnSite } from "./own-site.ts";
import { refuseUpgrade } from "./pass-upgrade.ts";
import { createPostDoor, type PostForApp } from "./platform-door.ts";
import { PRICES_AS_OF } from "./prices.ts";
import { probeApp } from "./probe.ts";
import { failed, refuse, unknownHost } from "./refuse.ts";
import { createRoutes } from "./routes.ts";
import { prepareRuntimeFolder } from "./runtime-folder.ts";
import { createShortCache } from "./short-cache.ts";
import { createSignIn, type SendSignInLink } from "./sign-in.ts";
import { createStays } from "./stays.ts";
import { createTraffic } from "./traffic.ts";
import { type ConnectSocket, createUpstreams } from "./upstreams.ts";
import { createVisits } from "./visits.ts";
import { createWebSessions } from "./web-sessions.ts";
import { createWebhookEntrance, HOOKS_PATH } from "./webhooks.ts";

export interface GatewayOptions {
  store: Store;
  /** Port on 127.0.0.1; 0 for any free one. */
  port: number;
  runtimeFolder: string;
  /** Toolroom's version, told by `ping`. */
  version: string;
  /** Names what it was started with, told by `ping`. */
  settings: string;
  clock: Clock;
  log: Log;
  keys: Keys;
  /** What it says to people, through the bot. */
  people: { sendSignInLink: SendSignInLink; postForApp: PostForApp };
  /** Asked about previews only: Slack may be away, and live apps open all the same. */
  approvers: Approvers;
  model: ModelSettings;
  /** How an app's socket is opened; the hostile folder's way unless a test says otherwise. */
  connect?: ConnectSocket;
  appAnswerTimeoutMs?: number;
}

export interface Gateway {
  /** `http://localhost:<port>` */
  url: string;
  /** Saves what was counted and lets connections go. Doors' folders stay for the next gateway. */
  close(): Promise<void>;
}

/** Requests to an app may be as long as an upload takes. */
const REQUEST_TIMEOUT_MS = 1_800_000;
const KEEP_ALIVE_MS = 65_000;
const HOLD_QUIET_MS = 5_000;
const GRACE_MS = 2_000;
const TICK_MS = 1_000;
const TICKS_PER_SWEEP = 60;

/**
 * Starts the entrances: the edge on 127.0.0.1:port, the doors, and the control socket `<runtimeFolder>/gateway.sock`.
 * Throws KnownError `port_taken`, `runtime_folder`.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { store, clock, log, keys, runtimeFolder } = options;
  const controlSocket = join(runtimeFolder, "gateway.sock");
  prepareRuntimeFolder(runtimeFolder);
  await requireAlone(controlSocket, clock);
  const server = createServer();
  const port = await listenOnPort(server, options.port);
  const overTls = false;
  const cookies = cookieNames(port, overTls);
  const url = ownOrigin(port);

  const routes = createRoutes(store, clock);
  const holds = createHolds(clock);
  const traffic = createTraffic(clock);
  const upstreams = createUpstreams({
    runtimeFolder,
    connect: options.connect ?? connectHostileSocket,
    ...(options.appAnswerTimeoutMs === undefined ? {} : { answerTimeoutMs: options.appAnswerTimeoutMs }),
  });
  const visits = createVisits(store, clock);
  const stays = createStays(log);
  const slackTeam = createShortCache<string>(clock);
  const authority = createEntryAuthority({
    ...options.approvers,
    slackTeamId: () => slackTeam.get("served", () => readSlackTeamId(store)),
  });
  const webSessions = createWebSessions({ store, clock, cookies, overTls, authority });
  const signIn = createSignIn({
    store,
    clock,
    log,
    authority,
    ownUrl: url,
    sendSignInLink: options.people.sendSignInLink,
  });
  const ownSite = createOwnSite({ port, overTls, store, cookies, webSessions, signIn, authority });
  const edgeSite = createEdgeSite({
    ...{
      port,
      overTls,
      clock,
      keys,
      cookies,
      webSessions,
      routes,
      holds,
      traffic,
      upstreams,
      visits,
      stays,
      authority,
    },
  });
  const webhooks = createWebhookEntrance({ store, clock, log });
  const model = createModelDoor({ store, clock, log, settings: options.model });
  const post = createPostDoor({ store, clock, log, visits, authority, postForApp: options.people.postForApp });
  const doors = createDoors({
    store,
    clock,
    log,
    runtimeFolder,
    answer: createDoorAnswer({ model: model.answer, post }),
  });

  const edge: Edge = {
    point: (appId, instanceId) => routes.point(appId, instanceId),
    async hold(appId) {
      holds.hold(appId);
      await traffic.quiet(appId, HOLD_QUIET_MS);
    },
    release: async (appId) => holds.release(appId),
    drained: (instanceId, timeoutMs) => traffic.quiet(instanceId, timeoutMs),
    async probe(appId) {
      const appName = await readAppName(store, appId);
      if (appName === null) return { problem: `App ${appId} is not in the registry.` };
      return probeApp({ port, hostname: `${appName}.localhost`, clock, probeKey: keys.probeKey });
    },
  };
  const { version, settings } = options;
  const hasModelKey = options.model.apiKey !== null;
  const ping = () => ({ pid: process.pid, version, settings, hasModelKey, url });
  const control = createControlServer({ edge, doors, ping, log });

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const host = parseHost(request.headers.host);
    // Only a path: "GET http://other.localhost/" would name a host that nobody judged.
    if (host.kind === "unknown" || !(request.url ?? "").startsWith("/")) {
      return refuse(request, response, unknownHost(`${url}/`));
    }
    if (host.kind === "app") return edgeSite.answer(request, response, host);
    if (request.url?.startsWith(HOOKS_PATH)) return webhooks(request, response);
    if (host.kind === "own_by_number") return sendRedirect(response, `${url}${request.url}`);
    return ownSite(request, response);
  };
  const answerUpgrade = async (request: IncomingMessage, socket: Duplex, firstBytes: Buffer) => {
    const host = parseHost(request.headers.host);
    if (host.kind !== "app" || !(request.url ?? "").startsWith("/")) return refuseUpgrade(socket, 404);
    await edgeSite.answerUpgrade(request, socket, firstBytes, host);
  };
  server.on("request", (request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error("request failed", { host: request.headers.host, error: explain(error) });
      if (response.headersSent) response.destroy();
      else refuse(request, response, failed(`${url}/`));
    });
  });
  const upgraded = new Set<Duplex>();
  server.on("upgrade", (request, socket, firstBytes) => {
    upgraded.add(socket);
    socket.on("close", () => upgraded.delete(socket));
    answerUpgrade(request, socket, firstBytes).catch((error: unknown) => {
      log.error("upgrade failed", { host: request.headers.host, error: explain(error) });
      socket.destroy();
    });
  });

  const stopTicking = new AbortController();
  const ticking = tick(clock, stopTicking.signal, async (round) => {
    stays.judgeAgain();
    await visits.save();
    await routes.settle();
    if (round % TICKS_PER_SWEEP !== 0) return;
    upstreams.sweep();
    await sweepSignIns(store, clock.now());
  }).catch((error: unknown) => log.error("gateway's clock stopped", { error: explain(error) }));
  const interrupted = await settleInterrupted(store, clock.now(), () => newId("call", clock.now()));
  const reopened = await doors.reopen();
  await rm(controlSocket, { force: true });
  await listen(control, { path: controlSocket });
  await chmod(controlSocket, 0o600);
  log.info("gateway started", { url, reopened, interrupted, pricesAsOf: PRICES_AS_OF });

  return {
    url,
    async close() {
      stopTicking.abort();
      holds.close();
      for (const socket of upgraded) socket.destroy(); // the server no longer counts them as its own
      await ticking;
      await Promise.all([closeServer(server, clock), closeServer(control, clock), doors.stop()]);
      await Promise.all([upstreams.close(), model.close()]);
      await visits.save();
      log.info("gateway stopped", { url });
    },
  };

  /** Once a second; a failed round is told and the next one tries again. */
  async function tick(onClock: Clock, signal: AbortSignal, work: (round: number) => Promise<void>) {
    for (let round = 1; !signal.aborted; round += 1) {
      await onClock.sleep(TICK_MS, signal).catch(() => undefined); // woken to stop
      if (signal.aborted) return;
      await work(round).catch((error: unknown) => log.error("gateway's round failed", { error: explain(error) }));
    }
  }
}

async function listenOnPort(server: Server, port: number): Promise<number> {
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  try {
    await listen(server, { host: "127.0.0.1", port });
  } catch (error) {
    throw systemCode(error) === "EADDRINUSE" ? portTaken(port, "TOOLROOM_PORT", error) : error;
  }
  const address: AddressInfo | string | null = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
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

function listen(server: Server, where: { host: string; port: number } | { path: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(where, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Requests under way get a moment to end. */
async function closeServer(server: Server, clock: Clock): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if (!(await within(clock, GRACE_MS, closed))) server.closeAllConnections();
  await closed;
}
