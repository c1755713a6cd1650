import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
// zod/mini: bundled alone it is small, and this program starts many times for each release.
import * as z from "zod/mini";
import { backUpFiles, restoreFiles } from "./kept-files.ts";

const FILES = ["app.sqlite", ".toolroom.sqlite"];
/** Written last: a backup without it is not whole. */
const LIST = "backup.json";

const rowsSchema = z.object({
  table: z.string(),
  has: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** Copies an app's databases, consistent and checked, and its files into a folder of the same shape; the app may be running. */
export async function backUp(dataFolder: string, target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  for (const file of [...FILES, LIST]) removeDatabase(join(target, file));
  const files = FILES.filter((file) => existsSync(join(dataFolder, file)));
  for (const file of files) {
    const database = new DatabaseSync(join(dataFolder, file), { timeout: 5000 });
    try {
      await backup(database, join(target, file));
    } finally {
      database.close();
    }
    checkFile(join(target, file));
  }
  backUpFiles(dataFolder, target);
  writeFileSync(join(target, LIST), JSON.stringify({ files, keepsFiles: true }));
}

/** Puts a backup's databases and files in place of the present ones; the app must be stopped. May be repeated after a crash. */
export function restore(source: string, dataFolder: string): void {
  if (!existsSync(join(source, LIST))) throw new Error(`${source} holds no whole backup.`);
  const { files, keepsFiles } = z
    .object({ files: z.array(z.enum(FILES)), keepsFiles: z.optional(z.boolean()) })
    .parse(JSON.parse(readFileSync(join(source, LIST), "utf8")));
  mkdirSync(dataFolder, { recursive: true });
  for (const file of files) copyFileSync(join(source, file), join(dataFolder, `${file}.restoring`));
  for (const file of FILES) {
    removeDatabase(join(dataFolder, file));
    if (files.includes(file)) renameSync(join(dataFolder, `${file}.restoring`), join(dataFolder, file));
  }
  // One that was taken before apps had files says nothing of them.
  if (keepsFiles === true) restoreFiles(source, dataFolder);
}

/** Throws, naming the file and the damage, unless every database is whole. */
export function checkIntegrity(dataFolder: string): void {
  for (const file of FILES) {
    if (existsSync(join(dataFolder, file))) checkFile(join(dataFolder, file));
  }
}

/** How many rows of a table have these values. Reads only. */
export function countRows(dataFolder: string, wanted: unknown): number {
  const { table, has } = rowsSchema.parse(wanted);
  const database = new DatabaseSync(join(dataFolder, "app.sqlite"), { readOnly: true, timeout: 5000 });
  try {
    const columns = database
      .prepare("select name from pragma_table_info(?)")
      .all(table)
      .map((row) => String(row.name));
    if (columns.length === 0) throw new Error(`There is no table ${table}.`);
    for (const column of Object.keys(has)) {
      if (!columns.includes(column)) throw new Error(`${table} has no column ${column}: it has ${columns.join(", ")}.`);
    }
    const conditions = Object.keys(has).map((column) => `${quoted(column)} is ?`);
    const where = conditions.length > 0 ? `where ${conditions.join(" and ")}` : "";
    const row = database.prepare(`select count(*) as count from ${quoted(table)} ${where}`).get(...Object.values(has));
    return Number(row?.count);
  } finally {
    database.close();
  }
}

function checkFile(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    const found = database
      .prepare("pragma integrity_check")
      .all()
      .map((row) => String(row.integrity_check));
    if (found.join() !== "ok") throw new Error(`${file} is damaged: ${found.slice(0, 3).join("; ")}`);
  } finally {
    database.close();
  }
}

/** With its log: a log of one file applied to another would destroy it. */
function removeDatabase(file: string): void {
  for (const suffix of ["-wal", "-shm", ""]) rmSync(`${file}${suffix}`, { force: true });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
