import type { ConfiguredPostgres } from "../../lib/config-sources.ts";
import {
  type QueryLimits,
  type SourceAnswer,
  type SourceQuery,
  tooManyRows,
  tooSlow,
} from "../../sdk/contract/door/data-answer.ts";
import type { Cell } from "../row-query.ts";
import { connectPostgres, type PostgresConnection } from "./connect.ts";
import type { MadeRole } from "./make-role.ts";
import { queryProblem } from "./query-problem.ts";
import { standingViews } from "./standing-views.ts";

const DECLARE = "declare toolroom_rows no scroll cursor for ";
/** Beside rows: what a server says at the beginning. */
const ROOM_BYTES = 64_000;

/**
 * Makes an App's query by its own login, in a conversation of its own that is over afterwards: what it sets or locks there, nobody
 * meets. What it may read is the server's to say, by privileges; that it is one query that reads, the server's grammar says:
 * a cursor is declared for nothing else, and the extended protocol takes one statement. `changed`: it was not asked, as its views
 * stand on something else than when they were made. Throws what the network says.
 */
export async function queryAsApp(
  server: ConfiguredPostgres,
  role: Extract<MadeRole, { ok: true }>,
  query: SourceQuery,
  limits: QueryLimits,
): Promise<SourceAnswer | "changed"> {
  const deadline = AbortSignal.timeout(limits.ms);
  const maxBytes = limits.bytes + ROOM_BYTES;
  const connection = await connectPostgres(server, role.login, { maxBytes });
  const stop = () => connection.cancel();
  if (deadline.aborted) stop();
  else deadline.addEventListener("abort", stop, { once: true });
  try {
    return await rowsOf(connection, role, query, limits);
  } catch (error) {
    if (deadline.aborted) return tooSlow(limits);
    if (connection.received() > maxBytes) return tooManyRows(limits);
    const known = queryProblem(error, { before: DECLARE.length, text: query.text, limits });
    if (known === null) throw error;
    return known;
  } finally {
    deadline.removeEventListener("abort", stop);
    await connection.close();
  }
}

async function rowsOf(
  connection: PostgresConnection,
  { schema, stands }: Extract<MadeRole, { ok: true }>,
  { text, values }: SourceQuery,
  limits: QueryLimits,
): Promise<SourceAnswer | "changed"> {
  await connection.ask("begin read only");
  // From its first look on no transaction may begin to write.
  if ((await standingViews(connection, schema)) !== stands) return "changed";
  await connection.ask(`${DECLARE}${text}`, values);
  const { columns, rows } = await connection.ask(`fetch forward ${limits.rows + 1} from toolroom_rows`);
  await connection.ask("rollback");
  if (rows.length > limits.rows) return tooManyRows(limits);
  return { ok: true, columns, rows: rows as Cell[][] };
}
