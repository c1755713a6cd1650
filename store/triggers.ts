import { sha256 } from "../lib/ids.ts";
import type { Trigger as TriggerSpec } from "../sdk/contract/triggers.ts";
import { deliveryWrite, type NewDelivery } from "./deliveries.ts";
import { and, asc, eq, inArray, isNotNull, lte, ne, sql } from "./drizzle.ts";
import { apps, triggers } from "./schema.ts";
import { atomically, type Store, type Write } from "./store.ts";

/** What makes a live App act. */
export type Trigger = typeof triggers.$inferSelect;

export interface NewTrigger {
  run: string;
  spec: TriggerSpec;
  timeZone: string;
  /** A schedule's next due time, ms; null for commands. */
  nextAt: number | null;
}

/**
 * Statements that leave the App with exactly these Triggers. One that stays keeps its id and its due time, so that a
 * deploy at 11:00:00 loses no 11:00 firing and repeats none. Changes nothing (must change) where a word is taken.
 */
export function triggerWrites(appId: string, releaseId: string, wanted: NewTrigger[]): Write[] {
  const rows = wanted.map((trigger) => ({ ...trigger, id: triggerId(appId, trigger), word: wordOf(trigger.spec) }));
  return [
    {
      statement: (orm) => {
        const present = orm.select({ id: triggers.id }).from(triggers).where(eq(triggers.appId, appId)).all();
        const kept = new Set(rows.map((row) => row.id));
        for (const { id } of present) if (!kept.has(id)) orm.delete(triggers).where(eq(triggers.id, id)).run();
        return orm.update(triggers).set({ releaseId }).where(eq(triggers.appId, appId));
      },
    },
    ...rows.flatMap((row): Write[] => [
      {
        statement: (orm) =>
          orm
            .insert(triggers)
            .values({ ...row, appId, releaseId })
            .onConflictDoNothing(),
      },
      { statement: (orm) => orm.update(triggers).set({ releaseId }).where(eq(triggers.id, row.id)), mustChange: true },
    ]),
  ];
}

/** Which of these command words another App has already, and whose App, with its thread. */
export async function takenWord(
  store: Store,
  appId: string,
  specs: TriggerSpec[],
): Promise<{ word: string; appName: string; ownerId: string; channelId: string; threadTs: string } | undefined> {
  const words = new Set(specs.map(wordOf));
  return store.orm
    .select({
      word: triggers.word,
      appName: apps.name,
      ownerId: apps.ownerId,
      channelId: apps.channelId,
      threadTs: apps.threadTs,
    })
    .from(triggers)
    .innerJoin(apps, eq(apps.id, triggers.appId))
    .where(and(isNotNull(triggers.word), ne(triggers.appId, appId)))
    .all()
    .flatMap(({ word, ...app }) => (word !== null && words.has(word) ? [{ word, ...app }] : []))
    .at(0);
}

export async function triggersOf(store: Store, appId: string): Promise<Trigger[]> {
  return store.orm.select().from(triggers).where(eq(triggers.appId, appId)).orderBy(asc(triggers.nextAt)).all();
}

export async function triggerByWord(store: Store, word: string): Promise<Trigger | undefined> {
  return store.orm.select().from(triggers).where(eq(triggers.word, word)).get();
}

/** One that something in a channel of Slack sets off. */
export type SlackTrigger = Trigger & { spec: Extract<TriggerSpec, { slack: string }> };

/** Those of live Apps. */
export async function slackTriggers(store: Store): Promise<SlackTrigger[]> {
  const rows = store
    .prepared((orm) =>
      orm
        .select({ trigger: triggers })
        .from(triggers)
        .innerJoin(apps, eq(apps.id, triggers.appId))
        .where(and(sql`${triggers.spec} ->> '$.slack' is not null`, eq(apps.status, "live")))
        .prepare(),
    )
    .all();
  return rows.flatMap(({ trigger }) => ("slack" in trigger.spec ? [{ ...trigger, spec: trigger.spec }] : []));
}

/** Those of live Apps that another App's event sets off: `lunch/ordered`. */
export async function triggersOfEvent(store: Store, event: string): Promise<Trigger[]> {
  const isListening = sql`${triggers.spec} ->> '$.event' is not null and ${triggers.spec} ->> '$.event' = ${event}`;
  const rows = store.orm
    .select({ trigger: triggers })
    .from(triggers)
    .innerJoin(apps, eq(apps.id, triggers.appId))
    .where(and(isListening, eq(apps.status, "live")))
    .all();
  return rows.map(({ trigger }) => trigger);
}

/** Names of live Apps that another App's events set off, in order. */
export async function appsListeningTo(store: Store, appName: string): Promise<string[]> {
  const begins = `${appName}/`;
  const isListening = sql`substr(${triggers.spec} ->> '$.event', 1, ${begins.length}) = ${begins}`;
  const rows = store.orm
    .selectDistinct({ name: apps.name })
    .from(triggers)
    .innerJoin(apps, eq(apps.id, triggers.appId))
    .where(and(isListening, eq(apps.status, "live")))
    .orderBy(asc(apps.name))
    .all();
  return rows.map(({ name }) => name);
}

/** Every command of an App that is live, or was and is stopped, by word. */
export async function listCommands(
  store: Store,
): Promise<{ word: string; appName: string; purpose: string; isStopped: boolean }[]> {
  const rows = store.orm
    .select({ word: triggers.word, appName: apps.name, purpose: apps.purpose, status: apps.status })
    .from(triggers)
    .innerJoin(apps, eq(apps.id, triggers.appId))
    .where(and(isNotNull(triggers.word), inArray(apps.status, ["live", "stopped"])))
    .orderBy(asc(triggers.word))
    .all();
  return rows.flatMap(({ word, status, ...app }) =>
    word === null ? [] : [{ word, ...app, isStopped: status === "stopped" }],
  );
}

/** Schedules of live Apps that are due. */
export async function dueTriggers(store: Store, at: number): Promise<Trigger[]> {
  const rows = store.orm
    .select({ trigger: triggers })
    .from(triggers)
    .innerJoin(apps, eq(apps.id, triggers.appId))
    .where(and(isNotNull(triggers.nextAt), lte(triggers.nextAt, at), eq(apps.status, "live")))
    .orderBy(asc(triggers.nextAt))
    .all();
  return rows.map((row) => row.trigger);
}

/**
 * Moves the due time on and, in the same write, enqueues what became due (null: it is passed over). `conflict`: another
 * claim was first, nothing is written.
 */
export async function claimFiring(
  store: Store,
  claim: { triggerId: string; dueAt: number; nextAt: number | null; delivery: NewDelivery | null },
): Promise<"done" | "conflict"> {
  const { triggerId: id, dueAt, nextAt, delivery } = claim;
  return await atomically(store, [
    {
      statement: (orm) =>
        orm
          .update(triggers)
          .set({ nextAt })
          .where(and(eq(triggers.id, id), eq(triggers.nextAt, dueAt))),
      mustChange: true,
    },
    ...(delivery === null ? [] : [deliveryWrite(delivery)]),
  ]);
}

/** The same Trigger in the next Release has the same id. */
function triggerId(appId: string, trigger: NewTrigger): string {
  return `trg_${sha256(JSON.stringify([appId, trigger.run, trigger.spec, trigger.timeZone])).slice(0, 20)}`;
}

function wordOf(spec: TriggerSpec): string | null {
  return "command" in spec ? spec.command.slice(1) : null;
}
