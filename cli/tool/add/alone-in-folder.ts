import { realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KnownError, systemCode } from "../../../lib/errors.ts";
import { sha256 } from "../../../lib/ids.ts";

/** Reading an app's files and writing them takes far less. */
const PATIENCE_MS = 20_000;

/**
 * Does `work` while no other `tool` does such work in this folder. Who comes second waits until the first is done or dead: it is a
 * socket that the system itself gives back, so that nothing is left behind by who was killed. Throws KnownError `busy` after 20 s.
 */
export async function aloneInFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = socketOf(folder);
  let held = await hold(path);
  while (held === null) {
    await released(path, folder);
    held = await hold(path);
  }
  try {
    return await work();
  } finally {
    held();
  }
}

/** In Linux's abstract namespace, where it is no file; elsewhere a file that is left by who was killed, and put away. */
function socketOf(folder: string): string {
  const name = `toolroom-${process.getuid?.() ?? 0}-${sha256(realpathSync(folder)).slice(0, 24)}`;
  return process.platform === "linux" ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

/** Gives what lets it go; null: somebody else holds it. */
async function hold(path: string): Promise<(() => void) | null> {
  const waiting = new Set<{ destroy(): void }>();
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined);
    waiting.add(socket);
  });
  const isOurs = await new Promise<boolean>((resolve, reject) => {
    server.once("error", (error) => (systemCode(error) === "EADDRINUSE" ? resolve(false) : reject(error)));
    server.listen({ path }, () => resolve(true));
  });
  if (!isOurs) return null;
  return () => {
    server.close();
    for (const socket of waiting) socket.destroy();
  };
}

/** Until who holds it lets go: then all that is connected to it ends. */
function released(path: string, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path });
    socket.setTimeout(PATIENCE_MS, () => {
      socket.destroy();
      const fix = "Wait until it is done, or end it, and run this again: nothing was changed.";
      reject(new KnownError("busy", `Another \`tool\` has been changing ${folder} for 20 seconds.`, fix));
    });
    socket.once("error", async (error) => {
      if (systemCode(error) === "ECONNREFUSED" && !path.startsWith("\0")) await rm(path, { force: true });
    });
    socket.once("close", () => resolve());
    socket.resume();
  });
}
