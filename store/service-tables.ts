import { index, integer, primaryKey, real, sqliteTable, text } from "./drizzle.ts";

/** What the platform keeps for running Apps beside their own data: of the registry in schema.ts, the tables of services. */

/** Secrets, sealed (lib/sealed.ts); each bound to its App and name, so that no row opens in another's place. */
export const appSecrets = sqliteTable(
  "app_secrets",
  {
    appId: text().notNull(),
    name: text().notNull(),
    keyId: text().notNull(),
    /** Base64. */
    nonce: text().notNull(),
    sealed: text().notNull(),
    /** Slack user id of who entered it last. */
    setBy: text().notNull(),
    setAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.appId, table.name] })],
);

/** What live Apps count of their own. */
export const appMetrics = sqliteTable(
  "app_metrics",
  {
    appId: text().notNull(),
    /** YYYY-MM-DD, UTC. */
    day: text().notNull(),
    name: text().notNull(),
    sum: real().notNull(),
    times: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.appId, table.day, table.name] })],
);

/** Which calls of Deliveries were counted in `app_metrics`: a Delivery that runs again counts nothing again. */
export const countedCalls = sqliteTable(
  "counted_calls",
  {
    appId: text().notNull(),
    deliveryId: text().notNull(),
    /** As the call says it of itself: sdk/contract/wire.ts. */
    callNumber: text().notNull(),
    countedAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.appId, table.deliveryId, table.callNumber] }),
    index("counted_calls_at").on(table.countedAt),
  ],
);
