import type { DeliveryAnswer } from "../sdk/contract/delivery.ts";
import { type AttemptEnd, attemptBeginWrite, attemptEndWrite } from "./delivery-attempts.ts";
import { deliveries, deliveryAttempts } from "./delivery-tables.ts";
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  sql,
} from "./drizzle.ts";
import { type NewNotice, noticeWrite } from "./notices.ts";
import { atomically, type Store, type Write } from "./store.ts";
import { type Usage, usageWrite } from "./usage.ts";

/** One firing of a Trigger: what came, when, how the App answered. */
export type DeliveryRow = typeof deliveries.$inferSelect;
export type NewDelivery = Pick<
  DeliveryRow,
  "id" | "appId" | "instanceId" | "dedupeKey" | "body" | "answerTo" | "createdAt"
> &
  Partial<Pick<DeliveryRow, "replayOf" | "depth" | "isFromOutside">>;

/** Enqueues it once per `dedupeKey`, due at once. The row that stands: the second call gets the first one's. */
export async function enqueueDelivery(
  store: Store,
  delivery: NewDelivery,
): Promise<{ row: DeliveryRow; isNew: boolean }> {
  const { changes } = deliveryWrite(delivery).statement(store.orm).run();
  const row = store.orm.select().from(deliveries).where(eq(deliveries.dedupeKey, delivery.dedupeKey)).get();
  if (row === undefined) throw new Error(`Delivery ${delivery.dedupeKey} vanished.`);
  return { row, isNew: changes > 0 };
}

/** All of them or none, each once per `dedupeKey`. The rows that stand. */
export async function enqueueDeliveries(store: Store, wanted: readonly NewDelivery[]): Promise<DeliveryRow[]> {
  await atomically(store, wanted.map(deliveryWrite));
  const keys = wanted.map((delivery) => delivery.dedupeKey);
  return store.orm.select().from(deliveries).where(inArray(deliveries.dedupeKey, keys)).all();
}

/** The same as part of a larger atomic write. */
export function deliveryWrite(delivery: NewDelivery): Write {
  return {
    statement: (orm) =>
      orm
        .insert(deliveries)
        .values({ ...delivery, status: "waiting", nextAttemptAt: delivery.createdAt })
        .onConflictDoNothing({ target: deliveries.dedupeKey }),
  };
}

export async function deliveryById(store: Store, deliveryId: string): Promise<DeliveryRow | undefined> {
  return store.orm.select().from(deliveries).where(eq(deliveries.id, deliveryId)).get();
}

export async function deliveryByKey(store: Store, dedupeKey: string): Promise<DeliveryRow | undefined> {
  return store.orm.select().from(deliveries).where(eq(deliveries.dedupeKey, dedupeKey)).get();
}

/** Whether each of these keys is a Delivery's. */
export async function areDeliveries(store: Store, keys: readonly string[]): Promise<boolean> {
  const known = store.orm.select({ key: deliveries.dedupeKey }).from(deliveries);
  return known.where(inArray(deliveries.dedupeKey, [...keys])).all().length === keys.length;
}

/** Forgets at most `most` that ended and are of before that moment, oldest first; answers how many. */
export async function pruneDeliveries(store: Store, before: number, most: number): Promise<number> {
  const old = store.orm
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(lt(deliveries.createdAt, before), ne(deliveries.status, "waiting")))
    .orderBy(asc(deliveries.createdAt))
    .limit(most)
    .all()
    .map(({ id }) => id);
  await atomically(store, [
    { statement: (orm) => orm.delete(deliveryAttempts).where(inArray(deliveryAttempts.deliveryId, old)) },
    { statement: (orm) => orm.delete(deliveries).where(inArray(deliveries.id, old)) },
  ]);
  return old.length;
}

/**
 * Of each App its oldest, at most `perApp`, so that none can fill the list: first every App's oldest, oldest first, then
 * every App's second.
 */
export async function dueDeliveries(
  store: Store,
  at: number,
  most: { perApp: number; inAll: number },
): Promise<DeliveryRow[]> {
  const place = sql<number>`row_number() over (
    partition by ${deliveries.appId} order by ${deliveries.nextAttemptAt}, ${deliveries.id})`;
  const due = store.orm
    .select({ id: deliveries.id, place: place.as("place") })
    .from(deliveries)
    .where(and(eq(deliveries.status, "waiting"), lte(deliveries.nextAttemptAt, at)))
    .as("due");
  return store.orm
    .select(getTableColumns(deliveries))
    .from(due)
    .innerJoin(deliveries, eq(deliveries.id, due.id))
    .where(lte(due.place, most.perApp))
    .orderBy(asc(due.place), asc(deliveries.nextAttemptAt), asc(deliveries.id))
    .limit(most.inAll)
    .all();
}

/** Takes the next attempt; until `leaseUntil` nobody else does. False where somebody did. */
export async function claimDelivery(
  store: Store,
  { deliveryId, attempts, at, leaseUntil }: { deliveryId: string; attempts: number; at: number; leaseUntil: number },
): Promise<boolean> {
  const isNext = and(
    eq(deliveries.id, deliveryId),
    eq(deliveries.status, "waiting"),
    eq(deliveries.attempts, attempts),
  );
  const claimed = await atomically(store, [
    {
      statement: (orm) =>
        orm
          .update(deliveries)
          .set({ attempts: attempts + 1, nextAttemptAt: leaseUntil })
          .where(isNext),
      mustChange: true,
    },
    attemptBeginWrite(deliveryId, attempts + 1, at),
  ]);
  return claimed === "done";
}

/** That try came to nothing: when the next is due. */
export async function endAttempt(store: Store, attempt: AttemptEnd, nextAttemptAt: number): Promise<void> {
  const isWaiting = and(eq(deliveries.id, attempt.deliveryId), eq(deliveries.status, "waiting"));
  await atomically(store, [
    { statement: (orm) => orm.update(deliveries).set({ nextAttemptAt }).where(isWaiting) },
    attemptEndWrite(attempt),
  ]);
}

/** Sets when to look at it again. */
export async function postponeDelivery(store: Store, deliveryId: string, nextAttemptAt: number): Promise<void> {
  store.orm
    .update(deliveries)
    .set({ nextAttemptAt })
    .where(and(eq(deliveries.id, deliveryId), eq(deliveries.status, "waiting")))
    .run();
}

/** What a dead process had taken is due at once. Only under the home's lock: it takes from a living one too. */
export async function freeDeliveries(store: Store, at: number): Promise<void> {
  store.orm
    .update(deliveries)
    .set({ nextAttemptAt: at })
    .where(and(eq(deliveries.status, "waiting"), gt(deliveries.attempts, 0), gt(deliveries.nextAttemptAt, at)))
    .run();
}

export interface DeliveryEnd {
  deliveryId: string;
  status: "answered" | "failed";
  answer: DeliveryAnswer;
  at: number;
  /** Number of the try that brought it; absent: none was made. */
  attempt?: number;
  /** Whom it served. */
  usage?: Usage;
  /** Who must hear of it. */
  notice?: NewNotice;
}

/** The end of a Delivery, with what goes with it; true for the first who says so, and only then anything is written. */
export async function finishDelivery(store: Store, end: DeliveryEnd): Promise<boolean> {
  const written = await atomically(store, [
    {
      statement: (orm) =>
        orm
          .update(deliveries)
          .set({ status: end.status, answer: end.answer, finishedAt: end.at })
          .where(and(eq(deliveries.id, end.deliveryId), eq(deliveries.status, "waiting"))),
      mustChange: true,
    },
    ...(end.attempt === undefined ? [] : [attemptEndWrite({ ...end, number: end.attempt })]),
    ...(end.usage === undefined ? [] : [usageWrite(end.usage)]),
    ...(end.notice === undefined ? [] : [noticeWrite(end.notice)]),
  ]);
  return written === "done";
}

/** What made a live App act since then, newest first. */
export async function deliveriesOf(store: Store, appId: string, since: number, limit: number): Promise<DeliveryRow[]> {
  const isOf = and(eq(deliveries.appId, appId), isNull(deliveries.instanceId), gte(deliveries.createdAt, since));
  return store.orm
    .select()
    .from(deliveries)
    .where(isOf)
    .orderBy(desc(deliveries.createdAt), desc(sql`rowid`))
    .limit(limit)
    .all();
}

/** Finished ones whose person has not heard back. */
export async function unansweredBack(store: Store, limit: number): Promise<DeliveryRow[]> {
  return store.orm
    .select()
    .from(deliveries)
    .where(and(isNotNull(deliveries.answerTo), isNotNull(deliveries.finishedAt), isNull(deliveries.answeredBackAt)))
    .orderBy(asc(deliveries.finishedAt))
    .limit(limit)
    .all();
}

export async function markAnsweredBack(store: Store, deliveryId: string, at: number): Promise<boolean> {
  const { changes } = store.orm
    .update(deliveries)
    .set({ answeredBackAt: at })
    .where(and(eq(deliveries.id, deliveryId), isNull(deliveries.answeredBackAt)))
    .run();
  return changes > 0;
}

/** Whether the App is still to do, or does, what a schedule runs: fired by this Trigger, by one of a version before, or again. */
export async function isScheduledRunUnderWay(
  store: Store,
  { appId, run }: { appId: string; run: string },
): Promise<boolean> {
  const row = store.orm
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        isWaitingOf(appId),
        isNull(deliveries.instanceId),
        sql`${deliveries.body} ->> '$.kind' = 'schedule' and ${deliveries.body} ->> '$.run' = ${run}`,
      ),
    )
    .limit(1)
    .get();
  return row !== undefined;
}

/**
 * By the index of what waits, which is little: by that of the App each look went through all that it got in ninety days. The plus
 * keeps that index away (https://www.sqlite.org/optoverview.html, "Disqualifying WHERE Clause Terms using unary +").
 */
export function isWaitingOf(appId: string) {
  return and(eq(deliveries.status, "waiting"), sql`+${deliveries.appId} = ${appId}`);
}

/** What an App answered somebody's command. `at`: when it was typed, ms since the epoch. */
export interface CommandAnswer {
  at: number;
  /** What stood behind the command's word. */
  asked: string;
  text: string;
}

/** The answers of a live App to this person's uses of one command, newest first; what failed or said nothing is none. */
export async function commandAnswersTo(
  store: Store,
  { appId, personId, run }: { appId: string; personId: string; run: string },
  limit: number,
): Promise<CommandAnswer[]> {
  return store.orm
    .select({ body: deliveries.body, answer: deliveries.answer })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.appId, appId),
        isNull(deliveries.instanceId),
        eq(deliveries.status, "answered"),
        sql`json_extract(${deliveries.body}, '$.kind') = 'command'`,
        sql`json_extract(${deliveries.body}, '$.run') = ${run}`,
        sql`json_extract(${deliveries.body}, '$.user.id') = ${personId}`,
      ),
    )
    .orderBy(desc(deliveries.createdAt), desc(sql`rowid`))
    .limit(limit)
    .all()
    .flatMap(({ body, answer }) =>
      answer?.ok === true && answer.text !== null
        ? [{ at: Date.parse(body.at), asked: body.text, text: answer.text }]
        : [],
    );
}

/** What a live App was to do by itself, or for other programs, and failed at. `at`: the moment it stood for, ms since the epoch. */
export interface FailedRun {
  at: number;
  run: string;
  /** In the App's own words. */
  error: string;
}

/** Newest first. */
export async function failedRunsOf(store: Store, appId: string, limit: number): Promise<FailedRun[]> {
  return store.orm
    .select({ body: deliveries.body, answer: deliveries.answer })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.appId, appId),
        isNull(deliveries.instanceId),
        eq(deliveries.status, "failed"),
        sql`json_extract(${deliveries.body}, '$.kind') <> 'command'`,
      ),
    )
    .orderBy(desc(deliveries.createdAt), desc(sql`rowid`))
    .limit(limit)
    .all()
    .flatMap(({ body, answer }) =>
      answer?.ok === false ? [{ at: Date.parse(body.at), run: body.run, error: answer.error }] : [],
    );
}

/** What the live App was last given and has answered, newest first: nothing that somebody had done again, and nothing of previews. */
export async function lastAnswered(store: Store, appId: string, limit: number): Promise<DeliveryRow[]> {
  return store.orm
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.appId, appId),
        isNull(deliveries.instanceId),
        isNull(deliveries.replayOf),
        eq(deliveries.status, "answered"),
      ),
    )
    .orderBy(desc(deliveries.createdAt), desc(sql`rowid`))
    .limit(limit)
    .all();
}
