import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { join } from "node:path";
import type { Clock } from "../../lib/clock.ts";
import { explain, KnownError } from "../../lib/errors.ts";
import { connectHostileSocket } from "../../lib/hostile-folder.ts";
import { isLeftover, nameUnfinished } from "../host/leftovers.ts";
import type { Runner } from "../runner.ts";

const DEADLINE_MS = 20_000;
const RETRY_MS = 20;

/** Asked over the app's socket, it asks the door by TCP and by socket, and answers both answers. */
const PROBE_APP = `
import http from "node:http";
// A program inside a box has no configuration but its environment.
const { TOOLROOM_APP_SOCKET, TOOLROOM_DOOR_SOCKET } = process.env;
const ask = (options) => new Promise((resolve, reject) => {
  http.get({ path: "/", ...options }, (answer) => {
    let text = "";
    answer.setEncoding("utf8").on("data", (part) => { text += part; }).on("end", () => resolve(text));
  }).on("error", reject);
});
http.createServer(async (_, answer) => {
  try {
    answer.end(await ask({ host: "127.0.0.1", port: 8080 }) + await ask({ socketPath: TOOLROOM_DOOR_SOCKET }));
  } catch (error) {
    answer.writeHead(500).end(String(error));
  }
}).listen(TOOLROOM_APP_SOCKET);
`;

/**
 * Proves that a box completes a round trip through its sockets: host → app.sock → program → door, both by
 * 127.0.0.1:8080 and by door.sock. An engine in another machine passes every other call and fails here.
 * Throws KnownError `runner_unavailable` with what the box said, and `fix` as the next move.
 */
export async function probeSockets(
  runner: Pick<Runner, "startInstance" | "stopInstance" | "list">,
  options: { imageDigest: string; runtimeFolder: string; clock: Clock; fix: string },
): Promise<void> {
  await mkdir(options.runtimeFolder, { recursive: true, mode: 0o700 });
  await removeLeftovers(runner, options.runtimeFolder);
  const name = nameUnfinished("probe");
  const folder = join(options.runtimeFolder, name);
  await mkdir(folder);
  const secret = randomBytes(16).toString("hex");
  const door = http.createServer((_, answer) => answer.end(secret));
  try {
    await openDoor(door, join(folder, "door"));
    await mkdir(join(folder, "bundle"), { mode: 0o755 });
    await writeFile(join(folder, "bundle/package.json"), '{"type":"module"}');
    await writeFile(join(folder, "bundle/app.ts"), PROBE_APP);
    await runner.startInstance({
      name,
      labels: { kind: "probe" },
      limits: { memoryMb: 256, cpus: 1, pids: 64, fileSizeMb: 1, scratchMb: 8 },
      doorFolder: join(folder, "door"),
      env: {},
      imageDigest: options.imageDigest,
      appFolder: join(folder, "app"),
      dataFolder: join(folder, "data"),
      bundleFolder: join(folder, "bundle"),
    });
    await waitForAnswer(join(folder, "app"), secret + secret, options);
  } finally {
    await runner.stopInstance(name, 0);
    door.closeAllConnections();
    door.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a probe left that was killed midway. */
async function removeLeftovers(runner: Pick<Runner, "stopInstance" | "list">, runtimeFolder: string): Promise<void> {
  for (const box of await runner.list()) if (isLeftover("probe", box.name)) await runner.stopInstance(box.name, 0);
  for (const entry of await readdir(runtimeFolder)) {
    if (isLeftover("probe", entry)) await rm(join(runtimeFolder, entry), { recursive: true, force: true });
  }
}

async function openDoor(door: http.Server, folder: string): Promise<void> {
  await mkdir(folder);
  const socket = join(folder, "door.sock");
  await new Promise<void>((resolve, reject) => door.once("error", reject).listen(socket, resolve));
  // The box's user is another than ours; who else is on this machine cannot pass the runtime folder.
  await chmod(folder, 0o755);
  await chmod(socket, 0o666);
}

/** No event tells that a program in a box began to listen; so it is asked, until a deadline. */
async function waitForAnswer(
  appFolder: string,
  expected: string,
  { clock, fix }: { clock: Clock; fix: string },
): Promise<void> {
  const giveUpAt = clock.now() + DEADLINE_MS;
  for (let said = "nothing"; ; await clock.sleep(RETRY_MS)) {
    try {
      said = await ask(appFolder);
      if (said === expected) return;
    } catch (error) {
      said = explain(error);
    }
    if (clock.now() > giveUpAt) {
      throw new KnownError(
        "runner_unavailable",
        `A probe box started but did not complete a round trip through its sockets. It said: ${said}`,
        fix,
      );
    }
  }
}

async function ask(appFolder: string): Promise<string> {
  const socket = await connectHostileSocket(appFolder, "app.sock");
  return await new Promise((resolve, reject) => {
    const request = http.get({ path: "/", headers: { host: "probe" }, createConnection: () => socket }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text = (text + part).slice(0, 4096);
      });
      answer.on("end", () => resolve(text));
    });
    request.setTimeout(5_000, () => request.destroy(new Error("no answer in 5 s")));
    request.on("error", reject);
  });
}
