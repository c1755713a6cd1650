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
 * public, and it goes to the first of those that answers: what the name says a moment later is not asked.
 */
export function createOutsideAgent(options: OutsideOptions): Agent {
  const { resolve = resolveAll, isPublic = isPublicAddress, dial = dialHost() } = options;
  const connect: buildConnector.connector = (target, done) => {
    const dialOneOf = (address: string, others: string[]): void =>
      dial({ ...target, hostname: address, host: address, servername: target.hostname }, (...[error, socket]) => {
        const [next, ...rest] = others;
        // A machine without IPv6 is given addresses of it all the same.
        if (error !== null && next !== undefined) return dialOneOf(next, rest);
        if (error === null) done(null, socket);
        else done(error, null);
      });
    resolve(target.hostname).then(
      ([first, ...others]) => {
        if (first === undefined || ![first, ...others].every(isPublic)) done(notPublic(target.hostname), null);
        else dialOneOf(first, others);
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
  return new Agent({ connect, connections: 8, pipelining: 1, keepAliveTimeout: 1_000 });
}

/**
 * Over TLS, to whoever shows a certificate for the name, of an authority that Node trusts (NODE_EXTRA_CA_CERTS adds a company's
 * own); no setting of the environment lets another pass. `to`: a test's own authority and place.
 */
export function dialHost(to: { ca?: string; port?: string } = {}): buildConnector.connector {
  const { ca, port } = to;
  const connect = buildConnector({
    ...{ timeout: CONNECT_MS, rejectUnauthorized: true },
    ...(ca === undefined ? {} : { ca }),
  });
  return (target, done) => connect({ ...target, ...(port === undefined ? {} : { port }) }, done);
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
