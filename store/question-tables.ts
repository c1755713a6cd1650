import { index, integer, sql, sqliteTable, text, uniqueIndex } from "./drizzle.ts";

/** What somebody is asked about an App beside a request: of the registry in schema.ts. */
export const appQuestions = sqliteTable(
  "app_questions",
  {
    id: text().primaryKey(),
    /** Whether they answer for it from now on: as its Owner asks them to (`transfer`), or because its Owner has left (`heir`). */
    kind: text({ enum: ["transfer", "heir"] }).notNull(),
    appId: text().notNull(),
    /** Slack user id of who is asked. */
    askedId: text().notNull(),
    /** Whose wish it is; of an heir, who has left. */
    wishedBy: text().notNull(),
    status: text({ enum: ["open", "answered", "withdrawn", "expired"] }).notNull(),
    /** Which of its kind's answers was given. */
    answer: text(),
    answeredAt: integer(),
    expiresAt: integer().notNull(),
    createdAt: integer().notNull(),
    /** Of an heir: the hand-over that asks. */
    handOverId: text(),
    /** Slack user id of whom they named in their place. */
    suggestedId: text(),
  },
  (table) => [
    // Of two who are asked at once, one would be told later that it is somebody else's.
    uniqueIndex("app_questions_one_transfer").on(table.appId).where(sql`status = 'open' and kind = 'transfer'`),
    uniqueIndex("app_questions_one_heir").on(table.appId).where(sql`status = 'open' and kind = 'heir'`),
    // Nobody is asked to take two Apps over at once.
    uniqueIndex("app_questions_one_for_heir").on(table.askedId).where(sql`status = 'open' and kind = 'heir'`),
    index("app_questions_of_hand_over").on(table.handOverId),
    index("app_questions_open").on(table.expiresAt).where(sql`status = 'open'`),
  ],
);

/** An App whose Owner has left, until somebody answers for it: of the registry in schema.ts. */
export const handOvers = sqliteTable(
  "hand_overs",
  {
    id: text().primaryKey(),
    appId: text().notNull(),
    /** Slack user id of who has left. */
    ownerId: text().notNull(),
    /**
     * `building`: it was never live, and the platform team knows. `asking`: one person after the other is asked to take it.
     * `unplaced`: nobody did, and the platform team knows. `ended`: it has an Owner who is there, or was given up.
     */
    status: text({ enum: ["building", "asking", "unplaced", "ended"] }).notNull(),
    startedAt: integer().notNull(),
    endedAt: integer(),
  },
  (table) => [uniqueIndex("hand_overs_one_open").on(table.appId).where(sql`status <> 'ended'`)],
);
