import { chmodSync, lstatSync, unlinkSync } from "node:fs";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";

export interface Listening {
  /** Takes no more requests, lets running ones end (at most `graceMs`; event streams are ended), then resolves. */
  stop(graceMs: number): Promise<void>;
}

/** For the app's own last word; nobody waits for an event stream to end by itself. */
const LAST_WORD_MS = 200;

/** Serves `answer` on a Unix socket; a socket left there by an earlier start is replaced. */
export async function serveApp(options: {
  appSocket: string;
  answer: (request: Request) => Response | Promise<Response>;
}): Promise<Listening> {
  if (lstatSync(options.appSocket, { throwIfNoEntry: false })?.isSocket()) unlinkSync(options.appSocket);
  const streamsEnd = new AbortController();
  const answer = async (request: Request) => endedBy(streamsEnd.signal, await options.answer(request));
  const server = createAdaptorServer({ fetch: answer, overrideGlobalObjects: false }) as Server;
  // The platform is the only client and keeps its connections: it, not the app, decides when one is idle for too long.
  server.keepAliveTimeout = 65_000;
  let stopping = false;
  server.on("request", (_, response) => {
    response.on("close", () => stopping && server.closeIdleConnections());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.appSocket, resolve);
  });
  // The socket's folder decides who reaches it; the platform may run as another user than the app.
  chmodSync(options.appSocket, 0o666);
  return {
    stop: (graceMs) =>
      new Promise((resolve) => {
        stopping = true;
        const endStreams = setTimeout(() => streamsEnd.abort(), LAST_WORD_MS);
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(endStreams);
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}

/** An event stream that comes to a whole end at the signal: its source is cancelled, its reader sees no broken connection. */
function endedBy(signal: AbortSignal, response: Response): Response {
  if (response.body === null || !response.headers.get("content-type")?.startsWith("text/event-stream")) return response;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  response.body.pipeTo(writable, { signal, preventAbort: true }).catch((error: unknown) => {
    // Where the reader left or the source broke, there is nothing more to end.
    if (signal.aborted) writable.close().catch(() => undefined);
    else writable.abort(error).catch(() => undefined);
  });
  return new Response(readable, response);
}
