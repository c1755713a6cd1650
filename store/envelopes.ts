import { and, asc, eq, gte, isNotNull, isNull, lt, sql } from "./drizzle.ts";
import { envelopes } from "./schema.ts";
import type { Orm, Store } from "./store.ts";

/** Something Slack sent us, as it came. Committed before it is acknowledged, so that no kill loses it. */
export type SavedEnvelope = typeof envelopes.$inferSelect;

export type NewEnvelope = Pick<SavedEnvelope, "key" | "kind" | "body" | "receivedAt">;

/** `known`: one with this key came before; nothing was written. */
export async function saveEnvelope(store: Store, envelope: NewEnvelope): Promise<"saved" | "known"> {
  const { changes } = store.prepared(inserted).run(envelope);
  return changes === 1 ? "saved" : "known";
}

/** Counts an attempt before it is made, so that an envelope that kills the process is counted too. Answers which it is, from 1. */
export async function countEnvelopeAttempt(store: Store, key: string): Promise<number> {
  return store.lightly(() => store.prepared(counted).get({ key }))?.attempts ?? 0;
}

/** Takes an attempt back that failed for a reason outside it. */
export async function uncountEnvelopeAttempt(store: Store, key: string): Promise<void> {
  store.orm
    .update(envelopes)
    .set({ attempts: sql`max(${envelopes.attempts} - 1, 0)` })
    .where(eq(envelopes.key, key))
    .run();
}

/** Where a power cut loses it, the listeners see the envelope once more. */
export async function markEnvelopeProcessed(store: Store, key: string, at: number): Promise<void> {
  store.lightly(() => store.prepared(processed).run({ key, at }));
}

/** Oldest first. */
export async function unprocessedEnvelopes(store: Store): Promise<SavedEnvelope[]> {
  return store.orm
    .select()
    .from(envelopes)
    .where(isNull(envelopes.processedAt))
    .orderBy(asc(envelopes.receivedAt), asc(sql`rowid`))
    .all();
}

/** So many were received last, at most, that are looked through for those of a thread. */
const LAST = 2_000;

/** What was said in that thread, edited or deleted there and received since that moment, as far as it is processed. Oldest first. */
export async function processedOfThread(
  store: Store,
  { channelId, threadTs, since }: { channelId: string; threadTs: string; since: number },
): Promise<SavedEnvelope[]> {
  const isLast = sql`rowid > (select max(rowid) from ${envelopes}) - ${LAST}`;
  const thread = sql`coalesce(json_extract(${envelopes.body}, '$.event.thread_ts'), json_extract(${envelopes.body}, '$.event.previous_message.thread_ts'))`;
  const isThere = sql`json_extract(${envelopes.body}, '$.event.channel') = ${channelId} and ${thread} = ${threadTs}`;
  return store.orm
    .select()
    .from(envelopes)
    .where(and(isLast, gte(envelopes.receivedAt, since), isNotNull(envelopes.processedAt), isThere))
    .orderBy(asc(sql`rowid`))
    .all();
}

/** Whether that message was received as it was first said, and taken. */
export async function isProcessed(
  store: Store,
  { channelId, ts }: { channelId: string; ts: string },
): Promise<boolean> {
  const isThis = sql`json_extract(${envelopes.body}, '$.event.channel') = ${channelId} and json_extract(${envelopes.body}, '$.event.ts') = ${ts}`;
  const isLast = sql`rowid > (select max(rowid) from ${envelopes}) - ${LAST}`;
  const isCall = sql`json_extract(${envelopes.body}, '$.event.type') = 'app_mention'`;
  const found = store.orm
    .select({ key: envelopes.key })
    .from(envelopes)
    .where(and(isLast, isNotNull(envelopes.processedAt), isCall, isThis))
    .get();
  return found !== undefined;
}

/** Forgets what was received before that moment; answers how many. */
export async function pruneEnvelopes(store: Store, before: number): Promise<number> {
  return store.orm.delete(envelopes).where(lt(envelopes.receivedAt, before)).run().changes;
}

function inserted(orm: Orm) {
  const envelope = {
    key: sql.placeholder("key"),
    kind: sql.placeholder("kind"),
    body: sql.placeholder("body"),
    receivedAt: sql.placeholder("receivedAt"),
  };
  return orm.insert(envelopes).values(envelope).onConflictDoNothing().prepare();
}

function counted(orm: Orm) {
  return orm
    .update(envelopes)
    .set({ attempts: sql`${envelopes.attempts} + 1` })
    .where(eq(envelopes.key, sql.placeholder("key")))
    .returning({ attempts: envelopes.attempts })
    .prepare();
}

function processed(orm: Orm) {
  return orm
    .update(envelopes)
    .set({ processedAt: sql`${sql.placeholder("at")}` })
    .where(and(eq(envelopes.key, sql.placeholder("key")), isNull(envelopes.processedAt)))
    .prepare();
}
