import { index, integer, sqliteTable, text } from "./drizzle.ts";

/** What coding agents read of the company's, in whose name: of the registry in schema.ts, its table. */

export const readCalls = sqliteTable(
  "read_calls",
  {
    id: text().primaryKey(),
    doorSessionId: text().notNull(),
    requestId: text(),
    personId: text().notNull(),
    appId: text(),
    /** As the agent named it, shortened. */
    call: text().notNull(),
    /** Its arguments as JSON, shortened, with `[secret]` for what looks like a credential. */
    input: text().notNull(),
    /** Under way from the moment it is let in. */
    state: text({ enum: ["under_way", "ended"] }).notNull(),
    /** Why nothing was read; null: it was, or it is under way. */
    refused: text({
      enum: ["may_not", "unknown_call", "wrong_arguments", "spent", "not_given", "too_slow", "failed", "door_closed"],
    }),
    /** Things it gave. */
    rows: integer().notNull().default(0),
    /** Of the answer, whole, before it was cut to what an agent gets. */
    bytes: integer().notNull().default(0),
    durationMs: integer().notNull().default(0),
    /** When it began. */
    at: integer().notNull(),
  },
  (table) => [index("read_calls_door").on(table.doorSessionId)],
);
