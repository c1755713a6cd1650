import { db, type Sql, sql, sqlName, today, type UploadedFile, type User } from "@toolroom/app";
import type { Column, Value } from "./columns.ts";

/** One row that somebody added. */
export interface Entry {
  number: number;
  /** Day on which it was added, YYYY-MM-DD. */
  day: string;
  by: string;
  byId: string;
  /** By column; of a file its name. */
  values: Record<string, Value>;
}

/** What is looked for, and how many of it. */
export interface Look {
  where: Sql;
  orderBy: Sql;
  limit: number;
  offset?: number;
}

/** A table of entries: its columns differ from app to app. */
export interface Entries {
  add(values: Record<string, Value>, files: Record<string, UploadedFile>, user: User): number;
  /** All of them or none. */
  addAll(rows: readonly Record<string, Value>[], user: User): void;
  change(number: number, values: Record<string, Value>, files: Record<string, UploadedFile>): void;
  remove(number: number): void;
  find(number: number): Entry | undefined;
  list(look: Look): Entry[];
  count(where: Sql): number;
  file(number: number, column: string): { name: string; bytes: Uint8Array } | undefined;
}

type EntryRow = { entry_number: number; entry_day: string; entry_by: string; entry_by_id: string };

export function createEntries(options: { table: string; columns: readonly Column[] }): Entries {
  const table = sqlName(options.table);
  const shown = options.columns.map((column) =>
    column.type === "file" ? sql`${sqlName(`${column.name}_name`)} as ${sqlName(column.name)}` : sqlName(column.name),
  );
  const kept = ["entry_number", "entry_day", "entry_by", "entry_by_id"].map(sqlName);
  const list = ({ where, orderBy, limit, offset = 0 }: Look) =>
    db.all<EntryRow & Record<string, Value>>`
        select ${[...kept, ...shown]} from ${table} where ${where} order by ${orderBy} limit ${limit} offset ${offset}`.map(
      toEntry,
    );
  const begun = (values: Record<string, Value>) => {
    const unsaid = options.columns.filter(
      ({ name, startsAs }) => startsAs !== undefined && (values[name] ?? null) === null,
    );
    return { ...values, ...Object.fromEntries(unsaid.map(({ name, startsAs = null }) => [name, startsAs])) };
  };
  const insert = (row: Record<string, Value | Uint8Array>) =>
    db.run`insert into ${table} (${Object.keys(row).map(sqlName)}) values (${Object.values(row)})`.lastRowId;
  return {
    add: (values, files, user) =>
      insert({
        entry_day: today(),
        entry_by: user.name,
        entry_by_id: user.id,
        ...begun(values),
        ...fileColumns(files),
      }),
    addAll: (rows, user) => {
      const same = { entry_day: today(), entry_by: user.name, entry_by_id: user.id };
      db.transaction(() => {
        for (const values of rows) insert({ ...same, ...begun(values) });
      });
    },
    change: (number, values, files) => {
      const changes = Object.entries({ ...values, ...fileColumns(files) });
      const settings = changes.map(([name, value]) => sql`${sqlName(name)} = ${value}`);
      if (settings.length > 0) db.run`update ${table} set ${settings} where entry_number = ${number}`;
    },
    remove: (number) => {
      db.run`delete from ${table} where entry_number = ${number}`;
    },
    find: (number) => list({ where: sql`entry_number = ${number}`, orderBy: sql`1`, limit: 1 })[0],
    list,
    count: (where) => db.get<{ count: number }>`select count(*) as count from ${table} where ${where}`?.count ?? 0,
    file: (number, column) => {
      const [name, bytes] = [sqlName(`${column}_name`), sqlName(column)];
      const row = db.get<{ name: string | null; bytes: Uint8Array | null }>`
        select ${name} as name, ${bytes} as bytes from ${table} where entry_number = ${number}`;
      return row?.bytes == null ? undefined : { name: row.name ?? "file", bytes: row.bytes };
    },
  };
}

/** Conditions that all hold; none: everything. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.reduce((before, condition) => sql`${before} and ${condition}`, sql`true`);
}

/** Some of these words, or part of them, in one of the columns. */
export function contains(columns: readonly Column[], words: string): Sql {
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const searched = columns.filter((column) => !["file", "yes_no", "number", "money"].includes(column.type));
  const matches = searched.reduce(
    (before, column) => sql`${before} or ${sqlName(column.name)} like ${pattern} escape ${"\\"}`,
    sql`entry_by like ${pattern} escape ${"\\"}`,
  );
  return sql`(${matches})`;
}

function toEntry(row: EntryRow & Record<string, Value>): Entry {
  const { entry_number, entry_day, entry_by, entry_by_id, ...values } = row;
  return { number: entry_number, day: entry_day, by: entry_by, byId: entry_by_id, values };
}

function fileColumns(files: Record<string, UploadedFile>): Record<string, string | Uint8Array> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([column, file]): [string, string | Uint8Array][] => [
      [column, file.bytes],
      [`${column}_name`, file.name.slice(-200)],
    ]),
  );
}
