import { randomBytes } from "node:crypto";
import type { GrantedTable, SourceGrant } from "../granted-table.ts";
import { connectPostgres, type PostgresConnection, type PostgresLogin } from "./connect.ts";
import { hidingKey, type RoleMaker, roleOf, rolePassword } from "./grant.ts";
import { maskedColumn, maskProblem } from "./mask-column.ts";
import { literal, quoted, scramVerifier } from "./names.ts";
import { openElsewhere } from "./open-elsewhere.ts";
import { roleSettings } from "./role-settings.ts";
import { standingViews } from "./standing-views.ts";
import { beginAlone, keysOf, layKeys, onceMore } from "./turns.ts";

export type MadeRole =
  /** `stands`: what its views stand on, as standing-views.ts has it. */
  | { ok: true; login: PostgresLogin; schema: string; stands: string }
  /** Sentences for whoever registered the source. */
  | { ok: false; problem: string; fix: string };

/**
 * Makes an App's own login, which may read views of just the granted columns and nothing else: all of it in one transaction, and
 * where it is there already it is set right. Throws what the server or the network says.
 */
export async function makeRole(maker: RoleMaker, grant: SourceGrant): Promise<MadeRole> {
  return onceMore(() => makeOnce(maker, grant));
}

async function makeOnce(maker: RoleMaker, grant: SourceGrant): Promise<MadeRole> {
  const { server, password, homeLabel } = maker;
  const connection = await connectPostgres(server, { user: server.user, password });
  try {
    await layKeys(connection, homeLabel);
    await beginAlone(connection, homeLabel);
    await connection.ask(`select pg_catalog.set_config('search_path', 'pg_catalog', true)`);
    // Asked before anything is made: an App that asks all day must not have it made and taken back all day.
    const open = await openElsewhere(connection, null);
    if (open !== null) return open;
    const role = roleOf(maker, grant);
    const problem = await checkColumns(connection, server.schema, grant.tables);
    if (problem !== null) return problem;
    const login = { user: role, password: rolePassword(maker, role) };
    await makeLogin(connection, login, `Toolroom ${homeLabel}, app ${grant.appName}, source ${grant.source}`);
    await makeViews(connection, { maker, grant, role });
    const elsewhere = await openElsewhere(connection, role);
    if (elsewhere !== null) return elsewhere;
    const stands = await standingViews(connection, role);
    await connection.ask("commit");
    return { ok: true, login, schema: role, stands };
  } finally {
    await connection.close();
  }
}

async function makeLogin(connection: PostgresConnection, login: PostgresLogin, about: string): Promise<void> {
  const role = quoted(login.user);
  const { rows } = await connection.ask("select 1 from pg_roles where rolname = $1", [login.user]);
  if (rows.length === 0)
    await connection.ask(`create role ${role} login nosuperuser nocreatedb nocreaterole noinherit connection limit 8`);
  await connection.ask(`alter role ${role} password ${literal(scramVerifier(login.password, randomBytes(16)))}`);
  await connection.ask(`comment on role ${role} is ${literal(about)}`);
  for (const setting of await roleSettings(connection, login.user)) await connection.ask(setting);
  const { rows: may } = await connection.ask("select has_database_privilege($1, current_database(), 'connect')", [
    login.user,
  ]);
  if (may[0]?.[0] !== 1) {
    const database = await connection.ask("select current_database()");
    await connection.ask(`grant connect on database ${quoted(String(database.rows[0]?.[0]))} to ${role}`);
  }
}

async function makeViews(
  connection: PostgresConnection,
  { maker, grant, role }: { maker: RoleMaker; grant: SourceGrant; role: string },
): Promise<void> {
  const keys = keysOf(maker.homeLabel);
  const key = hidingKey(maker.key, grant);
  await connection.ask(`insert into ${keys} values ($1, $2) on conflict (role) do update set key = excluded.key`, [
    role,
    key,
  ]);
  await connection.ask(`drop schema if exists ${quoted(role)} cascade`);
  await connection.ask(`create schema ${quoted(role)}`);
  for (const { table, columns } of grant.tables) {
    const view = `${quoted(role)}.${quoted(table)}`;
    const shown = columns.map(({ name, mask }) => maskedColumn(name, mask, { keys, role }));
    const from = `${quoted(maker.server.schema)}.${quoted(table)}`;
    await connection.ask(`create view ${view} with (security_barrier) as select ${shown.join(", ")} from ${from}`);
    await connection.ask(`grant select on ${view} to ${quoted(role)}`);
  }
  await connection.ask(`grant usage on schema ${quoted(role)} to ${quoted(role)}`);
}

/** Null: each is there, may be read by Toolroom itself, and its mask says something of it. */
export async function checkColumns(
  connection: PostgresConnection,
  schema: string,
  tables: readonly GrantedTable[],
): Promise<Extract<MadeRole, { ok: false }> | null> {
  for (const { table, columns } of tables) {
    const known = await columnsOf(connection, schema, table);
    const place = `${schema}.${table}`;
    if (known.size === 0) return wrong(`There is no table ${place} in the database.`, NAMES);
    for (const { name, mask } of columns) {
      const column = known.get(name);
      if (column === undefined) return wrong(`The table ${place} has no column ${name}.`, NAMES);
      if (!column.readable)
        return wrong(`Toolroom's login may not read ${name} of ${place}.`, `grant select on ${place} to it.`);
      const problem = maskProblem(mask, column.type);
      if (problem !== null)
        return wrong(`The column ${name} of ${place} ${problem}.`, "Give it another mask in toolroom.yaml.");
    }
  }
  return null;
}

const NAMES = "Correct its name in toolroom.yaml, as the database has it.";

/** Of a table or view, by name; none: there is no such one. */
export async function columnsOf(
  connection: PostgresConnection,
  schema: string,
  table: string,
): Promise<Map<string, { type: string; readable: boolean }>> {
  const { rows } = await connection.ask(
    `select a.attname, format_type(a.atttypid, a.atttypmod),
       has_schema_privilege(n.oid, 'usage') and has_column_privilege(c.oid, a.attnum, 'select')
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = $1 and c.relname = $2 and c.relkind in ('r', 'v', 'm', 'f', 'p') and a.attnum > 0 and not a.attisdropped`,
    [schema, table],
  );
  return new Map(
    rows.map(([name, type, readable]) => [String(name), { type: String(type), readable: readable === 1 }]),
  );
}

function wrong(problem: string, fix: string): { ok: false; problem: string; fix: string } {
  return { ok: false, problem, fix };
}
