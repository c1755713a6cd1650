import { lookup } from "node:dns/promises";
import { Agent, buildConnector } from "undici";
import { KnownError } from "../../lib/errors.ts";
import { isPublicAddress } from "./public-address.ts";

/** How the world outside is reached; a test says otherwise, and nobody else. */
export interface OutsideOptions {
  /** Every address of a host. */
  resolve?: (host: string) => Promise<string[]>;
  isPublic?: (address: string) => boolean;
  /** Opens the connection to an address, and proves by its certificate that it is the host. */
  dial?: buildConnector.connector;
}

const CONNECT_MS = 10_000;

/**
 * Connections to hosts of the internet alone. The name is resolved once for each connection, every address of it must be
 * public, and it goes to one of those: what the name says a moment later is not asked.
 */
export function createOutsideAgent(options: OutsideOptions): Agent {
  const { resolve = resolveAll, isPublic = isPublicAddress, dial = buildConnector({ timeout: CONNECT_MS }) } = options;
  const connect: buildConnector.connector = (target, done) => {
    resolve(target.hostname).then(
      (addresses) => {
        const [address] = addresses;
        if (address === undefined || !addresses.every(isPublic)) return done(notPublic(target.hostname), null);
        dial({ ...target, hostname: address, host: address, servername: target.hostname }, done);
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
  return new Agent({ connect, connections: 8, pipelining: 1, keepAliveTimeout: 1_000 });
}

async function resolveAll(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function notPublic(host: string): KnownError {
  return new KnownError(
    "not_public",
    `${host} is at an address inside a private network, which apps do not reach.`,
    "Use a host of the internet, or ask the platform team to register a data source.",
  );
}
