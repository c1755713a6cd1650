import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import type { Clock } from "../lib/clock.ts";
import { explain, KnownError } from "../lib/errors.ts";
import { removeHostileFolder } from "../lib/hostile-folder.ts";
import type { Log } from "../lib/log.ts";
import type { Doors } from "../operator/doors.ts";
import { closeDoorSession, type DoorSession, openDoorSessions, readDoorSession } from "../store/door-sessions.ts";
import type { Store } from "../store/store.ts";
import { type AnswerAtDoor, createDoorServer, listenInFolder } from "./door-server.ts";

export interface DoorListeners extends Doors {
  /** Listens again for every door that should be open; boxes that run keep their folder. Returns how many. */
  reopen(): Promise<number>;
  /** Stops listening and leaves rows and folders as they are, for the next gateway. */
  stop(): Promise<void>;
}

export function createDoors(options: {
  store: Store;
  clock: Clock;
  log: Log;
  runtimeFolder: string;
  answer: AnswerAtDoor;
  /** What comes through a door must come whole in that time. */
  bodyTimeoutMs?: number | undefined;
}): DoorListeners {
  const { store, clock, log } = options;
  const servers = new Map<string, Server>();
  const opening = new Map<string, Promise<string>>();
  const underWay = new Set<Promise<void>>();
  const folderOf = (doorSessionId: string) => join(options.runtimeFolder, "d", doorSessionId);

  /** Null where it is closed, expired or unknown. */
  const readOpen = async (doorSessionId: string): Promise<DoorSession | null> => {
    const doorSession = await readDoorSession(store, doorSessionId);
    return doorSession?.closedAt === null && doorSession.expiresAt > clock.now() ? doorSession : null;
  };

  const open = async (doorSessionId: string): Promise<string> => {
    const doorSession = await readOpen(doorSessionId);
    if (doorSession === null) {
      throw new KnownError("door_closed", `Door ${doorSessionId} is closed or unknown.`, "Make a new one.");
    }
    const folder = folderOf(doorSessionId);
    const socketPath = join(folder, "door", "door.sock");
    if (servers.has(doorSessionId) && existsSync(socketPath)) return folder;
    await stopListening(servers, doorSessionId);
    const { answer, bodyTimeoutMs } = options;
    const server = createDoorServer(doorSession, { readOpen, answer, underWay, log, bodyTimeoutMs });
    await listenInFolder(server, folder, socketPath);
    servers.set(doorSessionId, server);
    return folder;
  };

  const openOnce = (doorSessionId: string) => {
    const under = opening.get(doorSessionId) ?? open(doorSessionId).finally(() => opening.delete(doorSessionId));
    opening.set(doorSessionId, under);
    return under;
  };

  return {
    open: openOnce,
    async close(doorSessionId) {
      await closeDoorSession(store, doorSessionId, clock.now());
      await stopListening(servers, doorSessionId);
      await removeHostileFolder(folderOf(doorSessionId));
    },
    async reopen() {
      const doorSessions = await openDoorSessions(store, clock.now());
      for (const doorSession of doorSessions) {
        // One door that fails must not keep the others, and the edge, closed.
        await openOnce(doorSession.id).catch((error: unknown) =>
          log.error("door not reopened", { doorSessionId: doorSession.id, error: explain(error) }),
        );
      }
      return servers.size;
    },
    async stop() {
      await Promise.all([...servers.keys()].map((doorSessionId) => stopListening(servers, doorSessionId)));
      // Calls that were cut still settle their budgets.
      await Promise.all(underWay);
    },
  };
}

async function stopListening(servers: Map<string, Server>, doorSessionId: string): Promise<void> {
  const server = servers.get(doorSessionId);
  if (server === undefined) return;
  servers.delete(doorSessionId);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
