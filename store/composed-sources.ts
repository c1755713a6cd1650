import { eq } from "./drizzle.ts";
import { composedSources } from "./schema.ts";
import type { Store } from "./store.ts";

/** Notes that Toolroom itself put this source together. Twice is harmless. */
export async function keepComposedSource(store: Store, hash: string, nowMs: number): Promise<void> {
  store.orm.insert(composedSources).values({ hash, createdAt: nowMs }).onConflictDoNothing().run();
}

export async function isComposedSource(store: Store, hash: string): Promise<boolean> {
  return store.orm.select().from(composedSources).where(eq(composedSources.hash, hash)).get() !== undefined;
}
