import type { DatabaseSync } from "node:sqlite";

/** Of a statement, in what is said of it. */
const SHOWN_LENGTH = 200;

/** Says of SQL that SQLite would take, and that yet is a mistake, what is wrong; undefined: nothing. */
export function mistakeIn(text: string): string | undefined {
  if (/^\s*(begin|commit|end|rollback|savepoint|release)\b/i.test(text)) {
    return "A transaction that is begun by hand holds what others write meanwhile: put its writes into db.transaction(() => { … }).";
  }
  if (/\b(order|group)\s+by\s+\?\s*(,|\)|;|$|(asc|desc|limit|having|nulls)\b)/i.test(text)) {
    return `A value sorts and groups nothing: name the column by sqlName("…")${shown(text)}`;
  }
  return undefined;
}

/** SQLite's error with what is to be done about it, and with the names that are there. */
export function explained(error: unknown, text: string, database: DatabaseSync): unknown {
  if (!(error instanceof Error)) return error;
  const fix = fixOf(error.message, text, database);
  if (fix === undefined) return error;
  const said = `${error.message}. ${fix}${shown(text)}`;
  if (error.stack !== undefined) error.stack = error.stack.replace(error.message, () => said);
  error.message = said;
  return error;
}

function fixOf(message: string, text: string, database: DatabaseSync): string | undefined {
  if (/near "\?": syntax error/.test(message))
    return 'A value stands where a name or a word of SQL belongs: put a table or column in by sqlName("…"), anything else by sql`…`.';
  if (/column index out of range/.test(message))
    return "Leave away the quotes around each value: it is bound, not pasted.";
  if (/no such table/.test(message)) {
    const tables = tablesOf(database).join(", ");
    return `There is ${tables === "" ? "none yet" : tables}; a new one comes with a file in migrations/`;
  }
  if (!/no such column|has no column named/.test(message)) return undefined;
  const named = tablesOf(database).filter((table) => new RegExp(`\\b${table}\\b`, "i").test(text));
  return named.map((table) => `${table} has ${columnsOf(database, table).join(", ")}`).join("; ");
}

function tablesOf(database: DatabaseSync): string[] {
  const rows = database.prepare("select name from sqlite_master where type in ('table', 'view') order by name").all();
  return rows.map(({ name }) => String(name)).filter((name) => /^(?!sqlite_|_toolroom_)\w+$/.test(name));
}

function columnsOf(database: DatabaseSync, table: string): string[] {
  return database
    .prepare("select name from pragma_table_info(?)")
    .all(table)
    .map(({ name }) => String(name));
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `\nin: ${line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH)}…` : line}`;
}
