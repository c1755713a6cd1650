import { systemCode } from "../../lib/errors.ts";
import { connectPostgres, type PostgresConnection } from "./connect.ts";
import type { RoleMaker } from "./grant.ts";
import { prefixOf, quoted } from "./names.ts";
import { beginAlone, keysOf, onceMore } from "./turns.ts";

/** dependent_objects_still_exist: it has something in another database of the server's. */
const STILL_NEEDED = "2BP01";

/**
 * Takes away the logins of this Toolroom, with their views, that are not among `wanted`. Returns those that it took. One that is
 * asking right now fails at its next look. Throws what the server or the network says.
 */
export async function sweepRoles(
  { server, password, homeLabel }: Pick<RoleMaker, "server" | "password" | "homeLabel">,
  wanted: ReadonlySet<string>,
): Promise<string[]> {
  const connection = await connectPostgres(server, { user: server.user, password });
  try {
    const { rows } = await connection.ask("select rolname from pg_roles where left(rolname, length($1)) = $1", [
      prefixOf(homeLabel),
    ]);
    const over = rows.map(([name]) => String(name)).filter((name) => !wanted.has(name));
    const taken: string[] = [];
    for (const role of over) if (await onceMore(() => drop(connection, role, homeLabel))) taken.push(role);
    return taken;
  } finally {
    await connection.close();
  }
}

async function drop(connection: PostgresConnection, role: string, homeLabel: string): Promise<boolean> {
  await beginAlone(connection, homeLabel);
  try {
    const keys = keysOf(homeLabel);
    const { rows } = await connection.ask("select current_database(), to_regclass($1) is not null", [keys]);
    const [[database, hasKeys] = []] = rows;
    await connection.ask(`drop schema if exists ${quoted(role)} cascade`);
    if (hasKeys === 1) await connection.ask(`delete from ${keys} where role = $1`, [role]);
    await connection.ask(`revoke connect on database ${quoted(String(database))} from ${quoted(role)}`);
    await connection.ask(`drop role if exists ${quoted(role)}`);
    await connection.ask("commit");
    return true;
  } catch (error) {
    await connection.ask("rollback");
    if (systemCode(error) === STILL_NEEDED) return false;
    throw error;
  }
}
