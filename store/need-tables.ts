import { index, integer, sqliteTable, text } from "./drizzle.ts";

/**
 * What live Apps and open AppRequests are needed for, as store/needs/ reads it. Made when it is looked for: triggers of
 * the database delete the row of whatever changes, and keep the two indexes over these rows (`needs_concepts`, FTS5 by
 * words; `needs_unknown`, FTS5 by trigrams).
 */
export const needs = sqliteTable(
  "needs",
  {
    number: integer().primaryKey({ autoIncrement: true }),
    /** The App's or the AppRequest's. */
    subjectId: text().notNull().unique(),
    kind: text({ enum: ["app", "request"] }).notNull(),
    slackTeamId: text().notNull(),
    /** Of the thesaurus, a word each. */
    concepts: text().notNull(),
    /** Words that the thesaurus does not have. */
    unknown: text().notNull(),
    /** What it was read from, and `NEED_VERSION` that read it. */
    title: text().notNull(),
    words: text().notNull(),
    version: integer().notNull(),
  },
  (table) => [index("needs_version").on(table.version)],
);
