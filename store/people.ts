import { and, asc, desc, eq, or, sql } from "./drizzle.ts";
import { people, slackTeams } from "./schema.ts";
import type { Orm, Store } from "./store.ts";

/** Somebody in Slack, as last seen there. `id` is their Slack user id. */
export type Person = typeof people.$inferSelect;

/** Saves what Slack says about a person; an older word (by `updatedAt`) never overwrites a newer one. */
export async function upsertPerson(store: Store, person: Person): Promise<void> {
  store.orm.transaction(
    (tx) => {
      const known = tx.select({ updatedAt: people.updatedAt }).from(people).where(eq(people.id, person.id)).get();
      if (known !== undefined && known.updatedAt > person.updatedAt) return;
      tx.insert(people).values(person).onConflictDoUpdate({ target: people.id, set: person }).run();
    },
    { behavior: "immediate" },
  );
}

export async function personById(store: Store, personId: string): Promise<Person | undefined> {
  return store.prepared(byId).get({ personId });
}

/**
 * Handles are what people type to sign in. Another company's people may have the same one, and so may whoever left: of
 * several, the active member of the served company comes first, as last seen.
 */
export async function personByHandle(store: Store, handle: string): Promise<Person | undefined> {
  return store.orm
    .select()
    .from(people)
    .where(eq(people.handle, handle.trim().replace(/^@/, "").toLowerCase()))
    .orderBy(
      desc(sql`${isServed()} and ${people.kind} = 'member' and not ${people.isDeactivated}`),
      asc(people.isDeactivated),
      desc(people.updatedAt),
      asc(people.id),
    )
    .get();
}

/**
 * The served company's member whom Slack shows by exactly this name, the display name or the whole one, whatever the case;
 * undefined where nobody is, or more than one.
 */
export async function onlyPersonCalled(store: Store, name: string): Promise<Person | undefined> {
  const typed = name.trim();
  const found = store.orm
    .select()
    .from(people)
    .where(
      and(
        or(...[people.name, people.fullName].flatMap((column) => [eq(column, typed), isLike(column, typed)])),
        isServed(),
        eq(people.kind, "member"),
        eq(people.isDeactivated, false),
      ),
    )
    .limit(2)
    .all();
  return found.length === 1 ? found[0] : undefined;
}

/** Members of one Slack, those who left included, by handle. */
export async function peopleOfSlack(store: Store, slackTeamId: string): Promise<Person[]> {
  return store.orm
    .select()
    .from(people)
    .where(and(eq(people.slackTeamId, slackTeamId), eq(people.kind, "member")))
    .orderBy(asc(people.handle), asc(people.id))
    .all();
}

function isLike(column: typeof people.name | typeof people.fullName, typed: string) {
  return eq(sql`lower(${column})`, typed.toLowerCase());
}

function isServed() {
  return sql`${people.slackTeamId} in (select ${slackTeams.slackTeamId} from ${slackTeams})`;
}

function byId(orm: Orm) {
  const isThey = eq(people.id, sql.placeholder("personId"));
  return orm.select().from(people).where(isThey).prepare();
}
