import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { createGatewayClient } from "../../gateway/control-client.ts";
import { type Gateway, type GatewayOptions, startGateway } from "../../gateway/gateway.ts";
import type { PostForApp } from "../../gateway/platform-door.ts";
import type { Clock } from "../../lib/clock.ts";
import { systemClock } from "../../lib/clock.ts";
import { packagesOf } from "../../lib/config-packages.ts";
import { silentLog } from "../../lib/log.ts";
import { openSecretKeys } from "../../operator/secret-keys.ts";
import { openKeys } from "../../operator/signing-key.ts";
import type { Access, Manifest } from "../../sdk/contract/manifest.ts";
import { createDoorSession, type NewDoorSession } from "../../store/door-sessions.ts";
import { appRequests, apps, deployments, instances, people } from "../../store/schema.ts";
import { saveSlackTeam } from "../../store/slack-team.ts";
import type { Store } from "../../store/store.ts";
import { type Exchanged, exchange } from "../fakes/exchange.ts";
import { openLaidRegistry } from "../fakes/laid-registry.ts";
import { NO_MODELS } from "../fakes/model-platform.ts";
import { NO_SOURCES } from "../fakes/no-sources.ts";

/** A clock that a test moves; waiting is real. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

export function createTestClock(): TestClock {
  let offsetMs = 0;
  return {
    now: () => systemClock.now() + offsetMs,
    sleep: systemClock.sleep,
    advance: (ms) => {
      offsetMs += ms;
    },
  };
}

export interface World {
  store: Store;
  clock: TestClock;
  runtimeFolder: string;
  home: string;
  keys: ReturnType<typeof openKeys>;
  gateway: Gateway;
  port: number;
  client: ReturnType<typeof createGatewayClient>;
  /** Direct messages sent, in order. */
  messages: { personId: string; text: string }[];
  posts: Parameters<PostForApp>[0][];
  /** Stops the gateway and starts another on the same folders. */
  restart(): Promise<void>;
}

export async function startWorld(t: TestContext, overrides: Partial<GatewayOptions> = {}): Promise<World> {
  const home = mkdtempSync(join(tmpdir(), "gw-"));
  const runtimeFolder = join(home, "run");
  const store = openLaidRegistry(join(home, "registry.db"));
  const clock = createTestClock();
  await saveSlackTeam(store, "T1", 0);
  const keys = openKeys(home);
  const messages: World["messages"] = [];
  const posts: World["posts"] = [];
  const options: GatewayOptions = {
    ...{ store, clock, keys, home, runtimeFolder, port: 0, version: "0.1.0", settings: "s1", log: silentLog },
    people: {
      sendSignInLink: async (personId, _key, { url }) => void messages.push({ personId, text: url }),
      postForApp: async (post) => {
        posts.push(post);
        return { ok: true, ts: `1.${posts.length}` };
      },
    },
    approvers: { approverGroup: "platform-team", groupMembers: async () => ["UPLATFORM1"] },
    models: NO_MODELS,
    readCalls: [],
    mcpServers: [],
    packages: packagesOf({ allow: [] }),
    sources: NO_SOURCES,
    secretKeys: () => openSecretKeys({ home, secretKeys: null }),
    ...overrides,
  };
  const world: World = {
    ...{ store, clock, runtimeFolder, home, keys, messages, posts },
    gateway: await startGateway(options),
    port: 0,
    client: createGatewayClient(join(runtimeFolder, "gateway.sock"), { clock, patienceMs: 2_000 }),
    async restart() {
      await world.gateway.close();
      world.gateway = await startGateway({ ...options, port: world.port });
    },
  };
  world.port = Number(new URL(world.gateway.url).port);
  t.after(async () => {
    await world.gateway.close();
    store.close();
    rmSync(home, { recursive: true, force: true });
  });
  for (const handle of ["asker1", "asker2", "platform1"]) addPerson(store, handle);
  addPerson(store, "guest1", { kind: "guest" });
  return world;
}

export function personId(handle: string): string {
  return `U${handle.toUpperCase()}`;
}

export function addPerson(store: Store, handle: string, change: Partial<typeof people.$inferInsert> = {}): void {
  const row = { id: personId(handle), slackTeamId: "T1", handle, name: `${handle} Name`, timeZone: "Europe/Paris" };
  store.orm
    .insert(people)
    .values({ ...row, locale: "en", kind: "member", isDeactivated: false, updatedAt: 0, ...change })
    .run();
}

export interface AppSpec {
  name: string;
  access?: Access;
  owner?: string;
  post?: string[];
  dm?: true;
  emits?: string[];
  withoutPages?: boolean;
  /** What else its manifest has. */
  bindings?: Manifest["bindings"];
  given?: Manifest["given"];
  icon?: string;
}

/** An App that is live on an Instance `<name>-1`, owned by asker1. */
export function addLiveApp(store: Store, spec: AppSpec): { appId: string; instanceId: string } {
  const appId = `app_${spec.name}`;
  store.orm
    .insert(apps)
    .values({
      ...{ id: appId, name: spec.name, title: `The ${spec.name}`, purpose: "Tests.", status: "live" },
      ...{ ownerId: personId(spec.owner ?? "asker1"), slackTeamId: "T1", channelId: "C1", threadTs: "1.0" },
      ...{ access: spec.access ?? "company", liveDeploymentId: `dep_${spec.name}`, createdAt: 0, updatedAt: 0 },
    })
    .run();
  const instanceId = addInstance(store, spec, { id: `${spec.name}-1` });
  store.orm
    .insert(deployments)
    .values({
      id: `dep_${spec.name}`,
      appId,
      releaseId: "rel_1",
      requestId: `req_${spec.name}`,
      status: "live",
      instanceId,
      createdAt: 0,
    })
    .run();
  return { appId, instanceId };
}

export function addInstance(
  store: Store,
  spec: AppSpec,
  change: Partial<typeof instances.$inferInsert> & { id: string },
): string {
  const manifest: Manifest = {
    ...{ name: spec.name, purpose: "Tests.", timeZone: "Europe/Paris", triggers: [], checks: [] },
    bindings: { ...bindingsOf(spec), ...spec.bindings },
    ...(spec.given === undefined ? {} : { given: spec.given }),
    ...(spec.icon === undefined ? {} : { icon: spec.icon }),
    ...(spec.withoutPages ? {} : { web: { access: spec.access ?? "company" } }),
  };
  store.orm
    .insert(instances)
    .values({
      ...{
        appId: `app_${spec.name}`,
        releaseId: "rel_1",
        releaseTag: `tag-${change.id}`,
        kind: "app",
        requestId: "req_1",
      },
      ...{ doorSessionId: `door-${change.id}`, bundleHash: "b", imageDigest: "i", manifest, dataFolder: "d" },
      ...{ wanted: true, createdAt: 0, ...change },
    })
    .run();
  return change.id;
}

function bindingsOf({ post, dm, emits }: AppSpec): Manifest["bindings"] {
  const slack = { ...(post === undefined ? {} : { post }), ...(dm === undefined ? {} : { dm }) };
  return {
    ...(post === undefined && dm === undefined ? {} : { slack }),
    ...(emits === undefined ? {} : { emits }),
  };
}

export function addRequest(store: Store, requestId: string, requester: string): void {
  store.orm
    .insert(appRequests)
    .values({
      ...{ id: requestId, slackTeamId: "T1", channelId: "C1", threadTs: "1.0", messageTs: requestId },
      ...{ requesterId: personId(requester), text: "please", inputs: [], status: "open", stage: "preview" },
      ...{ remarks: [], createdAt: 0, updatedAt: 0 },
    })
    .run();
}

export async function addDoor(world: World, change: Partial<NewDoorSession> & { id: string }): Promise<void> {
  await createDoorSession(world.store, {
    ...{ kind: "build", personId: "UASKER1", appId: null, requestId: "req_1", instanceId: null, budgetUsd: 5 },
    ...{ expiresAt: world.clock.now() + 3_600_000, createdAt: world.clock.now(), ...change },
  });
}

/** A program that listens on an Instance's `app.sock`, as a box would. */
export async function startFakeApp(
  t: TestContext,
  world: World,
  instanceId: string,
  listener: RequestListener,
): Promise<Server> {
  const folder = join(world.runtimeFolder, "d", `door-${instanceId}`, "app");
  mkdirSync(folder, { recursive: true });
  const server = createServer((request, response) => {
    if (request.url !== "/_toolroom/health") return listener(request, response);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, release: `tag-${instanceId}` }));
  });
  await new Promise<void>((resolve) => server.listen(join(folder, "app.sock"), resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return server;
}

export interface Asking {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string;
  socketPath?: string;
  port?: number;
}

/** A plain HTTP request to the gateway: host name by header, because Node does not resolve `*.localhost`. */
export function send(
  where: { port: number } | { socketPath: string },
  host: string,
  path: string,
  asking: Asking = {},
): Promise<Exchanged> {
  const target = "port" in where ? { host: "127.0.0.1", port: where.port } : where;
  const headers = { host, ...asking.headers };
  return exchange({ ...target, path, method: asking.method ?? "GET", headers }, asking.body);
}

/** A browser: keeps cookies by host, follows no redirects by itself. */
export interface Browser {
  cookies: Map<string, Map<string, string>>;
  open(url: string, asking?: Asking): Promise<Exchanged>;
  /** Follows redirects to their end. */
  go(url: string): Promise<Exchanged & { url: string }>;
  submit(url: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Exchanged>;
}

export function createBrowser(world: World): Browser {
  const cookies: Browser["cookies"] = new Map();
  const open: Browser["open"] = async (url, asking = {}) => {
    const { hostname, host, pathname, search } = new URL(url);
    const jar = cookies.get(hostname) ?? new Map<string, string>();
    cookies.set(hostname, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { accept: "text/html", ...(cookie === "" ? {} : { cookie }), ...asking.headers };
    const answer = await send({ port: world.port }, host, pathname + search, { ...asking, headers });
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  return {
    cookies,
    open,
    async go(url) {
      let at = url;
      for (let hops = 0; hops < 10; hops += 1) {
        const answer = await open(at);
        const { location } = answer.headers;
        if (location === undefined) return { ...answer, url: at };
        at = new URL(location, at).href;
      }
      throw new Error(`${url} redirects without end.`);
    },
    submit(url, form, headers = {}) {
      const body = new URLSearchParams(form).toString();
      const type = "application/x-www-form-urlencoded";
      return open(url, {
        method: "POST",
        body,
        headers: {
          origin: new URL(url).origin,
          "content-type": type,
          "content-length": String(body.length),
          ...headers,
        },
      });
    },
  };
}

/** Signs a browser in on the gateway's own host, by the whole way. */
export async function signIn(world: World, browser: Browser, handle: string): Promise<void> {
  const own = world.gateway.url;
  await browser.open(`${own}/sign-in`);
  const before = world.messages.length;
  await browser.submit(`${own}/sign-in`, { handle });
  const link = linkIn(world.messages[before]?.text);
  await browser.submit(link, {});
}

export function linkIn(text: string | undefined): string {
  const link = /http:\/\/\S+/.exec(text ?? "")?.[0];
  if (link === undefined) throw new Error(`There is no link in: ${text}`);
  return link;
}

/** The socket of an Instance's door, as its box has it. */
export async function openAppDoor(world: World, instanceId: string, kind: "app" | "preview" = "app"): Promise<string> {
  await addDoor(world, { id: `door-${instanceId}`, kind, instanceId });
  return join(await world.client.open(`door-${instanceId}`), "door", "door.sock");
}
