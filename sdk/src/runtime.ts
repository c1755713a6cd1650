import { createApp, type RunningApp } from "./create-app.ts";
import { createDoorClient } from "./door-client.ts";
import { readSettings, type Settings } from "./settings.ts";

/** The app of this process, how it was started, and, in tests, what it would have posted. */
export interface Runtime {
  settings: Settings;
  running: RunningApp;
  nowMs: () => number;
  posts: { channel: string; text: string }[];
  dms: { userId: string; text: string }[];
}

// An app's file imports `app`, `db` and `slack` by name and tells them what to do: there is one app per process, and
// this is the one place where it lives. Nothing is opened until it is used.
let runtime: Runtime | undefined;

/** Makes the process's app at the first call; every later call gives the same. */
export function openRuntime(options: {
  environment: Record<string, string | undefined>;
  folder: string;
  nowMs: () => number;
}): Runtime {
  runtime ??= startRuntime(readSettings(options.environment, options.folder), options.nowMs);
  return runtime;
}

function startRuntime(settings: Settings, nowMs: () => number): Runtime {
  const posts: Runtime["posts"] = [];
  const dms: Runtime["dms"] = [];
  const common = {
    app: settings.app,
    timeZone: settings.timeZone,
    publicKey: settings.publicKey,
    nowMs,
    report: (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    },
  };
  if (settings.kind === "served") {
    const sendToSlack = createDoorClient({ doorSocket: settings.doorSocket, timeoutMs: 30_000 });
    return {
      settings,
      posts,
      dms,
      nowMs,
      running: createApp({ ...common, release: settings.release, dataFolder: () => settings.dataFolder, sendToSlack }),
    };
  }
  let dataFolder: string | undefined;
  const running = createApp({
    ...common,
    release: "test",
    dataFolder: () => {
      dataFolder ??= settings.openFolder();
      return dataFolder;
    },
    sendToSlack: async (message) => {
      if ("person" in message) dms.push({ userId: message.person, text: message.text });
      else posts.push(message);
    },
  });
  return { settings, posts, dms, nowMs, running };
}
