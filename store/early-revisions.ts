import { and, desc, eq, lt, sql } from "./drizzle.ts";
import { earlyRevisions, heardMessages } from "./message-tables.ts";
import { appRequests } from "./schema.ts";
import type { Orm, Store, Write } from "./store.ts";

/** An edit or a deletion of a message that was not known yet. */
export type EarlyRevision = typeof earlyRevisions.$inferSelect;

const MOST_KEPT = 1_000;

/**
 * Keeps the last revision of a message that has not come, with what is written along. `known`: the message has come, and
 * nothing was written; whoever writes it looks for its revision afterwards, so that one of the two finds the other.
 */
export async function keepEarly(store: Store, revision: EarlyRevision, along: Write[]): Promise<"kept" | "known"> {
  return store.orm.transaction(
    () => {
      if (isKnown(store.orm, revision)) return "known";
      const { channelId: _, messageTs: __, ...newer } = revision;
      store.orm
        .insert(earlyRevisions)
        .values(revision)
        .onConflictDoUpdate({
          target: [earlyRevisions.channelId, earlyRevisions.messageTs],
          set: newer,
          setWhere: sql`cast(${earlyRevisions.revisedTs} as real) < ${Number(revision.revisedTs)}`,
        })
        .run();
      forgetOldest(store.orm);
      for (const write of along) write.statement(store.orm).run();
      return "kept";
    },
    { behavior: "immediate" },
  );
}

/** Of that message by that person; undefined: it stands as it comes. */
export async function earlyRevision(
  store: Store,
  { channelId, messageTs, personId }: Pick<EarlyRevision, "channelId" | "messageTs" | "personId">,
): Promise<EarlyRevision | undefined> {
  const isOfMessage = and(eq(earlyRevisions.channelId, channelId), eq(earlyRevisions.messageTs, messageTs));
  const kept = store.orm.select().from(earlyRevisions).where(isOfMessage).get();
  return kept?.personId === personId ? kept : undefined;
}

/** Forgets what was kept before that moment. */
export async function pruneEarlyRevisions(store: Store, before: number): Promise<void> {
  store.orm.delete(earlyRevisions).where(lt(earlyRevisions.createdAt, before)).run();
}

/** Whatever a message does is a request or an outcome. */
function isKnown(orm: Orm, { channelId, messageTs }: EarlyRevision): boolean {
  const isAsk = and(eq(appRequests.channelId, channelId), eq(appRequests.messageTs, messageTs));
  const isHeard = and(eq(heardMessages.channelId, channelId), eq(heardMessages.ts, messageTs));
  return (
    orm.select({ ts: appRequests.messageTs }).from(appRequests).where(isAsk).get() !== undefined ||
    orm.select({ ts: heardMessages.ts }).from(heardMessages).where(isHeard).get() !== undefined
  );
}

function forgetOldest(orm: Orm): void {
  const kept = orm
    .select({ rowid: sql`rowid` })
    .from(earlyRevisions)
    .orderBy(desc(earlyRevisions.createdAt), desc(sql`rowid`))
    .limit(MOST_KEPT);
  orm.delete(earlyRevisions).where(sql`rowid not in ${kept}`).run();
}
