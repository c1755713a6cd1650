import type { PostgresConnection } from "./connect.ts";

/**
 * What the views of this schema stand on, as a word that is another one once a table or column of it was renamed, replaced, dropped
 * or closed to Toolroom: a view goes on with the table that it was made of, whatever that is called now. It is read from the
 * catalogs alone, so that no lock holds it up, and every login may ask for it.
 */
export async function standingViews(connection: PostgresConnection, schema: string): Promise<string> {
  const { rows } = await connection.ask(STANDING, [schema]);
  return String(rows[0]?.[0] ?? "");
}

/** A view's rule depends on each column that it shows (postgresql.org/docs/current/catalog-pg-depend.html). */
const STANDING = `
  select pg_catalog.md5(pg_catalog.string_agg(
    pg_catalog.concat_ws(',', pg_catalog.quote_ident(v.relname), pg_catalog.quote_ident(n.nspname), pg_catalog.quote_ident(b.relname),
      a.attnum, pg_catalog.quote_ident(a.attname), pg_catalog.has_schema_privilege(v.relowner, n.oid, 'usage'),
      pg_catalog.has_column_privilege(v.relowner, b.oid, a.attnum, 'select')),
    ';' order by v.relname, b.oid, a.attnum))
  from pg_catalog.pg_namespace s
    join pg_catalog.pg_class v on v.relnamespace = s.oid
    join pg_catalog.pg_rewrite r on r.ev_class = v.oid
    join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid = r.oid
      and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid <> v.oid
    join pg_catalog.pg_class b on b.oid = d.refobjid
    join pg_catalog.pg_namespace n on n.oid = b.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = b.oid and a.attnum = d.refobjsubid
  where s.nspname = $1`;
