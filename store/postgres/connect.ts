import { connect as connectSocket } from "node:net";
import { isAbsolute, join } from "node:path";
import type { Client } from "pg";
import type { ConfiguredPostgres } from "../../lib/config-sources.ts";
import { parseValue } from "./parse-value.ts";

export interface PostgresLogin {
  user: string;
  password: string;
}

/** One conversation with a server. */
export interface PostgresConnection {
  /** One statement, by the extended protocol, which takes no second one. Rows are lists in the order of `columns`. */
  ask(text: string, values?: readonly unknown[]): Promise<{ columns: string[]; rows: unknown[][] }>;
  /** Bytes that the server has sent. */
  received(): number;
  /** Has the server stop what it does, and hangs up. */
  cancel(): void;
  close(): Promise<void>;
}

const CONNECT_MS = 5_000;
/** Longer than any statement may take by the server's own limits: whoever is silent for so long is gone. */
const CONVERSATION_MS = 40_000;
const GOODBYE_MS = 2_000;

/**
 * Opens a conversation. `maxBytes`: where the server sends more, it is cancelled and the statement fails; so it is after `ms` in all,
 * whatever keeps the server or the network. Throws what node-postgres throws: an error of the system, or of the server with its `code` (postgresql.org/docs/current/errcodes-appendix.html).
 */
export async function connectPostgres(
  server: ConfiguredPostgres,
  login: PostgresLogin,
  { maxBytes = Number.POSITIVE_INFINITY, ms = CONVERSATION_MS }: { maxBytes?: number; ms?: number } = {},
): Promise<PostgresConnection> {
  // Loaded by those who have such a source.
  const { Client } = (await import("pg")).default;
  const { host, port, database } = server;
  const client = new Client({
    ...{ host, port, database, ...login },
    // Whose certificate it has to be, also where that is an address of numbers.
    ssl: isEncrypted(server) && { host },
    connectionTimeoutMillis: CONNECT_MS,
    application_name: "toolroom",
    // What the environment of this process says of other servers is not meant.
    options: " ",
    types: { getTypeParser: (oid: number) => (text: string) => parseValue(oid, text) },
  });
  // Whoever waits for an answer hears of it there.
  client.on("error", () => undefined);
  await client.connect();
  return conversation(client, server, { maxBytes, ms });
}

function conversation(
  client: Client,
  server: ConfiguredPostgres,
  { maxBytes, ms }: { maxBytes: number; ms: number },
): PostgresConnection {
  const stream = (client as unknown as { connection: { stream: NodeJS.EventEmitter & { destroy(): void } } }).connection
    .stream;
  let received = 0;
  const cancel = () => {
    const { processID, secretKey } = client as unknown as { processID: number; secretKey: number };
    askToCancel(server, processID, secretKey);
    stream.destroy();
  };
  const deadline = setTimeout(cancel, ms);
  stream.on("data", (bytes: Buffer) => {
    received += bytes.length;
    if (received > maxBytes) cancel();
  });
  return {
    ask: async (text, values = []) => {
      const query = { text, values: [...values], rowMode: "array" as const, queryMode: "extended" };
      const { fields, rows } = await client.query<unknown[]>(query);
      return { columns: fields.map(({ name }) => name), rows };
    },
    received: () => received,
    cancel,
    close: async () => {
      clearTimeout(deadline);
      const impatient = setTimeout(() => stream.destroy(), GOODBYE_MS);
      await client.end().finally(() => clearTimeout(impatient));
    },
  };
}

/**
 * A connection of its own says which is meant, and who may say so (postgresql.org/docs/current/protocol-flow.html, "Canceling
 * Requests in Progress"). It is unencrypted: what it carries is worth nothing once the conversation is over, which it is by then.
 */
function askToCancel(server: ConfiguredPostgres, processId: number, secretKey: number): void {
  const message = Buffer.alloc(16);
  for (const [index, word] of [16, 80_877_102, processId, secretKey].entries())
    message.writeInt32BE(word | 0, index * 4);
  const place = isAbsolute(server.host)
    ? { path: join(server.host, `.s.PGSQL.${server.port}`) }
    : { host: server.host, port: server.port };
  const socket = connectSocket(place, () => socket.end(message));
  socket.setTimeout(CONNECT_MS, () => socket.destroy());
  // Then the server's own limit of time ends it.
  socket.on("error", () => socket.destroy());
}

/** Not where nobody else can listen. */
function isEncrypted({ host, tls }: ConfiguredPostgres): boolean {
  return tls ?? !(isAbsolute(host) || host === "localhost" || host === "::1" || host.startsWith("127."));
}
