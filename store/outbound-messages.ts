import { and, asc, desc, eq, isNotNull, isNull, sql } from "./drizzle.ts";
import { outboundMessages } from "./message-tables.ts";
import type { Store } from "./store.ts";

/** A message of ours in Slack, or one that may be there: `ts` is null until Slack said where it stands. */
export type OutboundMessage = typeof outboundMessages.$inferSelect;

export type NewOutboundMessage = Pick<OutboundMessage, "key" | "channelId" | "threadTs" | "contentHash"> & {
  at: number;
};

/** Takes the key before anything is posted. `known`: it was taken before, by us or by a process that died. */
export async function claimOutboundMessage(store: Store, message: NewOutboundMessage): Promise<"claimed" | "known"> {
  const { at, ...rest } = message;
  const row = { ...rest, createdAt: at, updatedAt: at };
  return store.orm.insert(outboundMessages).values(row).onConflictDoNothing().run().changes === 1 ? "claimed" : "known";
}

export async function outboundMessageByKey(store: Store, key: string): Promise<OutboundMessage | undefined> {
  return store.orm.select().from(outboundMessages).where(eq(outboundMessages.key, key)).get();
}

export async function outboundMessageAt(
  store: Store,
  channelId: string,
  ts: string,
): Promise<OutboundMessage | undefined> {
  return store.orm
    .select()
    .from(outboundMessages)
    .where(and(eq(outboundMessages.channelId, channelId), eq(outboundMessages.ts, ts)))
    .get();
}

/** The first message of ours in that thread, posted or doubtful. */
export async function firstOutboundMessageIn(
  store: Store,
  channelId: string,
  threadTs: string,
): Promise<OutboundMessage | undefined> {
  return store.orm
    .select()
    .from(outboundMessages)
    .where(and(eq(outboundMessages.channelId, channelId), eq(outboundMessages.threadTs, threadTs)))
    .orderBy(asc(outboundMessages.createdAt), asc(sql`rowid`))
    .get();
}

/** The last message of ours at the top of that channel. */
export async function lastOutboundMessageOf(store: Store, channelId: string): Promise<OutboundMessage | undefined> {
  const isThere = and(eq(outboundMessages.channelId, channelId), isNull(outboundMessages.threadTs));
  return store.orm
    .select()
    .from(outboundMessages)
    .where(and(isThere, isNotNull(outboundMessages.ts)))
    .orderBy(sql`cast(${outboundMessages.ts} as real) desc`, desc(sql`rowid`))
    .limit(1)
    .get();
}

/** Slack said where it stands. */
export async function confirmOutboundMessage(store: Store, key: string, ts: string, at: number): Promise<void> {
  store.orm
    .update(outboundMessages)
    .set({ ts, updatedAt: at })
    .where(and(eq(outboundMessages.key, key), isNull(outboundMessages.ts)))
    .run();
}

/** Not posted there after all: it will be tried in another channel, at its top level. */
export async function moveOutboundMessage(store: Store, key: string, channelId: string, at: number): Promise<void> {
  store.orm
    .update(outboundMessages)
    .set({ channelId, threadTs: null, updatedAt: at })
    .where(and(eq(outboundMessages.key, key), isNull(outboundMessages.ts)))
    .run();
}

/** Gives the key back: Slack refused the message, so it is certain that it is nowhere. */
export async function releaseOutboundMessage(store: Store, key: string): Promise<void> {
  store.orm
    .delete(outboundMessages)
    .where(and(eq(outboundMessages.key, key), isNull(outboundMessages.ts)))
    .run();
}

/** What the message says now. */
export async function noteOutboundContent(store: Store, key: string, contentHash: string, at: number): Promise<void> {
  store.orm.update(outboundMessages).set({ contentHash, updatedAt: at }).where(eq(outboundMessages.key, key)).run();
}
