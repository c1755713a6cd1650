import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { cutRelease } from "../../builder/release.ts";
import { createGit } from "../../builder/source/git.ts";
import { createStripping } from "../../builder/source/stripping.ts";
import { boxLayerFolder, createBoxImage } from "../../cli/serve/box-image.ts";
import { runnersOf } from "../../cli/serve/home-runner.ts";
import { createGatewayClient } from "../../gateway/control-client.ts";
import { cookieNames } from "../../gateway/cookies.ts";
import { startGateway } from "../../gateway/gateway.ts";
import { systemClock } from "../../lib/clock.ts";
import { readConfig } from "../../lib/config.ts";
import { packagesOf } from "../../lib/config-packages.ts";
import { newSecret, sha256 } from "../../lib/ids.ts";
import { silentLog } from "../../lib/log.ts";
import type { Announcer } from "../../operator/announcer.ts";
import { createCallsUnderWay } from "../../operator/calls-under-way.ts";
import type { OperatorDeps } from "../../operator/deps.ts";
import { createFreshDatabases } from "../../operator/fresh-databases.ts";
import { createInstanceTurns } from "../../operator/instance-turns.ts";
import { openSecretKeys } from "../../operator/secret-keys.ts";
import { openKeys } from "../../operator/signing-key.ts";
import { createStarter } from "../../runners/host/starter/starter.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { App } from "../../store/apps.ts";
import type { Person } from "../../store/people.ts";
import type { Release } from "../../store/releases.ts";
import { addWebSession } from "../../store/sign-ins.ts";
import { saveSlackTeam } from "../../store/slack-team.ts";
import { openStore } from "../../store/store.ts";
import { NO_MODELS } from "./model-platform.ts";
import { NO_SOURCES } from "./no-sources.ts";
import { addApp, addPerson, manifestOf, TEAM } from "./registry.ts";

/** Operator, gateway and boxes as they are in production, without Slack and builder; one App and one person signed in. */
export interface LivePlatform {
  deps: OperatorDeps;
  app: App;
  person: Person;
  port: number;
  /** What a signed-in person's requests carry. */
  headers: { host: string; cookie: string };
  /** Cuts the App's next Release from these files, by path; `change` of a manifest with a page and a database. */
  cut(files: Record<string, string>, change?: Partial<Manifest>): Promise<Release>;
}

/** On folders, a port and containers of its own; all of it is gone after the test. */
export async function startLivePlatform(
  t: Pick<TestContext, "after">,
  appName: string,
  runnerName: "docker" | "bubblewrap" = "docker",
): Promise<LivePlatform> {
  const home = mkdtempSync(join(tmpdir(), "toolroom-live-"));
  const config = readConfig({ TOOLROOM_HOME: home });
  const { runtimeFolder } = config;
  const store = openStore(join(home, "registry.db"));
  const starter = createStarter();
  const [clock, log, keys] = [systemClock, silentLog, openKeys(home)];
  await saveSlackTeam(store, TEAM, clock.now());
  const layerFolder = boxLayerFolder(home);
  const runner = runnersOf({ config, starter, clock, log }, async () => false)[runnerName]();
  const gateway = await startGateway({
    ...{ store, clock, log, keys, home, runtimeFolder, port: 0, version: "0.1.0", settings: "s1" },
    people: { sendSignInLink: nobodyThere, postForApp: nobodyThere },
    approvers: { approverGroup: null, groupMembers: nobodyThere },
    packages: packagesOf({ allow: [] }),
    sources: NO_SOURCES,
    secretKeys: () => openSecretKeys(config),
    models: NO_MODELS,
    readCalls: [],
    mcpServers: [],
  });
  t.after(async () => {
    await gateway.close();
    for (const box of await runner.list()) await runner.stopInstance(box.name, 0);
    store.close();
    starter.close();
    for (const folder of [runtimeFolder, home]) rmSync(folder, { recursive: true, force: true });
  });
  const image = await createBoxImage({ runner, layerFolder, progress: () => undefined }).get();
  const port = Number(new URL(gateway.url).port);
  const control = createGatewayClient(join(runtimeFolder, "gateway.sock"), { clock });
  const person = await addPerson(store, "U1");
  const app = await addApp(store, appName);
  const secret = newSecret();
  const host = `${appName}.localhost`;
  const expiresAt = clock.now() + 3_600_000;
  await addWebSession(store, { secretHash: sha256(secret), personId: person.id, host, kind: "cookie", expiresAt });
  let cuts = 0;
  const stripping = createStripping({ clock });
  return {
    ...{ app, person, port },
    headers: { host: `${host}:${port}`, cookie: `${cookieNames(port, false).signIn}=${secret}` },
    deps: {
      ...{ store, runner, clock, log, home, runtimeFolder, port },
      ...{ doors: control, edge: control, announcer: silentAnnouncer(), calls: createCallsUnderWay(clock) },
      wakeNotices: () => undefined,
      freshDatabases: createFreshDatabases(),
      instanceTurns: createInstanceTurns(),
      privateKey: keys.privateKey,
    },
    cut: async (files, change = {}) => {
      cuts += 1;
      return await cutRelease({
        ...{
          store,
          home,
          stripping,
          clock,
          git: createGit(starter),
          requestId: `req_${cuts}`,
          appId: app.id,
          summary: `Change ${cuts}`,
        },
        files: Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text) })),
        manifest: manifestOf(appName, { web: { access: "company" }, bindings: { db: true }, ...change }),
        imageDigest: image.digest,
        sdkVersion: image.sdkVersion,
      });
    },
  };
}

function silentAnnouncer(): Announcer {
  const none = nobodyThere;
  return { progress: none, ask: none, askForApproval: none, tell: none, settle: none, tellPerson: none };
}

async function nobodyThere(): Promise<never> {
  throw new Error("Nobody is told anything here.");
}
