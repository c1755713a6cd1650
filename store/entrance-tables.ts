import { index, integer, primaryKey, sql, sqliteTable, text } from "./drizzle.ts";

/** The registry's tables of what lets people and programs in, by the rules of schema.ts: hashes of secrets, never the secrets. */

export const signInLinks = sqliteTable("sign_in_links", {
  /** sha256 of the secret in the link. */
  secretHash: text().primaryKey(),
  personId: text().notNull(),
  /** sha256 of the nonce cookie of the browser that asked. */
  browserHash: text().notNull(),
  returnTo: text().notNull(),
  expiresAt: integer().notNull(),
  usedAt: integer(),
});

/** A terminal that waits to be signed in by the person who got the link. */
export const cliLogins = sqliteTable("cli_logins", {
  /** sha256 of the secret in the link. */
  linkHash: text().primaryKey(),
  /** sha256 of the token that the terminal holds already, and that is good for nothing before. */
  tokenHash: text().notNull().unique(),
  /** Shown in the terminal and on the link's page, such as `K7-42`. */
  code: text().notNull(),
  personId: text().notNull(),
  expiresAt: integer().notNull(),
  usedAt: integer(),
});

/** Commands and entries of a message's menu that Slack itself sends, as they were put into its manifest. */
export const slackWords = sqliteTable("slack_words", {
  /** `/generate`, or the name of a shortcut. */
  word: text().primaryKey(),
  syncedAt: integer().notNull(),
});

export const webSessions = sqliteTable("web_sessions", {
  /** sha256 of the cookie. */
  secretHash: text().primaryKey(),
  personId: text().notNull(),
  /** Host it is good for: the gateway's own or one app's. */
  host: text().notNull(),
  /** `code`: a one-time code that an app's host exchanges for a cookie. */
  kind: text({ enum: ["cookie", "code"] }).notNull(),
  expiresAt: integer().notNull(),
  usedAt: integer(),
});

/**
 * A live App's secret addresses, by the word that its manifest gives each; `@github` and `@linear` are where those send for all
 * of its Triggers of theirs.
 */
export const webhooks = sqliteTable(
  "webhooks",
  {
    appId: text().notNull(),
    word: text().notNull(),
    /** sha256 of the secret in the address; null until one is made. */
    secretHash: text().unique(),
    /** When somebody got the address; null: one is to be made and told. */
    toldAt: integer(),
    /** Who had it made anew, and gets it; null: the App's Owner. */
    tellTo: text(),
    createdAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.appId, table.word] }),
    index("webhooks_untold").on(table.createdAt).where(sql`told_at is null`),
  ],
);
