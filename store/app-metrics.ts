import type { TriggerKind } from "../sdk/contract/triggers.ts";
import { deliveries } from "./delivery-tables.ts";
import { and, desc, eq, gte, isNull, sql } from "./drizzle.ts";
import { modelCalls } from "./money-tables.ts";
import { usage } from "./schema.ts";
import type { Store } from "./store.ts";

/** One firing as it went, without what was said in it. Times are ms since the epoch. */
export interface DeliveryOutcome {
  run: string;
  kind: string;
  /** The moment it stands for. */
  at: number;
  status: "waiting" | "answered" | "failed";
  attempts: number;
  /** From its coming to its end; null: it has not ended. */
  tookMs: number | null;
  /** In the App's words, where it failed. */
  error: string | null;
}

/** Of the live App, not of its previews; newest first. */
export async function lastOutcomes(store: Store, appId: string, limit: number): Promise<DeliveryOutcome[]> {
  return store.orm
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.appId, appId), isNull(deliveries.instanceId)))
    .orderBy(desc(deliveries.createdAt), desc(sql`rowid`))
    .limit(limit)
    .all()
    .map(({ body, status, attempts, createdAt, finishedAt, answer }) => ({
      ...{ run: body.run, kind: body.kind, at: Date.parse(body.at), status, attempts },
      tookMs: finishedAt === null ? null : finishedAt - createdAt,
      error: answer?.ok === false ? answer.error : null,
    }));
}

/** A day's uses of one kind. */
export interface DayOfUse {
  /** YYYY-MM-DD, UTC. */
  day: string;
  kind: "visit" | TriggerKind;
  uses: number;
  /** Different ones; a schedule serves nobody in particular. */
  people: number;
}

/** From that day on, oldest first. */
export async function daysOfUse(store: Store, appId: string, day: string): Promise<DayOfUse[]> {
  return store.orm
    .select({
      ...{ day: usage.day, kind: usage.kind },
      uses: sql<number>`sum(${usage.count})`,
      people: sql<number>`count(distinct nullif(${usage.personId}, '-'))`,
    })
    .from(usage)
    .where(and(eq(usage.appId, appId), gte(usage.day, day)))
    .groupBy(usage.day, usage.kind)
    .orderBy(usage.day, usage.kind)
    .all();
}

/** How the firings of one handler went. */
export interface RunCounts {
  run: string;
  answered: number;
  failed: number;
  waiting: number;
  /** Of those that ended, in ms; null: none did. */
  meanMs: number | null;
  longestMs: number | null;
}

/** Of the live App's firings that came since then, by handler. */
export async function runCounts(store: Store, appId: string, sinceMs: number): Promise<RunCounts[]> {
  const run = sql<string>`json_extract(${deliveries.body}, '$.run')`;
  const counted = (status: string) => sql<number>`sum(${deliveries.status} = ${status})`;
  const tookMs = sql`${deliveries.finishedAt} - ${deliveries.createdAt}`;
  return store.orm
    .select({
      ...{ run, answered: counted("answered"), failed: counted("failed"), waiting: counted("waiting") },
      meanMs: sql<number | null>`round(avg(${tookMs}))`,
      longestMs: sql<number | null>`max(${tookMs})`,
    })
    .from(deliveries)
    .where(and(eq(deliveries.appId, appId), isNull(deliveries.instanceId), gte(deliveries.createdAt, sinceMs)))
    .groupBy(run)
    .orderBy(run)
    .all();
}

/** Of an App's models: US dollars, `costUsd` in all, `askingUsd` for what it asked them itself, `buildingUsd` for the rest. */
export interface AppModelSpend {
  calls: number;
  costUsd: number;
  askingUsd: number;
  buildingUsd: number;
}

/** What models cost for an App since then. What a preview or a running App asks is of no AppRequest (gateway/model-door.ts). */
export async function appModelSpend(store: Store, appId: string, sinceMs: number): Promise<AppModelSpend> {
  const isItsOwn = sql`request_id is null and role = 'app'`;
  const usd = (of: typeof isItsOwn) =>
    sql<number>`coalesce(round(sum(case when ${of} then cost_usd else 0 end), 6), 0)`;
  const row = store.orm
    .select({
      calls: sql<number>`count(*)`,
      costUsd: usd(sql`true`),
      askingUsd: usd(isItsOwn),
      buildingUsd: usd(sql`not coalesce(${isItsOwn}, false)`),
    })
    .from(modelCalls)
    .where(and(eq(modelCalls.appId, appId), eq(modelCalls.state, "ended"), gte(modelCalls.at, sinceMs)))
    .get();
  return row ?? { calls: 0, costUsd: 0, askingUsd: 0, buildingUsd: 0 };
}
