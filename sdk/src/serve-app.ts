import { chmodSync, lstatSync, unlinkSync } from "node:fs";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";

export interface Listening {
  /** Takes no more requests, lets running ones end (at most `graceMs`), then resolves. */
  stop(graceMs: number): Promise<void>;
}

/** Serves `answer` on a Unix socket; a socket left there by an earlier start is replaced. */
export async function serveApp(options: {
  appSocket: string;
  answer: (request: Request) => Response | Promise<Response>;
}): Promise<Listening> {
  if (lstatSync(options.appSocket, { throwIfNoEntry: false })?.isSocket()) unlinkSync(options.appSocket);
  const server = createAdaptorServer({ fetch: options.answer, overrideGlobalObjects: false }) as Server;
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
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}
