import { chmod, mkdir, rename, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { explain, KnownError } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import type { DoorSession } from "../store/door-sessions.ts";
import { sendJson } from "./answers.ts";
import { closedAnswer } from "./closed-door.ts";
import { BODY_TIMEOUT_MS } from "./read-body.ts";

/** Answers one request that came through a door; the DoorSession is the row as it stands now. */
export type AnswerAtDoor = (
  doorSession: DoorSession,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;

/** A box may not use up what all share; each connection may hold a body of 32 MB. */
const MAX_CONNECTIONS = 32;
/** A socket's path may have 107 bytes on Linux and 103 elsewhere. */
const MAX_PATH_BYTES = 100;

/** A server for one door. What it answers is in `underWay` until it has been. */
export function createDoorServer(
  { id: doorSessionId, requestId }: DoorSession,
  options: {
    /** Null where it is closed, expired or unknown. */
    readOpen(doorSessionId: string): Promise<DoorSession | null>;
    answer: AnswerAtDoor;
    underWay: Set<Promise<void>>;
    log: Log;
    bodyTimeoutMs?: number | undefined;
  },
): Server {
  const { readOpen, answer, underWay, log, bodyTimeoutMs = BODY_TIMEOUT_MS } = options;
  const answerOpen = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const doorSession = await readOpen(doorSessionId);
    if (doorSession === null) return sendJson(response, 403, closedAnswer());
    await answer(doorSession, request, response);
  };
  // What does not come whole in time is answered 408 by Node itself, and its connection closed.
  const patience = { requestTimeout: bodyTimeoutMs, connectionsCheckingInterval: bodyTimeoutMs / 4 };
  const server = createServer(patience, (request, response) => {
    const answering = answerOpen(request, response)
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
}

/**
 * Listens on a socket that takes the old one's place in one step, in the same folder, which boxes have mounted.
 * Folders may be walked but not listed by others; the socket may be used by any user, for a box's is not ours.
 */
export async function listenInFolder(server: Server, folder: string, socketPath: string): Promise<void> {
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

function bugAtDoor() {
  const message = "The platform failed to answer.";
  return { type: "api_error", code: "bug", message, fix: "Try again; if it stays, tell the platform team." };
}
