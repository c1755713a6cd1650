import type { PostgresConnection } from "./connect.ts";
import { literal, quoted } from "./names.ts";

/** How long a query of an App may take, by the server's clock. */
export const STATEMENT_MS = 15_000;

/**
 * What each conversation of an App's login begins with. These are habits and limits, no walls: what it may read is said by its
 * privileges alone.
 */
const SETTINGS: Record<string, string> = {
  default_transaction_read_only: "on",
  statement_timeout: `${STATEMENT_MS}ms`,
  lock_timeout: "2s",
  idle_in_transaction_session_timeout: "20s",
  work_mem: "16MB",
  max_parallel_workers_per_gather: "0",
  jit: "off",
  cursor_tuple_fraction: "1.0",
  client_min_messages: "error",
  timezone: "UTC",
  datestyle: "ISO, YMD",
  intervalstyle: "iso_8601",
  bytea_output: "hex",
};

/** What not every server has, or lets Toolroom's login set: tried for, and left where it is not so. */
const WHERE_ALLOWED: Record<string, string> = { client_connection_check_interval: "2s", temp_file_limit: "256MB" };

/** Statements that give a role its settings. */
export async function roleSettings(connection: PostgresConnection, role: string): Promise<string[]> {
  const settable = await settableOf(connection, Object.keys(WHERE_ALLOWED));
  const all = { ...SETTINGS, search_path: role };
  const set = (name: string, value: string) => `alter role ${quoted(role)} set ${name} = ${literal(value)}`;
  return [
    ...Object.entries(all).map(([name, value]) => set(name, value)),
    ...settable.map((name) => set(name, WHERE_ALLOWED[name] ?? "")),
  ];
}

/** From 15 on a login may be let set what is a superuser's else. */
async function settableOf(connection: PostgresConnection, names: readonly string[]): Promise<string[]> {
  const version = await connection.ask("select current_setting('server_version_num')::int >= 150000");
  const isLet = version.rows[0]?.[0] === 1 ? "or has_parameter_privilege(name, 'set')" : "";
  const known = `select name from pg_settings where name = any($1) and (context = 'user' ${isLet})`;
  const { rows } = await connection.ask(known, [names]);
  return rows.map(([name]) => String(name));
}
