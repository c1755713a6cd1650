import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { NpmPin } from "../builder/packages/npm-pin.ts";
import type { Clock } from "../lib/clock.ts";
import type { McpServer } from "../lib/config-mcp.ts";
import type { PackagesSettings } from "../lib/config-packages.ts";
import { connectHostileSocket } from "../lib/hostile-folder.ts";
import type { Log } from "../lib/log.ts";
import type { ModelPlatform } from "../lib/model-platform.ts";
import type { SealingKeys } from "../lib/sealed.ts";
import { readAppSecret } from "../operator/app-secrets.ts";
import type { Approvers } from "../operator/authority/approvers.ts";
import { createEntryAuthority } from "../operator/authority/entry.ts";
import { createAuthority } from "../operator/authority.ts";
import type { Edge } from "../operator/edge.ts";
import type { ReadCall } from "../operator/reading/read-call.ts";
import type { Keys } from "../operator/signing-key.ts";
import type { AppSources } from "../operator/sources/app-sources.ts";
import { LINEAR_SECRET } from "../sdk/contract/triggers.ts";
import { sweepCliLogins } from "../store/cli-logins.ts";
import { readAppName } from "../store/routes.ts";
import { sweepSignIns } from "../store/sign-ins.ts";
import { readSlackTeamId } from "../store/slack-team.ts";
import { sweepSourceQueries } from "../store/source-queries.ts";
import type { Store } from "../store/store.ts";
import { sendRedirect } from "./answers.ts";
import { createAppModelDoor } from "./app-model-door.ts";
import { cookieNames } from "./cookies.ts";
import { createDataDoor } from "./data-door.ts";
import { createDoorAnswer } from "./door-answer.ts";
import { createDoors, type DoorListeners } from "./doors.ts";
import { createEdgeSite, type EdgeSite } from "./edge.ts";
import { createEventDoor } from "./event-door.ts";
import { createHolds, type Holds } from "./holds.ts";
import { ownOrigin, parseHost } from "./hosts.ts";
import { createModelDoor } from "./model-door.ts";
import { ownSource } from "./offered-call.ts";
import type { OutsideOptions } from "./outside/connect-outside.ts";
import { createOwnSite } from "./own-site.ts";
import { createPackagesDoor } from "./packages-door.ts";
import { refuseUpgrade } from "./pass-upgrade.ts";
import { createPostDoor, type PostForApp } from "./platform-door.ts";
import { probeApp } from "./probe.ts";
import { createReading } from "./reading.ts";
import { refuse, unknownHost } from "./refuse.ts";
import { createRegisteredServers } from "./registered-servers.ts";
import { createRoutes, type Routes } from "./routes.ts";
import { createServiceDoor } from "./service-door.ts";
import { createShortCache } from "./short-cache.ts";
import { createSignIn, type SendSignInLink } from "./sign-in.ts";
import { createSourceQueriesApi } from "./source-queries-api.ts";
import { createSourceSweep } from "./source-sweep.ts";
import { createStays } from "./stays.ts";
import { createCliLogin } from "./tool/cli-login.ts";
import { createToolEntrance, TOOL_PATH } from "./tool/tool-entrance.ts";
import { createTraffic, type Traffic } from "./traffic.ts";
import { createTranscriptApi } from "./transcript-api.ts";
import { type ConnectSocket, createUpstreams } from "./upstreams.ts";
import { createVisits } from "./visits.ts";
import { createWebSessions } from "./web-sessions.ts";
import { createWebhookEntrance, HOOKS_PATH } from "./webhooks.ts";

export interface EntrancesOptions {
  store: Store;
  /** TOOLROOM_HOME: transcripts are read below it. */
  home: string;
  runtimeFolder: string;
  clock: Clock;
  log: Log;
  keys: Keys;
  /** What apps' secrets are sealed with, read with each use: they may be others by then. */
  secretKeys: () => SealingKeys;
  /** What it says to people, through the bot. */
  people: { sendSignInLink: SendSignInLink; postForApp: PostForApp };
  /** Asked about previews only: Slack may be away, and live apps open all the same. */
  approvers: Approvers;
  models: ModelPlatform;
  /** What agents may read. */
  readCalls: readonly ReadCall[];
  /** And from whom else, with their tokens. */
  mcpServers: readonly McpServer[];
  packages: PackagesSettings;
  /** The company's data, as apps have it. */
  sources: AppSources;
  /** How hosts that apps call are reached: as the internet's, unless a test says otherwise. */
  outside?: OutsideOptions;
  /** The npm that installs them, where it is another than the usual one. */
  npmPin?: NpmPin;
  /** How an app's socket is opened; the hostile folder's way unless a test says otherwise. */
  connect?: ConnectSocket;
  appAnswerTimeoutMs?: number;
  /** How long what is sent to webhooks, doors and forms may take to come whole; 20 s unless a test says otherwise. */
  bodyTimeoutMs?: number;
}

/** All that answers behind the gateway's sockets, by host and by door. */
export interface Entrances {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  answerUpgrade(request: IncomingMessage, socket: Duplex, firstBytes: Buffer): Promise<void>;
  edge: Edge;
  doors: DoorListeners;
  /** Once a second. */
  tick(round: number): Promise<void>;
  /** Whoever waits for a held App goes on: the gateway stops. */
  letGo(): void;
  /** When nobody comes in any more: saves what was counted, ends the connections to Apps and provider. */
  close(): Promise<void>;
}

const HOLD_QUIET_MS = 5_000;
const TICKS_PER_SWEEP = 60;
const MINUTES_PER_SOURCE_SWEEP = 5;

/** `port` is the one it listens on. */
export function createEntrances(options: EntrancesOptions, port: number): Entrances {
  const { store, clock, log, keys, runtimeFolder, bodyTimeoutMs } = options;
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
  const signing = { store, clock, log, authority, ownUrl: url, sendSignInLink: options.people.sendSignInLink };
  const signIn = createSignIn(signing);
  const cliLogin = createCliLogin(signing);
  const tool = createToolEntrance({ clock, bodyTimeoutMs, runtimeFolder, login: cliLogin });
  const { home, approvers } = options;
  const acts = createAuthority({ ...approvers, store });
  const transcripts = createTranscriptApi({ store, home, webSessions, authority: acts });
  const ownSite = createOwnSite({
    ...{ port, overTls, store, clock, bodyTimeoutMs, cookies, webSessions, signIn, authority, transcripts, cliLogin },
    queries: createSourceQueriesApi({ store, authority: acts, webSessions }),
  });
  const edgeSite = createEdgeSite({
    ...{ port, overTls, clock, keys, cookies, webSessions, authority },
    ...{ routes, holds, traffic, upstreams, visits, stays },
  });
  const webhooks = createWebhookEntrance({
    ...{ store, clock, bodyTimeoutMs, log, sendersKey: keys.sendersKey },
    linearSecret: (appId) => readAppSecret({ store, keys: options.secretKeys }, appId, LINEAR_SECRET),
  });
  const { groupMembers } = options.approvers;
  const model = createModelDoor({ store, clock, log, platform: options.models, groupMembers });
  const packages = createPackagesDoor({
    ...{ settings: options.packages, home, clock, log },
    ...(options.npmPin === undefined ? {} : { npm: options.npmPin }),
  });
  const emit = createEventDoor({ store, clock, log });
  const post = createPostDoor({ store, clock, log, visits, authority, postForApp: options.people.postForApp });
  const { timeZone } = options.models.budgets;
  const appModel = createAppModelDoor({ store, clock, timeZone, model });
  const { sources: companySources, outside } = options;
  const data = createDataDoor({
    ...{ store, clock, log, publicKey: keys.publicKey, sources: companySources, authority: acts },
  });
  const sourceSweep = createSourceSweep({ store, log, sources: companySources });
  sourceSweep.begin();
  const services = createServiceDoor({
    ...{ store, clock, log, groupMembers, authority, secretKeys: options.secretKeys },
    ...(outside === undefined ? {} : { outside }),
  });
  const registered = createRegisteredServers(options.mcpServers, { clock, log, approvers });
  const sources = [ownSource(options.readCalls), ...registered.sources];
  const reading = createReading({ store, clock, log, authority: acts, sources });
  const answer = createDoorAnswer({
    ...{ store, model, post, emit, appModel, services: services.answer, reading, packages: packages.answer, data },
  });
  const doors = createDoors({ store, clock, bodyTimeoutMs, log, runtimeFolder, answer });

  return {
    ...createByHost(url, { edgeSite, ownSite, webhooks, tool }),
    doors,
    edge: createEdge({ store, clock, port, keys, routes, holds, traffic }),
    tick: async (round) => {
      stays.judgeAgain();
      await visits.save();
      await routes.settle();
      if (round % TICKS_PER_SWEEP !== 0) return;
      upstreams.sweep();
      await sweepSignIns(store, clock.now());
      for (const { appId, forgotten } of await sweepSourceQueries(store, clock.now()))
        log.warn("an app's oldest queries of data forgotten: it asked very often", { appId, forgotten });
      if (round % (TICKS_PER_SWEEP * MINUTES_PER_SOURCE_SWEEP) === 0) sourceSweep.begin();
      await sweepCliLogins(store, clock.now());
    },
    letGo: () => holds.close(),
    close: async () => {
      const open = [upstreams, model, registered, packages, sourceSweep, services];
      await Promise.all(open.map((one) => one.close()));
      await visits.save();
    },
  };
}

interface Sites {
  edgeSite: EdgeSite;
  ownSite: ReturnType<typeof createOwnSite>;
  webhooks: ReturnType<typeof createWebhookEntrance>;
  tool: ReturnType<typeof createToolEntrance>;
}

/** Which of them answers is the Host header's to say. */
function createByHost(
  url: string,
  { edgeSite, ownSite, webhooks, tool }: Sites,
): Pick<Entrances, "answer" | "answerUpgrade"> {
  return {
    answer: async (request, response) => {
      const host = parseHost(request.headers.host);
      // Only a path: "GET http://other.localhost/" would name a host that nobody judged.
      if (host.kind === "unknown" || !(request.url ?? "").startsWith("/")) {
        return refuse(request, response, unknownHost(`${url}/`));
      }
      if (host.kind === "app") return edgeSite.answer(request, response, host);
      if (request.url?.startsWith(HOOKS_PATH)) return webhooks(request, response);
      if (request.url?.startsWith(TOOL_PATH)) return tool(request, response);
      if (host.kind === "own_by_number") return sendRedirect(response, `${url}${request.url}`);
      return ownSite(request, response);
    },
    answerUpgrade: async (request, socket, firstBytes) => {
      const host = parseHost(request.headers.host);
      if (host.kind !== "app" || !(request.url ?? "").startsWith("/")) return refuseUpgrade(socket, 404);
      await edgeSite.answerUpgrade(request, socket, firstBytes, host);
    },
  };
}

interface EdgeDeps {
  store: Store;
  clock: Clock;
  port: number;
  keys: Keys;
  routes: Routes;
  holds: Holds;
  traffic: Traffic;
}

function createEdge({ store, clock, port, keys, routes, holds, traffic }: EdgeDeps): Edge {
  return {
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
}
