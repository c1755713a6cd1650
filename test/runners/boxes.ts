import { randomBytes } from "node:crypto";
import { chmodSync, globSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../lib/clock.ts";
import { connectHostileSocket } from "../../lib/hostile-folder.ts";
import { silentLog } from "../../lib/log.ts";
import { createBareRunner } from "../../runners/bare.ts";
import { type BubblewrapRunnerOptions, createBubblewrapRunner } from "../../runners/bubblewrap.ts";
import { createDockerRunner, type DockerRunnerOptions } from "../../runners/docker.ts";
import { createStarter, type Starter } from "../../runners/host/starter/starter.ts";
import type { InstanceSpec, Runner } from "../../runners/runner.ts";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { dockerAnswers } from "../docker-answers.ts";

/** What tests of boxes share: a Runner with folders of its own, doors, and a program that does what it is told. */

/** A reason to skip Docker tests, or false where an engine answers. */
export async function noEngine(): Promise<string | false> {
  return (await dockerAnswers()) ? false : "no container engine answers";
}

/** A reason to skip bubblewrap tests, or false where it makes a box. */
export async function noBubblewrap(): Promise<string | false> {
  return (await whyNoBubblewrap()) ?? false;
}

export const engineSocket = "/var/run/docker.sock";

export interface RunnerUnderTest {
  runner: Runner;
  homeLabel: string;
  /** Short folder for doors and data, removed by `close`. */
  folder: string;
  uid: number;
  close(): Promise<void>;
}

/** Each with a home label of its own, so that tests running at once do not see each other's boxes. */
export async function makeDockerRunner(overrides: Partial<DockerRunnerOptions> = {}): Promise<RunnerUnderTest> {
  const own = makePlace();
  const runner = createDockerRunner({
    socketPath: engineSocket,
    ...own,
    buildFolder: join(tmpdir(), "toolroom-test-build"),
    runtimeFolder: own.folder,
    ...overrides,
  });
  return underTest(runner, own);
}

/** As `makeDockerRunner`, over bubblewrap. `reopen` is another control plane on the same folders. */
export async function makeBubblewrapRunner(
  overrides: Partial<BubblewrapRunnerOptions> = {},
): Promise<RunnerUnderTest & { options: BubblewrapRunnerOptions; reopen(): Runner }> {
  const own = makePlace();
  const options = { ...own, imagesFolder: join(own.folder, "images"), runtimeFolder: own.folder, ...overrides };
  const reopen = () => createBubblewrapRunner(options);
  const made = underTest(reopen(), own);
  const close = async () => {
    await made.close();
    // Where its groups were; a Toolroom's own stay.
    for (const folder of globSync(`/sys/fs/cgroup/{,*/}toolroom-${own.homeLabel}`)) rmdirSync(folder);
  };
  return { ...made, close, options, reopen };
}

/** As `makeDockerRunner`, without boxes. */
export async function makeBareRunner(mayRun: (folder: string) => Promise<boolean>): Promise<RunnerUnderTest> {
  const own = makePlace();
  const uid = process.getuid?.() ?? 0;
  const options = { ...own, imagesFolder: join(own.folder, "images"), runtimeFolder: own.folder, mayRun };
  return { ...underTest(createBareRunner(options), own), uid };
}

interface Place {
  homeLabel: string;
  folder: string;
  user: { uid: number; gid: number };
  layerFolder: string;
  starter: Starter;
  log: typeof silentLog;
  clock: typeof systemClock;
}

function makePlace(): Place {
  const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const folder = mkdtempSync(join(own.uid === 0 ? "/run" : tmpdir(), "toolroom-test-"));
  return {
    homeLabel: randomBytes(4).toString("hex"),
    folder,
    user: own.uid === 0 ? { uid: 10001, gid: 10001 } : own,
    layerFolder: makeLayer(folder),
    starter: createStarter(),
    log: silentLog,
    clock: systemClock,
  };
}

function underTest(runner: Runner, { homeLabel, folder, user, starter }: Place): RunnerUnderTest {
  return {
    runner,
    homeLabel,
    folder,
    uid: user.uid,
    close: async () => {
      for (const box of await runner.list()) await runner.stopInstance(box.name, 0);
      rmSync(folder, { recursive: true, force: true });
      starter.close();
    },
  };
}

function makeLayer(folder: string): string {
  const library = join(folder, "layer/node_modules/@toolroom/app");
  mkdirSync(library, { recursive: true });
  writeFileSync(join(library, "package.json"), '{"name":"@toolroom/app","version":"0.0.1-test","type":"module"}');
  return join(folder, "layer");
}

/** A door that answers every request with `door <name> <method> <url>`, closed when the test ends. Its folder. */
export async function openDoor(t: { after(end: () => unknown): void }, folder: string, name: string): Promise<string> {
  const doorFolder = join(folder, `${name}-door`);
  mkdirSync(doorFolder, { recursive: true });
  const server = http.createServer((request, answer) => answer.end(`door ${name} ${request.method} ${request.url}`));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const socket = join(doorFolder, "door.sock");
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  chmodSync(doorFolder, 0o755);
  chmodSync(socket, 0o666);
  return doorFolder;
}

/** A program that runs, inside, the body of an async function posted to it: as hostile as the test wants. */
const OBEDIENT_APP = `
import http from "node:http"; import fs from "node:fs"; import net from "node:net"; import cp from "node:child_process";
const seen = {};
http.createServer(async (request, answer) => {
  if (request.url === "/events") {
    answer.writeHead(200, { "content-type": "text/event-stream" });
    answer.write("data: first\\n\\n");
    seen.more = () => answer.end("data: second\\n\\n");
    return;
  }
  if (request.url === "/more") { seen.more(); answer.end(); return; }
  let body = "";
  for await (const part of request) body += part;
  try {
    const result = await new Function("http", "fs", "net", "cp", "return (async () => {" + body + "})()")(http, fs, net, cp);
    answer.end(JSON.stringify(result ?? null));
  } catch (error) { answer.writeHead(500).end(String(error?.stack ?? error)); }
}).listen(process.env.TOOLROOM_FORWARD ? { port: Number(process.env.PORT), host: "127.0.0.1" } : (process.env.LISTEN_AT ?? process.env.TOOLROOM_APP_SOCKET));
`;

export const smallLimits = { memoryMb: 256, cpus: 1, pids: 64, fileSizeMb: 8, scratchMb: 16 };

/** An Instance of the obedient program, or of `program`; folders are made for it below `folder`. */
export function instanceSpec(
  folder: string,
  imageDigest: string,
  given: Partial<InstanceSpec> & { name: string; program?: string },
): InstanceSpec {
  const { program, ...rest } = given;
  const bundleFolder = join(folder, `${given.name}-bundle`);
  mkdirSync(bundleFolder, { recursive: true });
  writeFileSync(join(bundleFolder, "package.json"), '{"type":"module"}');
  writeFileSync(join(bundleFolder, "app.ts"), program ?? OBEDIENT_APP);
  return {
    labels: {},
    limits: smallLimits,
    env: {},
    imageDigest,
    appFolder: join(folder, `${given.name}-app`),
    dataFolder: join(folder, `${given.name}-data`),
    bundleFolder,
    ...rest,
  };
}

/** Asks a program over its socket, as the edge does. */
export async function ask(
  spec: Pick<InstanceSpec, "appFolder">,
  request: { path?: string; body?: string; socket?: string; onPart?: (part: string) => void } = {},
): Promise<string> {
  const socket = await connectHostileSocket(spec.appFolder, request.socket ?? "app.sock");
  return await new Promise((resolve, reject) => {
    const options = {
      method: "POST",
      path: request.path ?? "/",
      createConnection: () => socket,
      headers: { host: "box" },
    };
    const call = http.request(options, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
        request.onPart?.(part);
      });
      answer.on("end", () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    });
    call.on("error", reject);
    call.end(request.body);
  });
}

/** Runs a function body inside an obedient Instance. */
export async function tell(spec: Pick<InstanceSpec, "appFolder">, body: string, socket = "app.sock"): Promise<unknown> {
  return JSON.parse(await ask(spec, { body, socket }));
}

/** Starts an Instance and waits until it answers. */
export async function startAndWait(runner: Runner, spec: InstanceSpec, socket = "app.sock"): Promise<void> {
  await runner.startInstance(spec);
  await until(() => tell(spec, "return 1", socket));
}

/** Boxes tell nobody when they begin to listen or end: asked again until it holds, for at most 15 s. */
export async function until<T>(look: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + 15_000;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
    }
    await systemClock.sleep(15);
  }
}
