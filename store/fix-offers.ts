import { and, eq } from "./drizzle.ts";
import { fixOffers } from "./message-tables.ts";
import type { Store, Write } from "./store.ts";

/** Whether the Owner wants fixed what people say of a Release. Offered once for each. */
export type FixOffer = typeof fixOffers.$inferSelect;

/** Changes no row where it was offered before. */
export function newFixOfferWrite(offer: Pick<FixOffer, "releaseId" | "appId" | "createdAt">): Write {
  return {
    statement: (orm) =>
      orm
        .insert(fixOffers)
        .values({ ...offer, status: "offered" })
        .onConflictDoNothing(),
  };
}

export async function fixOfferOf(store: Store, releaseId: string): Promise<FixOffer | undefined> {
  return store.orm.select().from(fixOffers).where(eq(fixOffers.releaseId, releaseId)).get();
}

/** The offer that this request was opened by. */
export async function fixOfferOfRequest(store: Store, requestId: string): Promise<FixOffer | undefined> {
  return store.orm.select().from(fixOffers).where(eq(fixOffers.requestId, requestId)).get();
}

/** True for the first who decides. */
export async function decideFixOffer(
  store: Store,
  releaseId: string,
  decision: { status: "taken" | "declined"; decidedBy: string; decidedAt: number; requestId: string | null },
): Promise<boolean> {
  const isOpen = and(eq(fixOffers.releaseId, releaseId), eq(fixOffers.status, "offered"));
  return store.orm.update(fixOffers).set(decision).where(isOpen).run().changes > 0;
}

/** Another try of the same: whoever complained hears of that one. */
export async function moveFixOffer(store: Store, requestId: string, nextRequestId: string): Promise<void> {
  store.orm.update(fixOffers).set({ requestId: nextRequestId }).where(eq(fixOffers.requestId, requestId)).run();
}
