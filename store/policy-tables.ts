import { integer, sqliteTable, text } from "./drizzle.ts";

/** Every policy of the company's own that was ever in force: of the registry in schema.ts. The last one is. */
export const policyVersions = sqliteTable("policy_versions", {
  number: integer().primaryKey({ autoIncrement: true }),
  /** sha256 of the file's text. */
  hash: text().notNull(),
  text: text().notNull(),
  /** Where it was read. */
  file: text().notNull(),
  /** Who it came from: whose file it was on that machine, by user id there, such as `uid 1000`. */
  writtenBy: text().notNull(),
  beganAt: integer().notNull(),
});
