import { and, asc, countDistinct, eq, inArray } from "drizzle-orm";
import { newFixOfferWrite } from "./fix-offers.ts";
import { feedback } from "./message-tables.ts";
import { type NewNotice, noticeWrite } from "./notices.ts";
import { people } from "./schema.ts";
import type { Orm, Store } from "./store.ts";

/** What somebody says of something an App posted: a reaction to it, or words below it. */
export type Feedback = typeof feedback.$inferSelect;
export type FeedbackKind = Feedback["kind"];

/** Offers the Owner to have a Release fixed, where so many complain of it and it was not offered before. */
export interface OfferWhen {
  people: number;
  notice: NewNotice;
}

const MOST_WORDS = 2_000;
const COMPLAINS: FeedbackKind[] = ["thumb_down", "complaint"];

/**
 * Writes down what somebody says, or that they take it back; whichever was later counts, in whatever order the two come.
 * True: with it the offer was written.
 */
export async function giveFeedback(store: Store, given: Feedback, offer: OfferWhen | null): Promise<boolean> {
  return store.orm.transaction(
    () => {
      write(store.orm, given);
      if (offer === null || complainants(store.orm, given.releaseId) < offer.people) return false;
      const { releaseId, appId, createdAt } = given;
      const { changes } = newFixOfferWrite({ releaseId, appId, createdAt }).statement(store.orm).run();
      if (changes > 0)
        noticeWrite({ ...offer.notice, fixOf: releaseId })
          .statement(store.orm)
          .run();
      return changes > 0;
    },
    { behavior: "immediate" },
  );
}

/** All that counts of a Release, oldest first. */
export async function feedbackOf(store: Store, releaseId: string): Promise<Feedback[]> {
  return store.orm
    .select()
    .from(feedback)
    .where(and(eq(feedback.releaseId, releaseId), eq(feedback.isTakenBack, false)))
    .orderBy(asc(feedback.createdAt), asc(feedback.postKey))
    .all();
}

export function isComplaint({ kind }: Pick<Feedback, "kind">): boolean {
  return COMPLAINS.includes(kind);
}

/** Somebody who says it twice with words has both kept, as one. */
function write(orm: Orm, given: Feedback): void {
  const { postKey, personId, kind } = given;
  const place = and(eq(feedback.postKey, postKey), eq(feedback.personId, personId), eq(feedback.kind, kind));
  const known = orm.select().from(feedback).where(place).get();
  if (known === undefined) {
    orm.insert(feedback).values(given).run();
    return;
  }
  if (Number(known.saidTs) >= Number(given.saidTs)) return;
  const goesOn = !known.isTakenBack && !given.isTakenBack && known.words !== null && given.words !== null;
  const words = goesOn ? `${known.words}\n${given.words}`.slice(0, MOST_WORDS) : given.words;
  const { saidTs, isTakenBack } = given;
  orm.update(feedback).set({ words, saidTs, isTakenBack }).where(place).run();
}

/** How many people, of those who are still here. */
function complainants(orm: Orm, releaseId: string): number {
  const counts = orm
    .select({ count: countDistinct(feedback.personId) })
    .from(feedback)
    .innerJoin(people, eq(people.id, feedback.personId))
    .where(
      and(
        eq(feedback.releaseId, releaseId),
        eq(feedback.isTakenBack, false),
        inArray(feedback.kind, COMPLAINS),
        eq(people.isDeactivated, false),
      ),
    )
    .get();
  return counts?.count ?? 0;
}
