import { index, integer, sqliteTable, text } from "./drizzle.ts";

/** What Apps ask of the company's data, in whose name: of the registry in schema.ts, its tables. */

export const sourceQueries = sqliteTable(
  "source_queries",
  {
    id: text().primaryKey(),
    appId: text().notNull(),
    instanceId: text().notNull(),
    /** Where it ran: live, or in a preview. */
    kind: text({ enum: ["app", "preview"] }).notNull(),
    source: text().notNull(),
    /** Whose request or delivery it served, as the platform itself signed or wrote it; null: the App by itself. */
    personId: text(),
    deliveryId: text(),
    /** Of the whole statement without its values: names its text in the other table. */
    sha256: text().notNull(),
    /** Under way from before it is asked. */
    outcome: text({
      enum: [
        "under_way",
        "ok",
        "bad_query",
        "not_granted",
        "askers_only",
        "too_many_rows",
        "too_slow",
        "unavailable",
        "failed",
      ],
    }).notNull(),
    rows: integer().notNull().default(0),
    durationMs: integer().notNull().default(0),
    at: integer().notNull(),
  },
  (table) => [
    index("source_queries_app").on(table.appId, table.at, table.personId),
    index("source_queries_at").on(table.at),
    index("source_queries_sha256").on(table.sha256),
  ],
);

/** Each statement once, however often it is asked; it goes with the last row that names it. */
export const sourceQueryTexts = sqliteTable("source_query_texts", {
  sha256: text().primaryKey(),
  /** Without its values, shortened. */
  text: text().notNull(),
});
