import type { ConfiguredPostgres } from "../../lib/config-sources.ts";
import { type Cell, MOST_CELL_CHARS, type RowAnswer } from "../row-query.ts";
import { connectPostgres } from "./connect.ts";
import { columnsOf } from "./make-role.ts";
import { quoted } from "./names.ts";

const PATIENCE = "5s";

/**
 * A look at the first rows of a table, by Toolroom's own login, as text that is cut. The query names these columns and no others:
 * whoever asks leaves out what is about people. Throws what the server or the network says.
 */
export async function samplePostgres(
  server: ConfiguredPostgres,
  password: string,
  { table, columns, rows }: { table: string; columns: readonly string[]; rows: number },
): Promise<RowAnswer> {
  const connection = await connectPostgres(server, { user: server.user, password }, { maxBytes: 4_000_000 });
  try {
    await connection.ask("begin read only");
    await connection.ask(`set local statement_timeout = '${PATIENCE}'`);
    const known = await columnsOf(connection, server.schema, table);
    if (known.size === 0) return { ok: false, problem: "there is no such table in it" };
    const lacking = columns.filter((name) => !known.has(name));
    if (lacking.length > 0) return { ok: false, problem: `the table has no column ${lacking.join(", ")}` };
    const unread = columns.filter((name) => known.get(name)?.readable !== true);
    if (unread.length > 0) return { ok: false, problem: `Toolroom's login may not read ${unread.join(", ")}` };
    const shape = columns.map((name) => ({ name, type: known.get(name)?.type ?? "any" }));
    if (rows === 0 || columns.length === 0) return { ok: true, columns: shape, rows: [] };
    const shown = columns.map((name) => `left(${quoted(name)}::text, ${MOST_CELL_CHARS + 1})`);
    const from = `${quoted(server.schema)}.${quoted(table)}`;
    const answer = await connection.ask(`select ${shown.join(", ")} from ${from} limit $1`, [rows]);
    return { ok: true, columns: shape, rows: answer.rows as Cell[][] };
  } finally {
    await connection.close();
  }
}
