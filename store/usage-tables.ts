import { index, integer, primaryKey, sqliteTable, text } from "./drizzle.ts";

/** What is left of `usage` once its days are too old to be kept person by person: of the registry in schema.ts. */
export const usageMonths = sqliteTable(
  "usage_months",
  {
    appId: text().notNull(),
    /** YYYY-MM, UTC. */
    month: text().notNull(),
    /** As in `usage`; `all`: of all kinds together, so that somebody of two kinds is one person. */
    kind: text().notNull(),
    /** Different ones. */
    people: integer().notNull(),
    count: integer().notNull(),
    /** YYYY-MM-DD, UTC: the last one in it with any. */
    lastDay: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.appId, table.month, table.kind] }),
    index("usage_months_last").on(table.appId, table.lastDay),
  ],
);
