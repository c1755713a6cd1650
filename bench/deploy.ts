/**
 * Approved → serving, for a new release beside one that is live, against the engine's start and the app's boot alone; and
 * what the edge adds to the app's own socket: `node bench/deploy.ts [deploys] [requests]`. Each beside its bar.
 */
import { createPublicKey } from "node:crypto";
import { Agent, request as ask, type RequestOptions } from "node:http";
import { join } from "node:path";
import { askHealth } from "../operator/app-call.ts";
import { deploy } from "../operator/deploy.ts";
import { appFolderOf, bundleFolderOf } from "../operator/deps.ts";
import { identityHeader } from "../operator/identity-header.ts";
import { APP_LIMITS, doorSessionOf } from "../operator/instances.ts";
import { APP_ENVIRONMENT } from "../sdk/contract/wire.ts";
import { liveInstance } from "../store/instances.ts";
import type { Release } from "../store/releases.ts";
import { type LivePlatform, startLivePlatform } from "../test/fakes/live-platform.ts";
import { FIRST_MIGRATION, tallySource } from "../test/fakes/tally-app.ts";

const deploys = Number(process.argv[2] ?? 10);
const requests = Number(process.argv[3] ?? 2_000);
const LOOK_MS = 5;
const GIVE_UP_MS = 20_000;
const WARM_UP = 300;
const endings: (() => unknown)[] = [];

try {
  const platform = await startLivePlatform({ after: (end) => void endings.push(end as () => unknown) }, "tally");
  const releases: Release[] = [];
  for (let index = 0; index <= deploys; index += 1) releases.push(await cut(platform, index + 1));
  const serving: number[] = [];
  const bare: number[] = [];
  for (const [index, release] of releases.entries()) {
    const servingMs = await deployUntilServing(platform, release);
    const bareMs = await startBare(platform, release);
    if (index === 0) continue; // the first warms caches of disk and engine, and nothing is live before it
    serving.push(servingMs);
    bare.push(bareMs);
  }
  const ratio = median(serving) / median(bare);
  console.log(`\n${deploys} deploys of a new release, one is live; median (min–max)`);
  console.log(row("approved → serving", serving, 0));
  console.log(row("engine start + app boot, alone", bare, 0));
  console.log(verdict("ratio", ratio, 1.5, ""));

  const [own, edge] = await bothWays(platform);
  console.log(`\n${requests} requests each way, in turn, one kept connection each; median (min–max)`);
  console.log(row("through the edge, signed in", edge, 2));
  console.log(row("app's own socket", own, 2));
  console.log(verdict("added by the edge", median(edge) - median(own), 0.5, " ms"));
} finally {
  for (const end of endings) await end();
}

function cut(platform: LivePlatform, number: number): Promise<Release> {
  return platform.cut({ "app.ts": tallySource(`v${number}`, []), "migrations/0001_first.sql": FIRST_MIGRATION });
}

/** Until an answer through the listening port was this release's; draining and stopping the old one come after. */
async function deployUntilServing(platform: LivePlatform, release: Release): Promise<number> {
  const startedAt = performance.now();
  let servingAt = 0;
  const deployed = await deploy(
    async (name, work) => {
      const result = await work();
      if (name.endsWith(": probe")) servingAt = performance.now();
      return result;
    },
    platform.deps,
    { requestId: release.requestId, releaseId: release.id },
  );
  if (deployed.kind !== "live") throw new Error(deployed.message);
  return servingAt - startedAt;
}

/** The same files in a box that nobody deploys, asked every few milliseconds until it answers. */
async function startBare({ deps }: LivePlatform, release: Release): Promise<number> {
  const name = `bare-${release.number}`;
  const appFolder = join(deps.runtimeFolder, "d", name, "app");
  const publicKey = createPublicKey(deps.privateKey).export({ format: "der", type: "spki" }).toString("base64");
  const startedAt = performance.now();
  await deps.runner.startInstance({
    ...{ name, labels: { kind: "bench" }, limits: APP_LIMITS, imageDigest: release.imageDigest, appFolder },
    dataFolder: join(deps.home, "data", name),
    bundleFolder: bundleFolderOf(deps, release.bundleHash),
    env: {
      [APP_ENVIRONMENT.app]: "tally",
      [APP_ENVIRONMENT.release]: release.id,
      [APP_ENVIRONMENT.timeZone]: "UTC",
      [APP_ENVIRONMENT.publicKey]: publicKey,
      [APP_ENVIRONMENT.appSocket]: "/app/app.sock",
      [APP_ENVIRONMENT.doorSocket]: "/door/door.sock",
      [APP_ENVIRONMENT.dataFolder]: "/data",
    },
  });
  const over = AbortSignal.timeout(GIVE_UP_MS);
  while ((await askHealth(appFolder, over)).kind !== "healthy") {
    over.throwIfAborted();
    await deps.clock.sleep(LOOK_MS);
  }
  const tookMs = performance.now() - startedAt;
  await deps.runner.stopInstance(name, 0);
  return tookMs;
}

/** Turn and turn about, so that both meet the same machine. */
async function bothWays(platform: LivePlatform): Promise<[own: number[], edge: number[]]> {
  const { deps, app, person, port, headers } = platform;
  const instance = await liveInstance(deps.store, app.id);
  if (instance === undefined) throw new Error("Nothing is live.");
  const socketPath = join(appFolderOf(deps, doorSessionOf(instance.id)), "app.sock");
  const audience = { appName: app.name, releaseTag: instance.releaseTag, ownerId: person.id, backupId: null };
  const ownAgent = new Agent({ keepAlive: true, maxSockets: 1 });
  const edgeAgent = new Agent({ keepAlive: true, maxSockets: 1 });
  const own: number[] = [];
  const edge: number[] = [];
  for (let round = 0; round < requests + WARM_UP; round += 1) {
    const identity = Object.fromEntries([identityHeader(person, audience, deps.clock.now(), deps.privateKey)]);
    const ownMs = await timed({ socketPath, agent: ownAgent, headers: { host: "app", ...identity } });
    const edgeMs = await timed({ host: "127.0.0.1", port, agent: edgeAgent, headers });
    if (round < WARM_UP) continue;
    own.push(ownMs);
    edge.push(edgeMs);
  }
  ownAgent.destroy();
  edgeAgent.destroy();
  return [own, edge];
}

function timed(options: RequestOptions): Promise<number> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const call = ask({ path: "/", ...options }, (response) => {
      response.on("end", () => {
        if (response.statusCode === 200) resolve(performance.now() - startedAt);
        else reject(new Error(`It answered with ${response.statusCode}.`));
      });
      response.resume();
    });
    call.on("error", reject);
    call.end();
  });
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? 0;
}

function row(name: string, values: number[], digits: number): string {
  const [least, middle, most] = [Math.min(...values), median(values), Math.max(...values)];
  return `${name.padEnd(34)} ${middle.toFixed(digits).padStart(8)} ms  (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}

function verdict(name: string, value: number, bar: number, unit: string): string {
  return `${name.padEnd(34)} ${value.toFixed(2).padStart(8)}${unit}  bar ${bar}${unit}: ${value <= bar ? "held" : "not held"}`;
}
