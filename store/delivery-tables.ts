import type { Delivery, DeliveryAnswer } from "../sdk/contract/delivery.ts";
import { index, integer, primaryKey, sqliteTable, text } from "./drizzle.ts";

/** What made Apps act, and what they said. Times are milliseconds since the epoch. */

export const deliveries = sqliteTable(
  "deliveries",
  {
    id: text().primaryKey(),
    appId: text().notNull(),
    /** Instance asked, for deliveries to previews and checks; null: whichever is live. */
    instanceId: text(),
    /** `<triggerId>@<due ms>` or the envelope's key: the same firing twice is one Delivery. */
    dedupeKey: text().notNull().unique(),
    body: text({ mode: "json" }).$type<Delivery>().notNull(),
    status: text({ enum: ["waiting", "answered", "failed"] }).notNull(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer().notNull(),
    answer: text({ mode: "json" }).$type<DeliveryAnswer>(),
    /** Whom the answer is shown, and where, where a person waits; null: it is kept alone. */
    answerTo: text({ mode: "json" }).$type<AnswerTo>(),
    answeredBackAt: integer(),
    /** Of one that somebody had done again: the Delivery before. */
    replayOf: text(),
    /** How many Apps told one another before it: events could go round for ever. */
    depth: integer().notNull().default(0),
    /** An event that began with what a program sent: what is made of it calls and links nobody. */
    isFromOutside: integer({ mode: "boolean" }).notNull().default(false),
    createdAt: integer().notNull(),
    finishedAt: integer(),
  },
  (table) => [
    index("deliveries_created").on(table.createdAt),
    index("deliveries_waiting").on(table.status, table.nextAttemptAt),
    index("deliveries_app").on(table.appId),
  ],
);

/** Each try of a Delivery, by its number from 1 on. */
export const deliveryAttempts = sqliteTable(
  "delivery_attempts",
  {
    deliveryId: text().notNull(),
    number: integer().notNull(),
    startedAt: integer().notNull(),
    /** null: it is under way, or its end was never seen: the platform was ended meanwhile. */
    endedAt: integer(),
    /** What came of it, shortened. */
    answer: text({ mode: "json" }).$type<DeliveryAnswer>(),
  },
  (table) => [primaryKey({ columns: [table.deliveryId, table.number] })],
);

/** Where a command's answer goes: shown to that person only. */
export interface AnswerTo {
  channelId: string;
  /** The thread it was asked in; absent: at the top of the channel. */
  threadTs?: string;
  personId: string;
}

/** What an Instance said or called through its door: really, or (preview, check) only recorded. */
export const appPosts = sqliteTable(
  "app_posts",
  {
    /** `<instance's app or instance id>:<delivery id>:<call number>`. */
    key: text().primaryKey(),
    appId: text().notNull(),
    instanceId: text().notNull(),
    deliveryId: text(),
    /** `update`: a text in another's place; `upload`: a file; calls: a host (as `channel`) that a preview would have called. */
    kind: text({ enum: ["post", "update", "upload", "event", "call", "undeclared_call"] })
      .notNull()
      .default("post"),
    channel: text().notNull(),
    /** Of a file what it is, and how it begins. */
    text: text().notNull(),
    /** `recorded` in previews and checks, else pending → posted. */
    status: text({ enum: ["pending", "posted", "recorded"] }).notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index("app_posts_instance").on(table.instanceId, table.createdAt)],
);
