import { and, desc, eq, gt, gte, lt, sql } from "./drizzle.ts";
import { type HeardOutcome, heardMessages } from "./message-tables.ts";
import type { Store, Write } from "./store.ts";

/** Which message, and when it is written down. */
export interface HeardMessage {
  channelId: string;
  ts: string;
  threadTs: string;
  at: number;
}

/** What became of that message; undefined: it was not heard before. */
export async function heardOutcome(store: Store, channelId: string, ts: string): Promise<HeardOutcome | undefined> {
  return store.orm.select().from(heardMessages).where(isMessage(channelId, ts)).get()?.outcome;
}

/** Part of the atomic write of the message's effect: where it was heard before, that effect is not written again. */
export function heardWrite({ at, ...message }: HeardMessage, outcome: HeardOutcome): Write {
  const row = { ...message, outcome, createdAt: at };
  return { mustChange: true, statement: (orm) => orm.insert(heardMessages).values(row).onConflictDoNothing() };
}

/** Notes what had no other effect, and answers what stands: what was written first. */
export async function keepHeard(store: Store, message: HeardMessage, outcome: HeardOutcome): Promise<HeardOutcome> {
  heardWrite(message, outcome).statement(store.orm).run();
  return (await heardOutcome(store, message.channelId, message.ts)) ?? outcome;
}

/** The effect took its time, and now it is known how it went. */
export async function rewriteHeard(store: Store, message: HeardMessage, outcome: HeardOutcome): Promise<void> {
  store.orm.update(heardMessages).set({ outcome }).where(isMessage(message.channelId, message.ts)).run();
}

/** Whether something said later in that thread has switched its App already. */
export async function isSwitchedSince(store: Store, { channelId, threadTs, ts }: HeardMessage): Promise<boolean> {
  const isLaterSwitch = and(
    eq(heardMessages.channelId, channelId),
    eq(heardMessages.threadTs, threadTs),
    sql`json_extract(${heardMessages.outcome}, '$.kind') = 'said'`,
    sql`cast(${heardMessages.ts} as real) > ${Number(ts)}`,
  );
  return store.orm.select({ ts: heardMessages.ts }).from(heardMessages).where(isLaterSwitch).get() !== undefined;
}

/** Whether somebody was told that in this thread, between these moments. */
export async function wasTold(
  store: Store,
  { channelId, threadTs }: Pick<HeardMessage, "channelId" | "threadTs">,
  told: { say: string; from: number; to: number },
): Promise<boolean> {
  const isSo = and(
    eq(heardMessages.channelId, channelId),
    eq(heardMessages.threadTs, threadTs),
    sql`json_extract(${heardMessages.outcome}, '$.say') = ${told.say}`,
    gte(heardMessages.createdAt, told.from),
    lt(heardMessages.createdAt, told.to),
  );
  return store.orm.select({ ts: heardMessages.ts }).from(heardMessages).where(isSo).get() !== undefined;
}

/** The edit of that message that counts: the last one. Undefined: it stands as it was said. */
export async function lastRevision(
  store: Store,
  channelId: string,
  messageTs: string,
): Promise<{ ts: string; at: number } | undefined> {
  const isOfMessage = and(
    eq(heardMessages.channelId, channelId),
    sql`json_extract(${heardMessages.outcome}, '$.kind') = 'taken'`,
    sql`json_extract(${heardMessages.outcome}, '$.revised.messageTs') = ${messageTs}`,
  );
  return store.orm
    .select({ ts: heardMessages.ts, at: heardMessages.createdAt })
    .from(heardMessages)
    .where(isOfMessage)
    .orderBy(sql`cast(${heardMessages.ts} as real) desc`)
    .get();
}

/** When messages of that thread were heard after that moment, the last one first. */
export async function heardSince(
  store: Store,
  { channelId, threadTs }: Pick<HeardMessage, "channelId" | "threadTs">,
  since: number,
): Promise<number[]> {
  const isOfThread = and(eq(heardMessages.channelId, channelId), eq(heardMessages.threadTs, threadTs));
  const rows = store.orm
    .select({ at: heardMessages.createdAt })
    .from(heardMessages)
    .where(and(gt(heardMessages.createdAt, since), isOfThread))
    .orderBy(desc(heardMessages.createdAt))
    .all();
  return rows.map(({ at }) => at);
}

/** Forgets what was heard before that moment; answers how many. */
export async function pruneHeardMessages(store: Store, before: number): Promise<number> {
  return store.orm.delete(heardMessages).where(lt(heardMessages.createdAt, before)).run().changes;
}

function isMessage(channelId: string, ts: string) {
  return and(eq(heardMessages.channelId, channelId), eq(heardMessages.ts, ts));
}
