import { appPosts } from "./delivery-tables.ts";
import { and, desc, eq, inArray, notLike, sql } from "./drizzle.ts";
import { people } from "./schema.ts";
import type { Store } from "./store.ts";

/** Something an Instance posted through its door. */
export type AppPost = typeof appPosts.$inferSelect;

/** Without a kind it is a post. */
type NewAppPost = Omit<AppPost, "kind"> & Partial<Pick<AppPost, "kind">>;

/**
 * Claims the post's key. Returns the row as it stands: this one, or the one that claimed the key before, so that a
 * repeated handler posts what it posted the first time.
 */
export async function claimAppPost(store: Store, post: NewAppPost): Promise<AppPost> {
  store.orm.insert(appPosts).values(post).onConflictDoNothing().run();
  return store.orm.select().from(appPosts).where(eq(appPosts.key, post.key)).get() ?? { kind: "post", ...post };
}

export async function appPostByKey(store: Store, key: string): Promise<AppPost | undefined> {
  return store.orm.select().from(appPosts).where(eq(appPosts.key, key)).get();
}

export async function markAppPostPosted(store: Store, key: string): Promise<void> {
  store.orm
    .update(appPosts)
    .set({ status: "posted" })
    .where(and(eq(appPosts.key, key), eq(appPosts.status, "pending")))
    .run();
}

/** Of posts that are private words (their channel is `@U012AB3CD`), whom they are for: `@ana` by channel. */
export async function handlesOf(
  store: Store,
  posts: readonly Pick<AppPost, "channel">[],
): Promise<Map<string, string>> {
  const channels = [...new Set(posts.map((post) => post.channel).filter((channel) => channel.startsWith("@")))];
  const ids = channels.map((channel) => channel.slice(1));
  const known =
    ids.length === 0
      ? []
      : store.orm.select({ id: people.id, handle: people.handle }).from(people).where(inArray(people.id, ids)).all();
  const handles = new Map(known.map(({ id, handle }): [string, string] => [`@${id}`, `@${handle}`]));
  return new Map(channels.map((channel) => [channel, handles.get(channel) ?? "somebody"]));
}

/** In the order they were made: what a preview or a check would have posted. */
export async function appPostsOfInstance(store: Store, instanceId: string): Promise<AppPost[]> {
  return store.orm.select().from(appPosts).where(eq(appPosts.instanceId, instanceId)).orderBy(sql`rowid`).all();
}

/** In the order they were made. */
export async function appPostsOfDeliveries(store: Store, deliveryIds: readonly string[]): Promise<AppPost[]> {
  if (deliveryIds.length === 0) return [];
  return store.orm
    .select()
    .from(appPosts)
    .where(inArray(appPosts.deliveryId, [...deliveryIds]))
    .orderBy(sql`rowid`)
    .all();
}

/** What an App really posted in channels, newest first: what it tells somebody in private is nobody else's. Without what took another's place. */
export async function postsOfApp(store: Store, appId: string, limit: number): Promise<AppPost[]> {
  return store.orm
    .select()
    .from(appPosts)
    .where(
      and(
        eq(appPosts.appId, appId),
        eq(appPosts.status, "posted"),
        eq(appPosts.kind, "post"),
        notLike(appPosts.channel, "@%"),
      ),
    )
    .orderBy(desc(appPosts.createdAt), desc(sql`rowid`))
    .limit(limit)
    .all();
}
