import { index, integer, real, sql, sqliteTable, text } from "./drizzle.ts";

/** What models were asked, and what it cost: of the registry in schema.ts, the tables of money. */

export const modelCalls = sqliteTable(
  "model_calls",
  {
    id: text().primaryKey(),
    doorSessionId: text().notNull(),
    requestId: text(),
    /** Under way from the moment its most possible cost is set aside; refused: it never went out. */
    state: text({ enum: ["under_way", "ended", "refused"] })
      .notNull()
      .default("ended"),
    /** As it was asked for. */
    askedModel: text().notNull().default(""),
    role: text({ enum: ["plan", "code", "small", "app"] }),
    api: text({ enum: ["messages", "responses", "chat"] }),
    /** Who answered, with which model; of one that nobody answered, who was to. */
    provider: text(),
    model: text().notNull(),
    personId: text(),
    appId: text(),
    groupHandle: text(),
    /** Its budgets. */
    accounts: text({ mode: "json" }).$type<BudgetAccount[]>().notNull().default([]),
    reservedNanoUsd: integer().notNull().default(0),
    /** How often it was sent to a provider. */
    attempts: integer().notNull().default(1),
    /** Why there was no answer; null: there was one. */
    refusal: text({ mode: "json" }).$type<CallRefusal>(),
    inputTokens: integer().notNull(),
    outputTokens: integer().notNull(),
    cacheReadTokens: integer().notNull(),
    cacheWriteTokens: integer().notNull(),
    costUsd: real().notNull(),
    /** HTTP status, or 0 where the provider did not answer. */
    status: integer().notNull(),
    durationMs: integer().notNull(),
    /** When it ended; while it is under way, when it began. */
    at: integer().notNull(),
  },
  (table) => [
    index("model_calls_request").on(table.requestId),
    index("model_calls_door").on(table.doorSessionId),
    index("model_calls_under_way").on(table.state).where(sql`state = 'under_way'`),
  ],
);

/**
 * Whose money: an AppRequest's, or a month's (`YYYY-MM`, the company's) of an App, of what a running App asks by itself, a person, a group, of all. A door
 * without an AppRequest has an account of its own.
 */
export type BudgetAccount =
  | `request:${string}`
  | `door:${string}`
  | `app:${string}@${string}`
  | `llm:${string}@${string}`
  | `person:${string}@${string}`
  | `group:${string}@${string}`
  | `all@${string}`;

/** Why a model did not answer a call, in plain words. */
export interface CallRefusal {
  code: "no_key" | "wrong_key" | "model_down" | "overloaded" | "budget" | "model_refused";
  message: string;
  next: string;
  /** Of a budget: which one does not allow it. */
  account?: BudgetAccount;
  /** And how much more it would have to allow, in billionths of a dollar. */
  lackingNanoUsd?: number;
}

/** What was spent, in billionths of a dollar: whole numbers, so that no sum is off. Limits stand in the configuration. */
export const budgets = sqliteTable("budgets", {
  account: text().$type<BudgetAccount>().primaryKey(),
  spentNanoUsd: integer().notNull().default(0),
  /** Most that the calls under way may cost. */
  reservedNanoUsd: integer().notNull().default(0),
  /** What somebody allowed beyond the limit. */
  raisedNanoUsd: integer().notNull().default(0),
});
