import { systemCode } from "../../lib/errors.ts";
import type { PostgresConnection } from "./connect.ts";
import { prefixOf, quoted } from "./names.ts";

/** unique_violation, duplicate_schema, duplicate_table: another one has just made the same. */
const MADE_MEANWHILE = new Set(["23505", "42P06", "42P07"]);
/** internal_error, which is what a server says of a row of its catalogs that two change at once: "tuple concurrently updated". */
const CHANGED_MEANWHILE = "XX000";

/** Where the keys of hidden values lie, which no App may read: whoever changes logins of this Toolroom locks it. */
export function keysOf(homeLabel: string): string {
  return `${quoted(`${prefixOf(homeLabel)}keys`)}.keys`;
}

/** Makes the place of the keys, where it is not there. */
export async function layKeys(connection: PostgresConnection, homeLabel: string): Promise<void> {
  const keys = keysOf(homeLabel);
  const { rows } = await connection.ask("select to_regclass($1) is not null", [keys]);
  if (rows[0]?.[0] === 1) return;
  const statements = [
    `create schema if not exists ${quoted(`${prefixOf(homeLabel)}keys`)}`,
    `create table if not exists ${keys} (role text primary key, key text not null)`,
  ];
  for (const statement of statements)
    await connection.ask(statement).catch((error: unknown) => {
      if (!MADE_MEANWHILE.has(systemCode(error) ?? "")) throw error;
    });
}

/**
 * Whoever changes logins of this Toolroom in this database takes turns; the server lets go of it with the transaction. It is a
 * table's lock and no advisory one: those anybody may hold who is let in, also an App that wants no other to have a login.
 */
export async function beginAlone(connection: PostgresConnection, homeLabel: string): Promise<void> {
  await connection.ask("begin");
  await connection.ask("set local statement_timeout = '20s'");
  const { rows } = await connection.ask("select to_regclass($1) is not null", [keysOf(homeLabel)]);
  if (rows[0]?.[0] === 1) await connection.ask(`lock table ${keysOf(homeLabel)} in share row exclusive mode`);
}

/** Of several Toolrooms in one database none knows of the others: whose change meets another's does it once more. */
export async function onceMore<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (systemCode(error) !== CHANGED_MEANWHILE) throw error;
    return change();
  }
}
