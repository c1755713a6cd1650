import type { Trigger as TriggerSpec } from "../sdk/contract/triggers.ts";
import { isWaitingOf } from "./deliveries.ts";
import { deliveries } from "./delivery-tables.ts";
import { and, asc, eq, inArray, isNull, notInArray, sql } from "./drizzle.ts";
import { webhooks } from "./entrance-tables.ts";
import { apps, triggers } from "./schema.ts";
import { atomically, type Store, type Write } from "./store.ts";

/** A secret address of a live App, and what may run when something comes there. */
export interface Webhook {
  appId: string;
  word: string;
  /** Who sends there; null: whoever knows the address. */
  sender: Sender | null;
  triggers: { id: string; spec: TriggerSpec }[];
  secretHash: string;
  isStopped: boolean;
}

/** A service that signs what it sends. */
export type Sender = "github" | "linear";

export function senderOf(word: string): Sender | null {
  return word === "@github" ? "github" : word === "@linear" ? "linear" : null;
}

/** Statements that leave the App with exactly these webhooks. One that stays keeps its address; a new one is to be told. */
export function webhookWrites(appId: string, specs: TriggerSpec[], at: number): Write[] {
  const words = [...new Set(specs.flatMap((spec) => addressWord(spec) ?? []))];
  const isOther = words.length === 0 ? undefined : notInArray(webhooks.word, words);
  return [
    { statement: (orm) => orm.delete(webhooks).where(and(eq(webhooks.appId, appId), isOther)) },
    ...words.map(
      (word): Write => ({
        statement: (orm) => orm.insert(webhooks).values({ appId, word, createdAt: at }).onConflictDoNothing(),
      }),
    ),
  ];
}

/** Whose address is still to be made and told, and to whom, oldest first. */
export async function untoldWebhooks(
  store: Store,
): Promise<{ appId: string; appName: string; personId: string; word: string }[]> {
  const personId = sql<string>`coalesce(${webhooks.tellTo}, ${apps.ownerId})`;
  return store.orm
    .select({ appId: webhooks.appId, appName: apps.name, personId, word: webhooks.word })
    .from(webhooks)
    .innerJoin(apps, eq(apps.id, webhooks.appId))
    .where(isNull(webhooks.toldAt))
    .orderBy(asc(webhooks.createdAt))
    .all();
}

/** From now on this is the address; one that was there before is dead. */
export async function setWebhookSecret(
  store: Store,
  { appId, word, secretHash }: { appId: string; word: string; secretHash: string },
): Promise<void> {
  const isThis = and(eq(webhooks.appId, appId), eq(webhooks.word, word));
  store.orm.update(webhooks).set({ secretHash }).where(isThis).run();
}

/** Somebody got the address with this secret. */
export async function markWebhookTold(store: Store, secretHash: string, at: number): Promise<void> {
  store.orm.update(webhooks).set({ toldAt: at }).where(eq(webhooks.secretHash, secretHash)).run();
}

/** All of the App's addresses are to be made anew and told to that person, with what is written along. False: it has none. */
export async function renewWebhooks(
  store: Store,
  { appId, tellTo }: { appId: string; tellTo: string },
  along: Write[],
): Promise<boolean> {
  const renewed: Write = {
    mustChange: true,
    statement: (orm) => orm.update(webhooks).set({ toldAt: null, tellTo }).where(eq(webhooks.appId, appId)),
  };
  return (await atomically(store, [renewed, ...along])) === "done";
}

/** Those of an App that is live, or stopped. */
export async function webhooksOfApp(store: Store, appName: string): Promise<Webhook[]> {
  const rows = store.orm
    .select({ webhook: webhooks, status: apps.status, id: triggers.id, spec: triggers.spec })
    .from(webhooks)
    .innerJoin(apps, eq(apps.id, webhooks.appId))
    .innerJoin(triggers, eq(triggers.appId, webhooks.appId))
    .where(and(eq(apps.name, appName), inArray(apps.status, ["live", "stopped"])))
    .all();
  const found = new Map<string, Webhook>();
  for (const { webhook, status, id, spec } of rows) {
    const { appId, word, secretHash } = webhook;
    if (secretHash === null || addressWord(spec) !== word) continue;
    const isStopped = status === "stopped";
    const known = found.get(word) ?? { appId, word, sender: senderOf(word), triggers: [], secretHash, isStopped };
    found.set(word, { ...known, triggers: [...known.triggers, { id, spec }] });
  }
  return [...found.values()];
}

function addressWord(spec: TriggerSpec): string | null {
  if ("webhook" in spec) return spec.webhook;
  return "github" in spec ? "@github" : "linear" in spec ? "@linear" : null;
}

/** How many Deliveries of the App wait, at most `most`. */
export async function waitingOfApp(store: Store, appId: string, most: number): Promise<number> {
  return store.orm.select({ id: deliveries.id }).from(deliveries).where(isWaitingOf(appId)).limit(most).all().length;
}
