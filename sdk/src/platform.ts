import { join } from "node:path";
import type { Emit, Files, Group, GroupMember, Http, Llm, Log, Metric, Secret, Slack } from "./api-platform.ts";
import type { CallDoor, OpenDoor } from "./door-client.ts";
import { createFiles } from "./files.ts";
import type { HiddenSecrets } from "./hidden-secrets.ts";
import { createHttp } from "./http.ts";
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
  http: Http;
  secret: Secret;
  group: Group;
  log: Log;
  metric: Metric;
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

/** `hidden` gets every secret that is given out. */
export function createPlatform(options: PlatformOptions, moment: Moment, hidden: HiddenSecrets): Platform {
  const { callDoor, openDoor, dataFolder, filesMb, writeLog, nowMs } = options;
  return {
    slack: createSlack(callDoor, moment.nextCall),
    // The call's number is taken at once, so that it is the same each time the delivery runs.
    emit: async (event, payload) =>
      void (await callDoor("/events/emit", { event, payload: payload ?? null }, moment.nextCall(`emit ${event}`))),
    files: createFiles({ folder: () => join(dataFolder(), "files"), maxMb: filesMb, nowMs }),
    llm: createLlm(openDoor),
    http: createHttp(callDoor, moment.nextCall),
    secret: async (name) => {
      const value = String((await callDoor("/secret", { name })).value);
      hidden.add(value);
      return value;
    },
    group: async (handle) => (await callDoor("/group", { handle })).members as GroupMember[],
    log: createLog({ nowMs, deliveryId: moment.deliveryId, write: writeLog, hide: hidden.hide }),
    metric: async (name, value = 1) =>
      void (await callDoor("/metric", { name, value }, moment.nextCall(`count ${name}`))),
  };
}
