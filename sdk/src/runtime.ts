import { dirname } from "node:path";
import type { TriedWorld } from "../contract/door/tried-world.ts";
import { createApp, type RunningApp } from "./create-app.ts";
import { type CallDoor, createDoorClient, errorOf } from "./door-client.ts";
import { readSettings, type Settings } from "./settings.ts";

/** The app of this process, how it was started, and, in tests that called it, the platform that they have. */
export interface Runtime {
  settings: Settings;
  running: RunningApp;
  nowMs: () => number;
  tried: () => TriedWorld | undefined;
  /** In tests: makes its database with the migrations applied, once. Throws where one fails, which a page would only call a fault. */
  openData: () => void;
  /** What it said in its log; in tests alone. */
  logged: string[];
}

// An app's file imports `app`, `db` and `slack` by name and tells them what to do: there is one app per process, and
// this is the one place where it lives. Nothing is opened until it is used.
let runtime: Runtime | undefined;

/** Makes the process's app at the first call; every later call gives the same. */
export function openRuntime(options: {
  environment: Record<string, string | undefined>;
  folder: string;
  nowMs: () => number;
  /** The app's own file, where it is served. */
  mainFile?: () => string;
}): Runtime {
  runtime ??= startRuntime(readSettings(options.environment, options.folder), options);
  return runtime;
}

/** How long the platform may say nothing: to a call; and in a stream, where a model thinks meanwhile. */
const PATIENCE = { timeoutMs: 40_000, streamTimeoutMs: 120_000 };

function startRuntime(
  settings: Settings,
  { nowMs, mainFile }: { nowMs: () => number; mainFile?: () => string },
): Runtime {
  const common = {
    app: settings.app,
    timeZone: settings.timeZone,
    publicKey: settings.publicKey,
    nowMs,
    report: (told: string) =>
      void process.stderr.write(`${told}
`),
  };
  if (settings.kind === "served") {
    const { doorSocket } = settings;
    return {
      settings,
      tried: () => undefined,
      openData: () => undefined,
      nowMs,
      logged: [],
      running: createApp({
        ...common,
        release: settings.release,
        without: settings.without,
        appFolder: () => dirname(mainFile?.() ?? "app.ts"),
        dataFolder: () => settings.dataFolder,
        filesMb: async () => settings.filesMb,
        writeLog: (line) => void process.stdout.write(`${line}\n`),
        ...createDoorClient({ doorSocket, ...PATIENCE }),
      }),
    };
  }
  let dataFolder: string | undefined;
  let tried: TriedWorld | undefined;
  const logged: string[] = [];
  const openTried = async () => {
    tried ??= (await import("./tried-platform.ts")).openTriedPlatform(settings.folder);
    return tried;
  };
  const callTried: CallDoor = async (path, body, call) => {
    const answer = (await openTried()).answer(path, JSON.parse(JSON.stringify(body)), call);
    if (!answer.ok) throw errorOf({ ...answer });
    return answer;
  };
  const openData = () => {
    dataFolder ??= settings.openFolder();
    return dataFolder;
  };
  const running = createApp({
    ...common,
    release: "test",
    appFolder: () => settings.folder,
    dataFolder: openData,
    filesMb: async () => (await openTried()).filesMb,
    writeLog: (line) => void logged.push(line),
    openDoor: async (path, body) => ({ isEvents: false, chunks: only(JSON.stringify(await callTried(path, body))) }),
    callDoor: callTried,
  });
  return { settings, tried: () => tried, logged, openData, nowMs, running };
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}
