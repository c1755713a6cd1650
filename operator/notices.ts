import type { Clock } from "../lib/clock.ts";
import { explain, KnownError } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { questionById } from "../store/app-questions.ts";
import {
  dueNotices,
  markNoticeRefused,
  markNoticeTold,
  type Notice,
  postponeNotice,
  pruneNotices,
} from "../store/notices.ts";
import type { Store } from "../store/store.ts";
import type { Announcer } from "./announcer.ts";
import { offerToFix } from "./offer-to-fix.ts";
import { type Poll, startPoll } from "./poll.ts";

export interface NoticesDeps {
  store: Store;
  announcer: Pick<Announcer, "tellPerson">;
  clock: Clock;
  log: Log;
}

const LOOK_EVERY_MS = 5_000;
const AT_ONCE = 50;
/** Pauses after tries that came to nothing; the last one again and again, for as long as an outage takes. */
const PAUSES_MS = [5_000, 15_000, 60_000, 300_000];
/** What was said stays this long for whoever asks; that it is said once is kept elsewhere, for ever. */
const KEPT_MS = 90 * 24 * 3_600_000;
const PRUNE_EVERY_MS = 3_600_000;

/**
 * Tells what is written in the registry and not told: at once what a process that died left, and when woken. Forgets
 * what was told long ago.
 */
export function startNotices(deps: NoticesDeps): Poll {
  const { store, clock, log } = deps;
  let pruneAt = Number.NEGATIVE_INFINITY;
  const work = async () => {
    if (clock.now() >= pruneAt) {
      const pruned = await pruneNotices(store, clock.now() - KEPT_MS);
      if (pruned > 0) log.info("notices pruned", { pruned });
      pruneAt = clock.now() + PRUNE_EVERY_MS;
    }
    await tellNotices(deps);
  };
  return startPoll({ name: "notices", everyMs: LOOK_EVERY_MS, clock, log, work });
}

/** Tells what is due, oldest first. One that cannot be told now or ever does not keep the others from it. */
export async function tellNotices(deps: NoticesDeps): Promise<void> {
  for (const notice of await dueNotices(deps.store, deps.clock.now(), AT_ONCE)) {
    try {
      await tell(deps, notice);
    } catch (error) {
      await postpone(deps, notice, error);
      // Nobody else would be reached either, and each try takes long; the next round begins with the next one.
      if (error instanceof KnownError && error.code === "slack_silent") return;
    }
  }
}

/** Killed between the two, it is told again, with the same key: people see it once. */
async function tell(deps: NoticesDeps, notice: Notice): Promise<void> {
  const { key, personId, text } = notice;
  const offer = await offerOf(deps, notice);
  const told = await deps.announcer.tellPerson(personId, key, text, offer);
  if (told.kind === "told") {
    await markNoticeTold(deps.store, key, deps.clock.now());
    deps.log.info("notice told", { notice: key, personId });
    return;
  }
  await markNoticeRefused(deps.store, key, told.reason);
  deps.log.error("notice refused", { notice: key, personId, reason: told.reason });
}

async function offerOf({ store }: NoticesDeps, { fixOf, replays, questionId }: Notice) {
  if (fixOf !== null) return await offerToFix(store, fixOf);
  if (replays !== null) return { deliveryId: replays };
  const question = questionId === null ? undefined : await questionById(store, questionId);
  return question === undefined ? undefined : { questionId: question.id, kind: question.kind };
}

async function postpone(deps: NoticesDeps, notice: Notice, error: unknown): Promise<void> {
  const { key, personId, attempts } = notice;
  const pauseMs = PAUSES_MS[attempts] ?? PAUSES_MS.at(-1) ?? 0;
  await postponeNotice(deps.store, key, { attempts: attempts + 1, nextAttemptAt: deps.clock.now() + pauseMs });
  deps.log.warn("notice not told", { notice: key, personId, attempt: attempts + 1, pauseMs, error: explain(error) });
}
