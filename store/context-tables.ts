import { blob, integer, sqliteTable, text } from "./drizzle.ts";

/**
 * The organisation's context: of the registry in schema.ts, its pages as they were fetched last. Beside them stands
 * `context_words`, their index by FTS5, which triggers of the database keep (migrations; sqlite.org/fts5.html 4.4.3).
 */
export const contextPages = sqliteTable("context_pages", {
  /** What the index knows it by: stays with a page that is written anew. */
  id: integer().primaryKey({ autoIncrement: true }),
  /** In the repository, forward slashes. */
  path: text().notNull().unique(),
  title: text().notNull(),
  /** Without secrets and without front matter. */
  text: text().notNull(),
  /** Of the text. */
  sha256: text().notNull(),
});

/** What they are of: one row, or none before a context was configured. */
export const contextState = sqliteTable("context_state", {
  /** Names address, branch and folder. */
  source: text().primaryKey(),
  /** For people: the address. */
  repository: text().notNull(),
  /** Null before the first was read. */
  commitId: text(),
  /** Files that are no pages, too large or too many, in sentences. */
  leftOut: text({ mode: "json" }).$type<string[]>().notNull().default([]),
  /** When its pages were last as the repository has them, ms since the epoch. */
  readAt: integer(),
  /** Why it could not be fetched last; null: it could. */
  problem: text(),
});

/** The company's own skills, each version by what is in it: those of the last fetch, and those that a request was given. */
export const companySkills = sqliteTable("company_skills", {
  /** Of the tar. */
  sha256: text().primaryKey(),
  name: text().notNull(),
  description: text().notNull(),
  /** Whether an app can begin with it. */
  hasTemplate: integer({ mode: "boolean" }).notNull(),
  /** Its folder's files, as `packTar` makes them of the same files: the same bytes. */
  tar: blob({ mode: "buffer" }).notNull(),
  /** Whether the repository has it so. */
  isCurrent: integer({ mode: "boolean" }).notNull(),
});

/** Which versions a request is worked on with, from its first step to its last, however the repository moves on. */
export const pinnedSkills = sqliteTable("pinned_skills", {
  requestId: text().primaryKey(),
  skills: text({ mode: "json" }).$type<{ name: string; sha256: string }[]>().notNull(),
});
