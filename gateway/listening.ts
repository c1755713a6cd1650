import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../lib/clock.ts";
import { portTaken, systemCode } from "../lib/errors.ts";
import { within } from "../lib/within.ts";

/** Requests to an app may be as long as an upload takes; who reads a body here itself says how long (read-body.ts). */
const REQUEST_TIMEOUT_MS = 1_800_000;
/** Nothing may keep a connection by beginning a request and not going on. */
const HEADERS_TIMEOUT_MS = 20_000;
const KEEP_ALIVE_MS = 65_000;
const GRACE_MS = 2_000;

/** On 127.0.0.1; 0 takes any free one. The port it is. Throws KnownError `port_taken`. */
export async function listenOnPort(server: Server, port: number): Promise<number> {
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  try {
    await listen(server, { host: "127.0.0.1", port });
  } catch (error) {
    throw systemCode(error) === "EADDRINUSE" ? portTaken(port, "TOOLROOM_PORT", error) : error;
  }
  const address: AddressInfo | string | null = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

export function listen(server: Server, where: { host: string; port: number } | { path: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(where, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Requests under way get a moment to end. */
export async function closeServer(server: Server, clock: Clock): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if (!(await within(clock, GRACE_MS, closed))) server.closeAllConnections();
  await closed;
}
