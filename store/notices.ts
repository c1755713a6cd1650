import { and, asc, desc, eq, gte, isNotNull, isNull, lt, lte, or } from "./drizzle.ts";
import { notices } from "./message-tables.ts";
import type { Store, Write } from "./store.ts";

/** Something to be said to a person, once, whatever dies in between. */
export type Notice = typeof notices.$inferSelect;
export type NewNotice = Pick<Notice, "key" | "personId" | "text" | "createdAt"> &
  Partial<Pick<Notice, "fixOf" | "replays" | "questionId">>;

const isOpen = and(isNull(notices.toldAt), isNull(notices.refusedBecause));

/** Part of the atomic write of the change it tells of. The same key twice is one Notice: the first. */
export function noticeWrite(notice: NewNotice): Write {
  return {
    statement: (orm) =>
      orm
        .insert(notices)
        .values({ ...notice, nextAttemptAt: notice.createdAt })
        .onConflictDoNothing({ target: notices.key }),
  };
}

/** Where nothing else changes with it. True if it is new. */
export async function addNotice(store: Store, notice: NewNotice): Promise<boolean> {
  return noticeWrite(notice).statement(store.orm).run().changes > 0;
}

/** Oldest first. */
export async function dueNotices(store: Store, at: number, limit: number): Promise<Notice[]> {
  return store.orm
    .select()
    .from(notices)
    .where(and(isOpen, lte(notices.nextAttemptAt, at)))
    .orderBy(asc(notices.createdAt), asc(notices.key))
    .limit(limit)
    .all();
}

export async function noticeByKey(store: Store, key: string): Promise<Notice | undefined> {
  return store.orm.select().from(notices).where(eq(notices.key, key)).get();
}

/** True for the first end of it, told or refused. */
export async function markNoticeTold(store: Store, key: string, at: number): Promise<boolean> {
  return change(store, key, { toldAt: at });
}

/** Whose key begins so, of that moment or after, newest first. */
export async function noticesWithKey(store: Store, begin: string, since: number, most: number): Promise<Notice[]> {
  const beginsSo = and(gte(notices.key, begin), lt(notices.key, `${begin}\uffff`));
  return store.orm
    .select()
    .from(notices)
    .where(and(beginsSo, gte(notices.createdAt, since)))
    .orderBy(desc(notices.createdAt))
    .limit(most)
    .all();
}

/** Nobody can ever say it; `because` is Slack's word for why. */
export async function markNoticeRefused(store: Store, key: string, because: string): Promise<boolean> {
  return change(store, key, { refusedBecause: because });
}

/** A try came to nothing. */
export async function postponeNotice(
  store: Store,
  key: string,
  next: { attempts: number; nextAttemptAt: number },
): Promise<boolean> {
  return change(store, key, next);
}

/** Forgets what was told before that moment, or is of before it and was refused; answers how many. */
export async function pruneNotices(store: Store, before: number): Promise<number> {
  const isRefused = and(isNotNull(notices.refusedBecause), lt(notices.createdAt, before));
  return store.orm
    .delete(notices)
    .where(or(lt(notices.toldAt, before), isRefused))
    .run().changes;
}

function change(store: Store, key: string, values: Partial<Notice>): boolean {
  const { changes } = store.orm
    .update(notices)
    .set(values)
    .where(and(eq(notices.key, key), isOpen))
    .run();
  return changes > 0;
}
