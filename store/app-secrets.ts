import type { Sealed } from "../lib/sealed.ts";
import { auditWrite } from "./audit.ts";
import { and, asc, count, eq, ne } from "./drizzle.ts";
import { appSecrets } from "./service-tables.ts";
import { atomically, type Store } from "./store.ts";

/** A secret of an App as it is kept: nobody reads it without the key. */
export type AppSecret = typeof appSecrets.$inferSelect;

/** Puts it in the place of the one before. Who did it and from where, and never what, stands in the audit log; else from Slack. */
export async function saveAppSecret(store: Store, secret: AppSecret, from?: "tool"): Promise<void> {
  const { appId, name, setBy, setAt, ...sealed } = secret;
  await atomically(store, [
    {
      statement: (orm) =>
        orm
          .insert(appSecrets)
          .values(secret)
          .onConflictDoUpdate({ target: [appSecrets.appId, appSecrets.name], set: { ...sealed, setBy, setAt } }),
    },
    auditWrite({ at: setAt, actor: setBy, verb: "set_secret", subject: appId, details: { name, from } }),
  ]);
}

/** Takes it away, for good. Of one that is not there: nothing. */
export async function removeAppSecret(
  store: Store,
  { appId, name, by, at, from }: { appId: string; name: string; by: string; at: number; from?: "tool" },
): Promise<void> {
  const isIt = and(eq(appSecrets.appId, appId), eq(appSecrets.name, name));
  await atomically(store, [
    { mustChange: true, statement: (orm) => orm.delete(appSecrets).where(isIt) },
    auditWrite({ at, actor: by, verb: "remove_secret", subject: appId, details: { name, from } }),
  ]);
}

export async function appSecretOf(store: Store, appId: string, name: string): Promise<AppSecret | undefined> {
  const isIt = and(eq(appSecrets.appId, appId), eq(appSecrets.name, name));
  return store.orm.select().from(appSecrets).where(isIt).get();
}

/** By name, without what is sealed. */
export async function appSecretNames(
  store: Store,
  appId: string,
): Promise<Pick<AppSecret, "name" | "setBy" | "setAt">[]> {
  const { name, setBy, setAt } = appSecrets;
  return store.orm
    .select({ name, setBy, setAt })
    .from(appSecrets)
    .where(eq(appSecrets.appId, appId))
    .orderBy(asc(name))
    .all();
}

/** Those that another key than this one sealed. */
export async function secretsOfOtherKeys(store: Store, keyId: string): Promise<AppSecret[]> {
  return store.orm.select().from(appSecrets).where(ne(appSecrets.keyId, keyId)).all();
}

/** So many are sealed with each key. */
export async function secretsByKey(store: Store): Promise<Map<string, number>> {
  const { keyId } = appSecrets;
  const rows = store.orm.select({ keyId, secrets: count() }).from(appSecrets).groupBy(keyId).all();
  return new Map(rows.map((row) => [row.keyId, row.secrets]));
}

/** The same value under another key; one that was entered anew meanwhile stays. True if it was changed. */
export async function resealAppSecret(store: Store, before: AppSecret, sealed: Sealed): Promise<boolean> {
  const isIt = and(eq(appSecrets.appId, before.appId), eq(appSecrets.name, before.name));
  const { changes } = store.orm
    .update(appSecrets)
    .set(sealed)
    .where(and(isIt, eq(appSecrets.nonce, before.nonce)))
    .run();
  return changes === 1;
}
