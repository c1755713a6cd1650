import { and, eq, gt, isNull, lt } from "./drizzle.ts";
import { signInLinks, webSessions } from "./entrance-tables.ts";
import type { Store } from "./store.ts";

/** A one-time link sent by direct message. Secrets are kept as sha256 only. */
export type SignInLink = typeof signInLinks.$inferSelect;

export async function addSignInLink(store: Store, link: Omit<SignInLink, "usedAt">): Promise<void> {
  store.orm.insert(signInLinks).values(link).run();
}

/** The link if it is neither used nor expired, whichever browser asks; changes nothing. */
export async function readSignInLink(store: Store, secretHash: string, nowMs: number): Promise<SignInLink | null> {
  return (
    store.orm
      .select()
      .from(signInLinks)
      .where(and(eq(signInLinks.secretHash, secretHash), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, nowMs)))
      .get() ?? null
  );
}

/** Uses the link up, once, in the browser that asked. Null where it is used, expired, or another browser's. */
export async function useSignInLink(
  store: Store,
  secretHash: string,
  browserHash: string,
  nowMs: number,
): Promise<{ personId: string; returnTo: string } | null> {
  return (
    store.orm
      .update(signInLinks)
      .set({ usedAt: nowMs })
      .where(
        and(
          eq(signInLinks.secretHash, secretHash),
          eq(signInLinks.browserHash, browserHash),
          isNull(signInLinks.usedAt),
          gt(signInLinks.expiresAt, nowMs),
        ),
      )
      .returning({ personId: signInLinks.personId, returnTo: signInLinks.returnTo })
      .get() ?? null
  );
}

export async function addWebSession(
  store: Store,
  webSession: Omit<typeof webSessions.$inferSelect, "usedAt">,
): Promise<void> {
  store.orm.insert(webSessions).values(webSession).run();
}

/** Whose cookie it is, for that host. */
export async function cookiePerson(
  store: Store,
  secretHash: string,
  host: string,
  nowMs: number,
): Promise<string | null> {
  const row = store.orm
    .select({ personId: webSessions.personId })
    .from(webSessions)
    .where(
      and(
        eq(webSessions.secretHash, secretHash),
        eq(webSessions.kind, "cookie"),
        eq(webSessions.host, host),
        gt(webSessions.expiresAt, nowMs),
      ),
    )
    .get();
  return row?.personId ?? null;
}

/** Exchanges a one-time code at the host it was made for; null where it is used, expired or another host's. */
export async function useWebCode(
  store: Store,
  secretHash: string,
  host: string,
  nowMs: number,
): Promise<string | null> {
  const row = store.orm
    .update(webSessions)
    .set({ usedAt: nowMs })
    .where(
      and(
        eq(webSessions.secretHash, secretHash),
        eq(webSessions.kind, "code"),
        eq(webSessions.host, host),
        isNull(webSessions.usedAt),
        gt(webSessions.expiresAt, nowMs),
      ),
    )
    .returning({ personId: webSessions.personId })
    .get();
  return row?.personId ?? null;
}

/** Signs the person out everywhere: every cookie and code of theirs is gone. */
export async function endWebSessions(store: Store, personId: string): Promise<void> {
  store.orm.delete(webSessions).where(eq(webSessions.personId, personId)).run();
}

/** Removes what nobody can use any more. */
export async function sweepSignIns(store: Store, nowMs: number): Promise<void> {
  store.orm.delete(signInLinks).where(lt(signInLinks.expiresAt, nowMs)).run();
  store.orm.delete(webSessions).where(lt(webSessions.expiresAt, nowMs)).run();
}
