import type net from "node:net";
import { join } from "node:path";
import { type Dispatcher, Pool } from "undici"; // the fastest HTTP client here, and it takes a connector of our own
import type { RouteTarget } from "../store/routes.ts";

/** Opens the socket `name` in a folder that a box can write: `connectHostileSocket` of lib/hostile-folder.ts. */
export type ConnectSocket = (folder: string, name: string) => Promise<net.Socket>;

/** Kept-alive connections to each Instance's `app.sock`. */
export interface Upstreams {
  of(target: RouteTarget): Dispatcher;
  /** Lets go of Instances that nothing was sent to since the last sweep but one. */
  sweep(): void;
  close(): Promise<void>;
}

/** The Instance accepted no connection: nothing of the request was sent. */
export class UnreachableError extends Error {}

/** An app may think this long before its first byte. */
const ANSWER_TIMEOUT_MS = 60_000;

export function createUpstreams(options: {
  runtimeFolder: string;
  connect: ConnectSocket;
  answerTimeoutMs?: number;
}): Upstreams {
  const pools = new Map<string, { pool: Pool; sweepsUnused: number }>();

  const open = (target: RouteTarget) => {
    const folder = join(options.runtimeFolder, "d", target.doorSessionId, "app");
    return new Pool("http://app", {
      connect: (_where, done) => {
        options.connect(folder, "app.sock").then(
          (socket) => done(null, socket),
          (error: unknown) => done(new UnreachableError("The app accepts no connection.", { cause: error }), null),
        );
      },
      headersTimeout: options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
      bodyTimeout: 0, // an event stream may be silent for hours
      keepAliveTimeout: 4_000,
      keepAliveMaxTimeout: 60_000,
    });
  };

  return {
    of(target) {
      let entry = pools.get(target.instanceId);
      if (entry === undefined) {
        entry = { pool: open(target), sweepsUnused: 0 };
        pools.set(target.instanceId, entry);
      }
      entry.sweepsUnused = 0;
      return entry.pool;
    },
    sweep() {
      for (const [instanceId, entry] of pools) {
        entry.sweepsUnused = entry.pool.stats.running > 0 ? 0 : entry.sweepsUnused + 1;
        if (entry.sweepsUnused < 2) continue;
        pools.delete(instanceId);
        entry.pool.close().catch(() => undefined); // it has nothing under way
      }
    },
    async close() {
      await Promise.all([...pools.values()].map(({ pool }) => pool.destroy()));
      pools.clear();
    },
  };
}
