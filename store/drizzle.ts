import { createRequire } from "node:module";
import type * as Drizzle from "drizzle-orm";
import type * as Driver from "drizzle-orm/better-sqlite3";
import type * as Migrator from "drizzle-orm/better-sqlite3/migrator";
import type * as Tables from "drizzle-orm/sqlite-core";

/**
 * The words of drizzle, in its CommonJS files. For each of its hundred ES modules Node reads anew what the package
 * exports, 130 kB of it: a second of every process that begins. So the store imports drizzle's values from here.
 */
const load = createRequire(import.meta.url);

export const {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  not,
  notExists,
  notInArray,
  notLike,
  or,
  sql,
}: typeof Drizzle = load("drizzle-orm");
export const { blob, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex }: typeof Tables =
  load("drizzle-orm/sqlite-core");
export const { drizzle }: typeof Driver = load("drizzle-orm/better-sqlite3");
export const { migrate }: typeof Migrator = load("drizzle-orm/better-sqlite3/migrator");
