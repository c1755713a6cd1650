import { existsSync } from "node:fs";
import { chmod, mkdir, rename, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import type { Clock } from "../lib/clock.ts";
import { explain, KnownError } from "../lib/errors.ts";
import { removeHostileFolder } from "../lib/hostile-folder.ts";
import type { Log } from "../lib/log.ts";
import type { Doors } from "../operator/doors.ts";
import { closeDoorSession, type DoorSession, openDoorSessions, readDoorSession } from "../store/door-sessions.ts";
import type { Store } from "../store/store.ts";
import { sendJson } from "./answers.ts";

/** Answers one request that came through a door; the DoorSession is the row as it stands now. */
export type AnswerAtDoor = (
  doorSession: DoorSession,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;

export interface DoorListeners extends Doors {
  /** Listens again for every door that should be open; boxes that run keep their folder. Returns how many. */
  reopen(): Promise<number>;
  /** Stops listening and leaves rows and folders as they are, for the next gateway. */
  stop(): Promise<void>;
}

/** A box may not use up what all share; each connection may hold a body of 32 MB. */
const MAX_CONNECTIONS = 32;
/** A socket's path may have 107 bytes on Linux and 103 elsewhere. */
const MAX_PATH_BYTES = 100;

export function createDoors(options: {
  store: Store;
  clock: Clock;
  log: Log;
  runtimeFolder: string;
  answer: AnswerAtDoor;
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

  const answer = async (doorSessionId: string, request: IncomingMessage, response: ServerResponse) => {
    const doorSession = await readOpen(doorSessionId);
    if (doorSession === null) return sendJson(response, 403, closedAnswer());
    await options.answer(doorSession, request, response);
  };

  const serverOf = ({ id: doorSessionId, requestId }: DoorSession): Server => {
    const server = createServer((request, response) => {
      const answering = answer(doorSessionId, request, response)
        .catch((error: unknown) => {
          log.error("door failed", { doorSessionId, requestId, error: explain(error) });
          if (response.headersSent) response.destroy();
          else sendJson(response, 500, { ok: false, error: bugAtDoor() });
        })
        .finally(() => underWay.delete(answering));
      underWay.add(answering);
    });
    server.maxConnections = MAX_CONNECTIONS;
    return server;
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
    const server = serverOf(doorSession);
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

/**
 * Listens on a socket that takes the old one's place in one step, in the same folder, which boxes have mounted.
 * Folders may be walked but not listed by others; the socket may be used by any user, for a box's is not ours.
 */
async function listenInFolder(server: Server, folder: string, socketPath: string): Promise<void> {
  if (Buffer.byteLength(socketPath) >= MAX_PATH_BYTES) {
    throw new KnownError(
      "socket_path_too_long",
      `${socketPath} is too long for a socket.`,
      "Set XDG_RUNTIME_DIR to a short folder and start again.",
    );
  }
  const doorFolder = join(folder, "door");
  await mkdir(doorFolder, { recursive: true });
  await chmod(join(folder, ".."), 0o711);
  await chmod(folder, 0o711);
  await chmod(doorFolder, 0o755);
  const draft = join(doorFolder, ".new");
  await rm(draft, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ path: draft, readableAll: true, writableAll: true }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  await rename(draft, socketPath);
}

async function stopListening(servers: Map<string, Server>, doorSessionId: string): Promise<void> {
  const server = servers.get(doorSessionId);
  if (server === undefined) return;
  servers.delete(doorSessionId);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

/** In the shapes of both kinds of door. */
function closedAnswer() {
  const message = "This door is closed: its build or app has ended.";
  return {
    ok: false,
    type: "error",
    error: { type: "permission_error", code: "door_closed", message, fix: "Nothing more can be done from here." },
  };
}

function bugAtDoor() {
  const message = "The platform failed to answer.";
  return { type: "api_error", code: "bug", message, fix: "Try again; if it stays, tell the platform team." };
}
