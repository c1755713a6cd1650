import type { ConfiguredSource } from "../../lib/config-sources.ts";
import { messageOf, systemCode } from "../../lib/errors.ts";
import { connectPostgres, type PostgresConnection } from "./connect.ts";
import { checkColumns } from "./make-role.ts";
import { openElsewhere } from "./open-elsewhere.ts";

/** sha256() came with 11, and what is older nobody keeps in order any more. */
const OLDEST = 120_000;

/**
 * What keeps apps from reading this source, each with the fix, in one sentence for whoever runs Toolroom: it is asked at the
 * start, so that not the first app finds it. None: all is well.
 */
export async function checkPostgres(
  { postgres: server, tables }: ConfiguredSource,
  password: string | null,
): Promise<string[]> {
  if (server === undefined) return [];
  if (password === null) return [`${server.passwordFrom} is not set: it holds the password of ${server.user}.`];
  try {
    const connection = await connectPostgres(server, { user: server.user, password });
    try {
      return await problemsOf(connection, server.schema, tables);
    } finally {
      await connection.close();
    }
  } catch (error) {
    return [unreachable(error, `${server.host}:${server.port}/${server.database}`)];
  }
}

async function problemsOf(
  connection: PostgresConnection,
  schema: string,
  tables: ConfiguredSource["tables"],
): Promise<string[]> {
  const { rows } = await connection.ask(
    `select current_setting('server_version_num')::int, rolsuper, rolcreaterole, quote_ident(rolname), quote_ident(current_database()),
       has_database_privilege(current_database(), 'create'), pg_is_in_recovery() from pg_roles where rolname = current_user`,
  );
  const [version, isSuper, makesRoles, user, database, makesSchemas, isStandby] = rows[0] ?? [];
  const problems: string[] = [];
  if (Number(version) < OLDEST) problems.push("The server is older than Postgres 12.");
  if (isStandby === 1)
    problems.push("The server is a standby, where no logins can be made: name the primary, or a logical replica.");
  if (isSuper === 1) problems.push(`${user} is a superuser, and sees everything: give Toolroom a login of its own.`);
  if (makesRoles !== 1) problems.push(`${user} may make no logins for apps: alter role ${user} createrole.`);
  if (makesSchemas !== 1)
    problems.push(`${user} may make no views for apps: grant create on database ${database} to ${user}.`);
  for (const [table, { columns, personal, masks = {} }] of Object.entries(tables)) {
    const open = columns.filter((name) => !personal.includes(name) || masks[name] !== undefined);
    const wanted = open.map((name) => ({ name, mask: masks[name] ?? null }));
    const wrong = await checkColumns(connection, schema, [{ table, columns: wanted }]);
    if (wrong !== null) problems.push(`${wrong.problem} ${wrong.fix}`);
  }
  const open = await openElsewhere(connection, null);
  if (open !== null) problems.push(`${open.problem} ${open.fix}`);
  return problems;
}

/** What the network or the server says before it lets anybody in. */
function unreachable(error: unknown, place: string): string {
  const code = systemCode(error);
  if (code === "28P01" || code === "28000")
    return `The database at ${place} does not take this login: ${messageOf(error)}.`;
  return `The database at ${place} does not answer: ${messageOf(error)}.`;
}
