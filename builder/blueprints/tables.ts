import { changeNames, changeValues, literal, type NamedTable, nameChanges } from "./name-changes.ts";

/** A table of an app as its parts want it. */
export interface Table extends NamedTable {
  columns: TableColumn[];
  /** What holds over several columns: `unique ("thing", "day")`. */
  constraints?: string[];
  /** Rows it begins with. Each is left out where it would be there twice, so give such a table a `unique` column. */
  rows?: Record<string, string | number>[];
  /** What may stand in a column: where one is called otherwise, it is so in the rows too. */
  values?: Record<string, readonly string[]>;
}

export interface TableColumn {
  name: string;
  /** Type and constraints, such as `text not null`. */
  sql: string;
}

/** Words that a migration may not say, and names that are SQLite's or the platform's. */
const FORBIDDEN = /^(attach|detach|vacuum|pragma|commit|rollback|savepoint|load_extension|sqlite_.*|_toolroom.*)$/;

export function isTableName(name: string): boolean {
  return /^[a-z][a-z0-9_]{0,62}$/.test(name) && !FORBIDDEN.test(name);
}

/** A table's name made of what people call a thing: "Büro-Schlüssel" becomes `buero_schluessel`. */
export function tableName(words: string): string {
  const name = plainLetters(words)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 40);
  return isTableName(name) ? name : `t_${name}`.replace(/_+$/, "");
}

/** Last piece of an address: "Büro-Schlüssel" becomes `buero-schluessel`. */
export function slug(words: string): string {
  return tableName(words).replaceAll("_", "-");
}

/** The SQL that makes these tables from nothing, with their rows. */
export function createTables(tables: readonly Table[]): string {
  return tables.flatMap((table) => [createTable(table), ...insertRows(table, table.rows ?? [])]).join("\n");
}

/** What it takes to get from the tables that are there to those wanted. Nothing that people wrote is ever removed. */
export function changeTables(
  present: readonly Table[],
  wanted: readonly Table[],
): { sql: string } | { cannot: string } {
  const lines: string[] = [];
  for (const table of wanted) {
    const before = present.find((one) => one.name === table.name);
    if (before === undefined) {
      lines.push(createTable(table), ...insertRows(table, table.rows ?? []));
      continue;
    }
    if (String(before.constraints ?? []) !== String(table.constraints ?? []))
      return { cannot: `what holds for the table ${table.name} as a whole would change` };
    for (const column of table.columns) {
      const old = before.columns.find((one) => one.name === column.name);
      if (old === undefined && /\b(not null|unique|primary key)\b/.test(column.sql))
        return { cannot: `the entries that are there have no ${column.name}` };
      if (old === undefined)
        lines.push(`alter table ${quoted(table.name)} add column ${quoted(column.name)} ${column.sql};`);
      else if (old.sql !== column.sql)
        return { cannot: `${column.name} in ${table.name} would change from ${old.sql} to ${column.sql}` };
    }
    lines.push(...changeRows(before, table));
    for (const [column, values] of Object.entries(table.values ?? {}))
      lines.push(...changeValues(table.name, column, before.values?.[column] ?? [], values));
  }
  return { sql: lines.join("\n") };
}

function changeRows(before: Table, table: Table): string[] {
  const [old, now] = [before, table].map(({ rows = [] }) => rows.map((row) => String(row.name)));
  if (table.rows === undefined || old === undefined || now === undefined) return [];
  const renamed = nameChanges(old, now).renamed.map(([, name]) => name);
  const added = table.rows.filter((_, index) => ![...old, ...renamed].includes(now[index] ?? ""));
  return [...insertRows(table, added), ...changeNames(table, old, now)];
}

/** The tables as they are after several steps: what was once there stays there. */
export function mergeTables(steps: readonly (readonly Table[])[]): Table[] {
  const merged = new Map<string, Table>();
  for (const table of steps.flat()) {
    const before = merged.get(table.name);
    if (before === undefined) {
      merged.set(table.name, table);
      continue;
    }
    const added = table.columns.filter((column) => !before.columns.some((one) => one.name === column.name));
    const values = { ...before.values, ...table.values };
    merged.set(table.name, { ...before, ...table, columns: [...before.columns, ...added], values });
  }
  return [...merged.values()];
}

function createTable(table: Table): string {
  const lines = [
    ...table.columns.map((column) => `${quoted(column.name)} ${column.sql}`),
    ...(table.constraints ?? []),
  ];
  return `create table ${quoted(table.name)} (\n${lines.map((line) => `  ${line}`).join(",\n")}\n);`;
}

function insertRows(table: Table, rows: readonly Record<string, string | number>[]): string[] {
  return rows.map((row) => {
    const names = Object.keys(row).map(quoted).join(", ");
    const values = Object.values(row)
      .map((value) => (typeof value === "number" ? String(value) : literal(value)))
      .join(", ");
    return `insert or ignore into ${quoted(table.name)} (${names}) values (${values});`;
  });
}

function quoted(name: string): string {
  return `"${name}"`;
}

function plainLetters(words: string): string {
  const spelled: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
  return words
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => spelled[letter] ?? letter)
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}
