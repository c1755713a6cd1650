import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { KnownError } from "../../../lib/errors.ts";
import type { Delivery, DeliveryAnswer } from "../../../sdk/contract/delivery.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { readFolder, requireManifest } from "../local/app-folder.ts";
import { linkLibrary } from "../local/link-library.ts";
import { type LocalApp, startLocalApp } from "../local/local-app.ts";
import type { Surroundings } from "../surroundings.ts";
import { readSecrets } from "./secrets-file.ts";

/** What was done to the app, and how it answered; the newest first. */
export interface Done {
  id: string;
  /** ISO 8601. */
  at: string;
  /** Such as `/lunch ramen` or `post-summary`. */
  what: string;
  answer: DeliveryAnswer;
}

interface Current {
  manifest: Manifest;
  app: LocalApp;
  /** Those of `.toolroom/secrets` that it was started with. */
  secretNames: readonly string[];
}

/** An app that runs on this machine until it is ended, on data that stay. */
export interface AppRun {
  /** Null while it does not run; then `wrong` says why. */
  current(): Current | null;
  wrong(): string | null;
  done(): readonly Done[];
  deliver(what: string, delivery: Omit<Delivery, "deliveryId" | "at">): Promise<DeliveryAnswer>;
  /** Ends it and starts it anew from its files; with `isEmpty` without what it kept. */
  restart(how?: { isEmpty: boolean }): Promise<void>;
  end(): Promise<void>;
}

const MOST_DONE = 50;

/** Starts the app of this folder; where it does not start, it says why and waits for its files to change. `changed` is told of all. */
export async function startAppRun(around: Surroundings, changed: () => void): Promise<AppRun> {
  const dataFolder = join(around.folder, ".toolroom", "data");
  let current: Current | null = null;
  let wrong: string | null = null;
  const done: Done[] = [];
  // One start or end at a time, in the order they were wanted.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work);
    return last;
  };

  const stop = async (): Promise<void> => {
    const was = current;
    current = null;
    await was?.app.stop();
  };
  const start = async (): Promise<void> => {
    try {
      const manifest = requireManifest(readFolder(around.folder));
      await linkLibrary(around.folder, around.toolchain);
      mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
      const own = readSecrets(around.folder);
      const secrets = { ...manifest.given?.secrets, ...own };
      const given = { ...manifest.given, secrets };
      const app = await startLocalApp({
        ...{ folder: around.folder, clock: around.clock, migrateProgram: around.migrateProgram(), dataFolder },
        manifest: { ...manifest, given },
        heard: changed,
      });
      current = { manifest, app, secretNames: Object.keys(own) };
      wrong = null;
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      wrong = `${error.message} ${error.next}`;
    }
  };
  const restart: AppRun["restart"] = ({ isEmpty } = { isEmpty: false }) =>
    inTurn(async () => {
      await stop();
      if (isEmpty && existsSync(dataFolder)) rmSync(dataFolder, { recursive: true });
      await start();
      changed();
    });

  const deliver: AppRun["deliver"] = async (what, delivery) => {
    const at = new Date(around.clock.now()).toISOString();
    const answer: DeliveryAnswer =
      current === null
        ? { ok: false, error: "The app does not run." }
        : await current.app.deliver({ ...delivery, at }).catch((error: unknown) => ({
            ok: false as const,
            error: error instanceof Error ? error.message : String(error),
          }));
    done.unshift({ id: randomUUID(), at, what, answer });
    done.splice(MOST_DONE);
    changed();
    return answer;
  };

  await restart();
  return { current: () => current, wrong: () => wrong, done: () => done, deliver, restart, end: () => inTurn(stop) };
}
