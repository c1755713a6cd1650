import { mkdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Doors } from "../../operator/doors.ts";
import type { Edge } from "../../operator/edge.ts";
import { readArchive } from "../../runners/archive.ts";
import type { Runner, RunningBox, Sandbox, SourceFile } from "../../runners/runner.ts";
import { APP_ENVIRONMENT } from "../../sdk/contract/wire.ts";

/** What stands around a control plane and outlives it: boxes, doors and the entrance. Nothing runs in the boxes. */
export interface QuickBoxes {
  runner: Runner;
  doors: Doors;
  edge: Edge;
  /** The release tag that people reach at an App; null: nothing. */
  reached(appId: string): string | null;
  /** Names of the Instances that run. */
  running(): string[];
  close(): void;
}

interface Box extends RunningBox {
  server?: Server;
  release?: string;
}

const DONE = { exitCode: 0, stdout: "", stderr: "", timedOut: false };

export function createQuickBoxes(runtimeFolder: string): QuickBoxes {
  const boxes = new Map<string, Box>();
  const pointed = new Map<string, string>();
  const reached = (appId: string) => boxes.get(pointed.get(appId) ?? "")?.release ?? null;
  const end = (name: string) => {
    boxes.get(name)?.server?.close();
    boxes.get(name)?.server?.closeAllConnections();
    boxes.delete(name);
  };
  return {
    reached,
    running: () => [...boxes.values()].filter((box) => box.server !== undefined).map(({ name }) => name),
    runner: {
      name: "bubblewrap",
      prepare: async () => ({ digest: "sha256:quick", sdkVersion: "0.1.0" }),
      startInstance: async ({ name, labels, appFolder, env }) => {
        if (boxes.has(name)) return;
        const release = env[APP_ENVIRONMENT.release] ?? "";
        const server = await listen(appFolder, release);
        boxes.set(name, { name, labels, state: "running", server, release });
      },
      stopInstance: async (name) => end(name),
      runTask: async () => DONE,
      openSandbox: async ({ name, labels }) => {
        boxes.set(name, { name, labels, state: "running" });
        return createSandbox(name, () => end(name));
      },
      gpus: async () => ({ areThere: true }),
      list: async () => [...boxes.values()].map(({ name, labels, state }) => ({ name, labels, state })),
    },
    doors: {
      open: async (doorSessionId) => {
        const folder = join(runtimeFolder, "d", doorSessionId);
        mkdirSync(join(folder, "door"), { recursive: true });
        return folder;
      },
      close: async (doorSessionId) => rmSync(join(runtimeFolder, "d", doorSessionId), { recursive: true, force: true }),
    },
    edge: {
      point: async (appId, instanceId) => void pointed.set(appId, instanceId),
      hold: async () => undefined,
      release: async () => undefined,
      drained: async () => 0,
      probe: async (appId) => {
        const release = reached(appId);
        return release === null ? { problem: "nothing answers" } : { release };
      },
    },
    close: () => {
      for (const name of [...boxes.keys()]) end(name);
    },
  };
}

/** An app that only says which release it is. */
async function listen(appFolder: string, release: string): Promise<Server> {
  rmSync(appFolder, { recursive: true, force: true });
  mkdirSync(appFolder, { recursive: true });
  const server = createServer((_, answer) => answer.end(JSON.stringify({ ok: true, release })));
  await new Promise<void>((resolve) => server.listen(join(appFolder, "app.sock"), resolve));
  return server;
}

function createSandbox(name: string, end: () => void): Sandbox {
  const folders = { "/app-source": new Map<string, SourceFile>(), "/home/agent": new Map<string, SourceFile>() };
  return {
    name,
    exec: async () => DONE,
    start: async () => {
      throw new Error("nothing runs in these boxes");
    },
    putFiles: async (tar, into = "/app-source") => {
      const limits = { maxFiles: 100, maxBytes: 1_000_000 };
      for (const file of await readArchive(Readable.from([tar]), limits)) folders[into].set(file.path, file);
    },
    takeFiles: async (_, { folder } = { folder: "/app-source" }) =>
      [...folders[folder].values()].sort((one, other) => (one.path < other.path ? -1 : 1)),
    setFrozen: async () => undefined,
    close: async () => end(),
  };
}
