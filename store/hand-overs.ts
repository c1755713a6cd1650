import { and, asc, desc, eq, inArray, isNotNull, ne, notExists, or, sql } from "./drizzle.ts";
import { appQuestions, handOvers } from "./question-tables.ts";
import { apps, people, usage } from "./schema.ts";
import type { Store, Write } from "./store.ts";

/** An App whose Owner has left, until somebody answers for it. */
export type HandOver = typeof handOvers.$inferSelect;
type App = typeof apps.$inferSelect;
type Question = typeof appQuestions.$inferSelect;

/** Part of the atomic write of what is told with it. Changes no row, as it must, where the App has one under way already. */
export function beginHandOverWrite(handOver: Omit<HandOver, "endedAt">): Write {
  return { statement: (orm) => orm.insert(handOvers).values(handOver).onConflictDoNothing(), mustChange: true };
}

/** Changes no row, as it must, where it stands elsewhere. */
export function moveHandOverWrite(
  { id, status }: Pick<HandOver, "id" | "status">,
  to: { status: Exclude<HandOver["status"], "ended"> } | { status: "ended"; endedAt: number },
): Write {
  return {
    statement: (orm) =>
      orm
        .update(handOvers)
        .set(to)
        .where(and(eq(handOvers.id, id), eq(handOvers.status, status))),
    mustChange: true,
  };
}

export async function handOverById(store: Store, handOverId: string): Promise<HandOver | undefined> {
  return store.orm.select().from(handOvers).where(eq(handOvers.id, handOverId)).get();
}

/** Apps whose Owner Slack says is deactivated, and that nothing is under way for, oldest first. */
export async function appsOfWhoLeft(store: Store, slackTeamId: string): Promise<App[]> {
  const isUnderWay = store.orm
    .select({ id: handOvers.id })
    .from(handOvers)
    .where(and(eq(handOvers.appId, apps.id), ne(handOvers.status, "ended")));
  const rows = store.orm
    .select({ app: apps })
    .from(apps)
    .innerJoin(people, eq(people.id, apps.ownerId))
    .where(
      and(
        eq(apps.slackTeamId, slackTeamId),
        ne(apps.status, "abandoned"),
        eq(people.isDeactivated, true),
        notExists(isUnderWay),
      ),
    )
    .orderBy(asc(apps.createdAt), asc(apps.id))
    .all();
  return rows.map(({ app }) => app);
}

/** Those whose App has another Owner by now, or was given up, or whose Owner is back. */
export async function settledHandOvers(store: Store): Promise<{ handOver: HandOver; app: App }[]> {
  return store.orm
    .select({ handOver: handOvers, app: apps })
    .from(handOvers)
    .innerJoin(apps, eq(apps.id, handOvers.appId))
    .leftJoin(people, eq(people.id, handOvers.ownerId))
    .where(
      and(
        ne(handOvers.status, "ended"),
        or(ne(apps.ownerId, handOvers.ownerId), eq(apps.status, "abandoned"), eq(people.isDeactivated, false)),
      ),
    )
    .all();
}

/** Those whose App was being built when its Owner left, and is live or was. */
export async function builtHandOvers(store: Store): Promise<HandOver[]> {
  const rows = store.orm
    .select({ handOver: handOvers })
    .from(handOvers)
    .innerJoin(apps, eq(apps.id, handOvers.appId))
    .where(and(eq(handOvers.status, "building"), inArray(apps.status, ["live", "stopped"])))
    .all();
  return rows.map(({ handOver }) => handOver);
}

/** Those that somebody is to be asked for and nobody is, whose Owner offered them to nobody before: oldest first, of one day the most used. */
export async function unaskedHandOvers(store: Store, usedSince: string): Promise<{ handOver: HandOver; app: App }[]> {
  const isAsked = store.orm
    .select({ id: appQuestions.id })
    .from(appQuestions)
    .where(and(eq(appQuestions.appId, apps.id), eq(appQuestions.status, "open")));
  const usedBy = sql<number>`(select count(distinct nullif(${usage.personId}, '-')) from ${usage}
    where ${usage.appId} = ${apps.id} and ${usage.day} >= ${usedSince})`;
  return store.orm
    .select({ handOver: handOvers, app: apps })
    .from(handOvers)
    .innerJoin(apps, eq(apps.id, handOvers.appId))
    .where(and(eq(handOvers.status, "asking"), notExists(isAsked)))
    .orderBy(asc(sql`${handOvers.startedAt} / 86400000`), desc(usedBy), asc(handOvers.id))
    .all();
}

/** Apps that nobody answers for: their Owner has left, and nobody took them. By name. */
export async function ownerlessApps(store: Store, slackTeamId: string): Promise<App[]> {
  const rows = store.orm
    .select({ app: apps })
    .from(handOvers)
    .innerJoin(apps, eq(apps.id, handOvers.appId))
    .where(and(eq(handOvers.status, "unplaced"), eq(apps.slackTeamId, slackTeamId)))
    .orderBy(asc(apps.name))
    .all();
  return rows.map(({ app }) => app);
}

/** Where the hand-over of this App stands; undefined: its Owner is there. */
export async function handOverOf(store: Store, appId: string): Promise<HandOver | undefined> {
  return store.orm
    .select()
    .from(handOvers)
    .where(and(eq(handOvers.appId, appId), ne(handOvers.status, "ended")))
    .get();
}

/** Whom it asked and what they said, oldest first. */
export async function askedForHeir(store: Store, handOverId: string): Promise<Question[]> {
  return store.orm
    .select()
    .from(appQuestions)
    .where(eq(appQuestions.handOverId, handOverId))
    .orderBy(asc(appQuestions.createdAt), asc(appQuestions.id))
    .all();
}

/** The open question of an heir that this person has. */
export async function openHeirQuestionTo(store: Store, personId: string): Promise<Question | undefined> {
  const isOpen = and(eq(appQuestions.kind, "heir"), eq(appQuestions.status, "open"));
  return store.orm
    .select()
    .from(appQuestions)
    .where(and(eq(appQuestions.askedId, personId), isOpen))
    .get();
}

/** Open questions whose asked may not answer any more: they left, or are no member of the company. */
export async function heirQuestionsOfStrangers(store: Store, slackTeamId: string): Promise<Question[]> {
  const isStranger = or(eq(people.isDeactivated, true), ne(people.kind, "member"), ne(people.slackTeamId, slackTeamId));
  const rows = store.orm
    .select({ question: appQuestions })
    .from(appQuestions)
    .innerJoin(people, eq(people.id, appQuestions.askedId))
    .where(and(eq(appQuestions.kind, "heir"), eq(appQuestions.status, "open"), isStranger))
    .all();
  return rows.map(({ question }) => question);
}

/** Apps whose backup Slack says is deactivated. */
export async function appsWhoseBackupLeft(store: Store, slackTeamId: string): Promise<App[]> {
  const rows = store.orm
    .select({ app: apps })
    .from(apps)
    .innerJoin(people, eq(people.id, apps.backupId))
    .where(
      and(
        isNotNull(apps.backupId),
        eq(apps.slackTeamId, slackTeamId),
        ne(apps.status, "abandoned"),
        eq(people.isDeactivated, true),
      ),
    )
    .all();
  return rows.map(({ app }) => app);
}
