import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CheckTarget } from "../../../builder/checks/check-target.ts";
import {
  createSignedSender,
  type SignedSender,
  type SignedSenderOptions,
} from "../../../builder/checks/signed-sender.ts";
import { createSignedTarget } from "../../../builder/checks/signed-target.ts";
import type { Clock } from "../../../lib/clock.ts";
import { KnownError } from "../../../lib/errors.ts";
import { filesMbOf } from "../../../sdk/contract/bindings.ts";
import type { User } from "../../../sdk/contract/delivery.ts";
import { createTriedWorld, type TriedWorld } from "../../../sdk/contract/door/tried-world.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { TRIED_PEOPLE } from "../../../sdk/contract/tried-people.ts";
import { APP_ENVIRONMENT, signToken } from "../../../sdk/contract/wire.ts";
import { countRows } from "../../box/database-files.ts";
import { appsOwn } from "./app-output.ts";
import { openLocalDoor } from "./local-door.ts";
import { migrateLocally } from "./migrate.ts";
import { sendOverSocket } from "./send-over-socket.ts";

const START_DEADLINE_MS = 15_000;
const RELEASE = "check";
/** Its stdin ends when `tool` does, also where that was killed: nobody would end it then. */
const ENDS_WITH_US =
  'data:text/javascript,process.stdin.on("end",()=>process.exit(0)).on("error",()=>process.exit(0)).resume().unref()';
const IDENTITY_LIFETIME_MS = 60_000;

export interface LocalApp {
  target: CheckTarget;
  /** Where it listens, a Unix socket. */
  socket: string;
  /** Hands it a delivery as the platform would. */
  deliver: SignedSender["deliver"];
  /** The signed word for who opens a page, for this minute: the value of the identity header. */
  identityOf(as: "asker" | "colleague"): string;
  /** What it said in Slack so far, oldest first. */
  posts: () => { channel: string; text: string }[];
  /** What it told other apps so far, oldest first. */
  events: TriedWorld["events"];
  /** What it printed, line by line. */
  log: () => string[];
  /** How its process came to its end, such as `it ended with code 1`, where it is about to or has; null: it runs. */
  ended: () => Promise<string | null>;
  stop: () => Promise<void>;
}

export interface LocalAppOptions {
  folder: string;
  manifest: Manifest;
  clock: Clock;
  /** Absolute: what applies its migrations. */
  migrateProgram: string;
  /** Where its data stay; without it they are empty, and go with it. */
  dataFolder?: string;
  /** Told when it printed something, said something in Slack, or ended. */
  heard?: () => void;
  /** As the App is told: which part of it is left out. */
  without?: string;
}

/** Starts the app of a folder as a process of its own, its migrations applied. */
export async function startLocalApp(options: LocalAppOptions): Promise<LocalApp> {
  const { folder, manifest, clock, heard = () => undefined } = options;
  const own = mkdtempSync(join(tmpdir(), "tool-"));
  const dataFolder = options.dataFolder ?? own;
  try {
    await migrateLocally(options.migrateProgram, folder, dataFolder);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    throw error;
  }
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const sockets = { app: join(own, "app.sock"), door: join(own, "door.sock") };
  const world = createTriedWorld(manifest);
  const door = await openLocalDoor(sockets.door, world, heard);
  const filesMb = filesMbOf(manifest.bindings);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "--import", ENDS_WITH_US, "app.ts"], {
    cwd: folder,
    // Nothing of our own environment reaches the app.
    env: {
      [APP_ENVIRONMENT.app]: manifest.name,
      [APP_ENVIRONMENT.release]: RELEASE,
      [APP_ENVIRONMENT.timeZone]: manifest.timeZone,
      [APP_ENVIRONMENT.publicKey]: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
      [APP_ENVIRONMENT.appSocket]: sockets.app,
      [APP_ENVIRONMENT.doorSocket]: sockets.door,
      [APP_ENVIRONMENT.dataFolder]: dataFolder,
      ...(options.without === undefined ? {} : { [APP_ENVIRONMENT.without]: options.without }),
      ...(filesMb === null ? {} : { [APP_ENVIRONMENT.filesMb]: String(filesMb) }),
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  // Whoever ends `tool` at any price leaves no app behind.
  const endToo = () => child.kill("SIGKILL");
  process.once("exit", endToo);
  const log = collectLines(child, heard);
  child.once("exit", heard);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    }
    process.off("exit", endToo);
    door.close();
    rmSync(own, { recursive: true, force: true });
  };

  if (!(await becomesHealthy(child, sockets.app, clock))) {
    const end = endOf(child) ?? `it does not answer within ${START_DEADLINE_MS / 1000} s`;
    await stop();
    const said = appsOwn(log(), folder).slice(-8).join(" ").slice(0, 800);
    throw new KnownError(
      "app_not_started",
      `The app does not start: ${said || `${end}, and printed nothing`}.`,
      said
        ? "Correct what it says."
        : "Look at what app.ts does when it is loaded: it must come to its end, and not exit.",
    );
  }
  const people = peopleIn(manifest.timeZone);
  const signed: SignedSenderOptions = {
    ...{ app: manifest.name, release: RELEASE, privateKey, nowMs: clock.now, people },
    newDeliveryId: () => `dlv_${randomUUID()}`,
    send: (request) => sendOverSocket(sockets.app, request),
  };
  const posts = () => world.posts().map(({ channel, text }) => ({ channel, text }));
  const target = createSignedTarget({
    ...signed,
    manifest,
    posts: async () => posts(),
    rows: async (table, has) => countRows(dataFolder, { table, has }),
  });
  const { deliver } = createSignedSender(signed);
  const identityOf: LocalApp["identityOf"] = (as) => {
    const at = clock.now();
    const whose = { app: manifest.name, release: RELEASE, at, expiresAt: at + IDENTITY_LIFETIME_MS };
    return signToken({ kind: "identity", user: people[as], isOwner: as === "asker", ...whose }, privateKey);
  };
  // Its socket is gone before its process is.
  const ended = async () =>
    endOf(child) ??
    (await Promise.race([once(child, "exit").then(() => endOf(child)), clock.sleep(500).then(() => null)]));
  return { target, socket: sockets.app, deliver, identityOf, posts, events: world.events, log, ended, stop };
}

/** Two people to try it with; the app is the asker's. */
export function peopleIn(timeZone: string): Record<"asker" | "colleague", User> {
  return {
    asker: { ...TRIED_PEOPLE.asker, timeZone },
    colleague: { ...TRIED_PEOPLE.colleague, timeZone },
  };
}

function endOf({ exitCode, signalCode }: ChildProcess): string | null {
  if (signalCode !== null) return `it was ended by ${signalCode}`;
  return exitCode === null ? null : `it ended with code ${exitCode}`;
}

/** Asks again every 20 ms: nothing tells when another process listens on a socket it has yet to make. */
async function becomesHealthy(child: ChildProcess, socket: string, clock: Clock): Promise<boolean> {
  const deadline = clock.now() + START_DEADLINE_MS;
  while (child.exitCode === null && child.signalCode === null && clock.now() < deadline) {
    const answer = await sendOverSocket(socket, { method: "GET", path: "/_toolroom/health", headers: {} }).catch(
      () => undefined,
    );
    if (answer?.status === 200) return true;
    await clock.sleep(20);
  }
  return false;
}

function collectLines(child: ChildProcess, heard: () => void): () => string[] {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text = (text + chunk).slice(-20_000);
      heard();
    });
  }
  return () => text.split("\n").filter((line) => line.trim() !== "");
}
