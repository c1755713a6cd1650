import type { PostgresConnection } from "./connect.ts";

/** Of extensions that reach other servers, files or programs. */
const REACHING = ["adminpack", "dblink", "file_fdw", "http", "pg_background", "pg_curl", "pg_net", "postgres_fdw"];
/** The server's own functions that read files or send elsewhere, which nobody has unless somebody gave them to everybody. */
const FILES = "^(pg_read_(binary_)?file|pg_ls_\\w+|pg_stat_file|lo_(import|export)|pg_file_\\w+)$";
const SHOWN = 8;

/**
 * What this login could reach beside its own views, because everybody who may connect can (PUBLIC): tables with a grant to all,
 * functions that run with their owner's rights, ways out of the database. A login with any of it is none that keeps a promise.
 * `role`: null for one that is not made yet.
 */
export async function openElsewhere(
  connection: PostgresConnection,
  role: string | null,
): Promise<{ ok: false; problem: string; fix: string } | null> {
  const [tables, functions] = [await openTables(connection, role), await openFunctions(connection, role ?? EVERYBODY)];
  if (tables.length > 0)
    return {
      ok: false,
      problem: `Everybody who may connect to the database can read or change ${list(tables)}, so an app could, too.`,
      fix: `Take that back: revoke all on ${list(tables)} from public.`,
    };
  if (functions.length > 0)
    return {
      ok: false,
      problem: `Everybody who may connect to the database can call ${list(functions)}, which see or reach more than an app may.`,
      fix: `Take that back: revoke execute on function ${list(functions)} from public, and grant it to those who need it.`,
    };
  return null;
}

/** What has_table_privilege() and its like call those who have nothing of their own. */
const EVERYBODY = "public";

async function openTables(connection: PostgresConnection, role: string | null): Promise<string[]> {
  const { rows } = await connection.ask(
    `select n.nspname || '.' || c.relname
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'v', 'm', 'f', 'p') and n.nspname not in ('pg_catalog', 'information_schema', $2)
       and n.nspname !~ '^pg_(toast|temp)' and has_schema_privilege($1, n.oid, 'usage')
       and (has_table_privilege($1, c.oid, 'select, insert, update, delete, truncate')
         or has_any_column_privilege($1, c.oid, 'select, insert, update'))
       and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by 1`,
    // Its own views lie in a schema of its own name.
    [role ?? EVERYBODY, role ?? ""],
  );
  return rows.map(([name]) => String(name));
}

async function openFunctions(connection: PostgresConnection, role: string): Promise<string[]> {
  const { rows } = await connection.ask(
    `select distinct p.oid::regprocedure::text
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
       left join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
       left join pg_extension e on e.oid = d.refobjid
     where has_schema_privilege($1, n.oid, 'usage') and has_function_privilege($1, p.oid, 'execute') and (
       (e.oid is null and n.nspname not in ('pg_catalog', 'information_schema')
         and (p.prosecdef or (not l.lanpltrusted and l.lanname not in ('internal', 'c'))))
       or e.extname = any($2) or (n.nspname = 'pg_catalog' and p.proname ~ $3))
     order by 1`,
    [role, REACHING, FILES],
  );
  return rows.map(([name]) => String(name));
}

function list(names: string[]): string {
  return names.length <= SHOWN ? names.join(", ") : `${names.slice(0, SHOWN).join(", ")}, …`;
}
