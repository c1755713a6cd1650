import { alikeComplaints, type Complaint } from "./alike-complaints.ts";
import { appPosts, deliveries } from "./delivery-tables.ts";
import { and, asc, eq, inArray } from "./drizzle.ts";
import { newFixOfferWrite } from "./fix-offers.ts";
import { feedback, fixOffers, type SaidWords } from "./message-tables.ts";
import { type NewNotice, noticeWrite } from "./notices.ts";
import { apps, people, releases } from "./schema.ts";
import type { Orm, Store } from "./store.ts";

/** What somebody says of something an App posted: a reaction to it, or words below it. */
export type Feedback = typeof feedback.$inferSelect;
export type FeedbackKind = Feedback["kind"];
/** Without `said`, its words are those of one message that was never edited. */
export type NewFeedback = Omit<Feedback, "said"> & Partial<Pick<Feedback, "said">>;

/** Offers the Owner to have a Release fixed, where so many complain of it alike and it was not offered before. */
export interface OfferWhen {
  people: number;
  /** Words that all complaints of it share, such as the App's name. */
  common: string;
  notice: NewNotice;
}

interface Withdrawn {
  postKey: string;
  personId: string;
  said: SaidWords;
}

const MOST_WORDS = 2_000;
const VERSION_KEY = "said:version:";
const ANSWER_KEY = "said:answer:";
const COMPLAINS: FeedbackKind[] = ["thumb_down", "complaint"];

/**
 * Writes down what somebody says, or that they take it back; whichever was later counts, in whatever order the two come.
 * True: with it the offer was written.
 */
export async function giveFeedback(store: Store, given: NewFeedback, offer: OfferWhen | null): Promise<boolean> {
  return store.orm.transaction(
    () => {
      write(store.orm, given);
      const { releaseId, appId, createdAt } = given;
      if (offer === null || isOffered(store.orm, releaseId)) return false;
      const alike = alikeComplaints(complaintsIn(store.orm, releaseId).filter(isHere(store.orm)), offer.common);
      if (new Set(alike.map(({ personId }) => personId)).size < offer.people) return false;
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

/** Takes back the words of one message, whatever they counted as. */
export async function takeBackWords(store: Store, withdrawn: Withdrawn): Promise<void> {
  store.orm.transaction(() => withdraw(store.orm, withdrawn, null), { behavior: "immediate" });
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

/** What people say alike is not right with a Release: what is offered to be fixed, oldest first. */
export async function alikeComplaintsOf(store: Store, releaseId: string): Promise<(Feedback & Complaint)[]> {
  const [complaints, app] = [complaintsIn(store.orm, releaseId), appOf(store.orm, releaseId)];
  return alikeComplaints(complaints, app ?? "");
}

/** Whether it is of an answer that was given about an App: that is nothing which the App did. */
export function isOfAnswer({ postKey }: Pick<Feedback, "postKey">): boolean {
  return postKey.startsWith(ANSWER_KEY);
}

/** As in `postKey`: what is said of a version as a whole, and of an answer about it. */
export function keyOfVersion(releaseId: string): string {
  return `${VERSION_KEY}${releaseId}`;
}

export function keyOfAnswer(place: { channelId: string; ts: string }): string {
  return `${ANSWER_KEY}${place.channelId}:${place.ts}`;
}

export function isOfVersion({ postKey }: Pick<Feedback, "postKey">): boolean {
  return postKey.startsWith(VERSION_KEY);
}

export function isComplaint({ kind }: Pick<Feedback, "kind">): boolean {
  return COMPLAINS.includes(kind);
}

/** Somebody who says it twice with words has both kept, as one. */
function write(orm: Orm, given: NewFeedback): void {
  const { postKey, personId, kind } = given;
  const said = saidOf(given);
  for (const one of said) withdraw(orm, { postKey, personId, said: { ...one, text: null } }, kind);
  const known = orm.select().from(feedback).where(isRow(given)).get();
  if (known === undefined) {
    orm
      .insert(feedback)
      .values({ ...given, said: said.length === 0 ? null : said })
      .run();
    return;
  }
  if (said.length > 0) {
    for (const one of said) revise(orm, known, one);
    return;
  }
  if (Number(known.saidTs) >= Number(given.saidTs)) return;
  const { words, saidTs, isTakenBack } = given;
  orm.update(feedback).set({ words, saidTs, isTakenBack }).where(isRow(given)).run();
}

/** Where that message counted as anything but `kept`, it does not any more. */
function withdraw(orm: Orm, { postKey, personId, said }: Withdrawn, kept: FeedbackKind | null): void {
  const isTheirs = and(eq(feedback.postKey, postKey), eq(feedback.personId, personId));
  for (const known of orm.select().from(feedback).where(isTheirs).all())
    if (known.kind !== kept && saidOf(known).some(({ ts }) => ts === said.ts)) revise(orm, known, said);
}

function revise(orm: Orm, known: Feedback, one: SaidWords): void {
  const before = saidOf(known);
  const same = before.find(({ ts }) => ts === one.ts);
  if (same !== undefined && Number(same.revisedTs) >= Number(one.revisedTs)) return;
  const said = [...before.filter((other) => other !== same), one].sort((a, b) => Number(a.ts) - Number(b.ts));
  const texts = said.flatMap(({ text }) => text ?? []);
  const words = texts.length === 0 ? null : texts.join("\n").slice(0, MOST_WORDS);
  const saidTs = said.map(({ revisedTs }) => revisedTs).sort((a, b) => Number(b) - Number(a))[0] ?? known.saidTs;
  const next = { said, words, saidTs, isTakenBack: texts.length === 0 };
  orm.update(feedback).set(next).where(isRow(known)).run();
}

function saidOf({ said, words, saidTs }: NewFeedback): SaidWords[] {
  return said ?? (words === null ? [] : [{ ts: saidTs, revisedTs: saidTs, text: words }]);
}

function isRow({ postKey, personId, kind }: Pick<Feedback, "postKey" | "personId" | "kind">) {
  return and(eq(feedback.postKey, postKey), eq(feedback.personId, personId), eq(feedback.kind, kind));
}

/** All that counts against what a Release does, oldest first, with what it is of. */
function complaintsIn(orm: Orm, releaseId: string): (Feedback & Complaint)[] {
  return orm
    .select({ row: feedback, body: deliveries.body, channel: appPosts.channel })
    .from(feedback)
    .leftJoin(deliveries, eq(deliveries.id, feedback.deliveryId))
    .leftJoin(appPosts, eq(appPosts.key, feedback.postKey))
    .where(and(eq(feedback.releaseId, releaseId), eq(feedback.isTakenBack, false), inArray(feedback.kind, COMPLAINS)))
    .orderBy(asc(feedback.createdAt), asc(feedback.postKey))
    .all()
    .filter(({ row }) => !isOfAnswer(row))
    .map(({ row, body, channel }) => ({ ...row, part: isOfVersion(row) ? "version" : (body?.run ?? channel ?? "") }));
}

/** Whether who complained is still in this Slack. */
function isHere(orm: Orm): (complaint: Complaint) => boolean {
  const here = orm.select({ id: people.id }).from(people).where(eq(people.isDeactivated, false)).all();
  const known = new Set(here.map(({ id }) => id));
  return ({ personId }) => known.has(personId);
}

function isOffered(orm: Orm, releaseId: string): boolean {
  return orm.select().from(fixOffers).where(eq(fixOffers.releaseId, releaseId)).get() !== undefined;
}

function appOf(orm: Orm, releaseId: string): string | undefined {
  return orm
    .select({ name: apps.name })
    .from(releases)
    .innerJoin(apps, eq(apps.id, releases.appId))
    .where(eq(releases.id, releaseId))
    .get()?.name;
}
