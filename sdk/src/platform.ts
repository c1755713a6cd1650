import { join } from "node:path";
import type { Emit, Files, Llm, Log, Slack } from "./api-platform.ts";
import type { CallDoor, OpenDoor } from "./door-client.ts";
import { createFiles } from "./files.ts";
import { createLlm } from "./llm.ts";
import { createLog } from "./log.ts";
import type { Moment } from "./moment.ts";
import { createSlack } from "./slack.ts";

/** What an app uses of the platform. */
export interface Platform {
  slack: Slack;
  emit: Emit;
  files: Files;
  llm: Llm;
  log: Log;
}

export interface PlatformOptions {
  callDoor: CallDoor;
  openDoor: OpenDoor;
  /** Gives the folder of the app's own files. */
  dataFolder: () => string;
  /** What its files may take; null: it keeps none. */
  filesMb: () => Promise<number | null>;
  /** Takes one line of the app's log. */
  writeLog: (line: string) => void;
  nowMs: () => number;
}

export function createPlatform(options: PlatformOptions, moment: Moment): Platform {
  const { callDoor, dataFolder, filesMb, writeLog, nowMs } = options;
  const secrets = new Set<string>();
  return {
    slack: createSlack(callDoor, moment.nextCall),
    // The call's number is taken at once, so that it is the same each time the delivery runs.
    emit: async (event, payload) =>
      void (await callDoor("/events/emit", { event, payload: payload ?? null }, moment.nextCall())),
    files: createFiles({ folder: () => join(dataFolder(), "files"), maxMb: filesMb }),
    llm: createLlm(options.openDoor),
    log: createLog({ nowMs, deliveryId: moment.deliveryId, write: writeLog, secrets: () => secrets }),
  };
}
