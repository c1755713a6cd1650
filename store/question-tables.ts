import { index, integer, sql, sqliteTable, text, uniqueIndex } from "./drizzle.ts";

/** What somebody is asked about an App beside a request: of the registry in schema.ts. */
export const appQuestions = sqliteTable(
  "app_questions",
  {
    id: text().primaryKey(),
    /** `transfer`: whether they answer for it from now on, as its Owner asks them to. */
    kind: text({ enum: ["transfer"] }).notNull(),
    appId: text().notNull(),
    /** Slack user id of who is asked. */
    askedId: text().notNull(),
    /** Whose wish it is. */
    wishedBy: text().notNull(),
    status: text({ enum: ["open", "answered", "withdrawn", "expired"] }).notNull(),
    /** Which of its kind's answers was given. */
    answer: text(),
    answeredAt: integer(),
    expiresAt: integer().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    // Of two who are asked at once, one would be told later that it is somebody else's.
    uniqueIndex("app_questions_one_transfer").on(table.appId).where(sql`status = 'open' and kind = 'transfer'`),
    index("app_questions_open").on(table.expiresAt).where(sql`status = 'open'`),
  ],
);
