import type { Log } from "../../lib/log.ts";
import { endQuestionWrite, overdueQuestions } from "../../store/app-questions.ts";
import { appById } from "../../store/apps.ts";
import { noticeWrite } from "../../store/notices.ts";
import { atomically } from "../../store/store.ts";
import { type Poll, startPoll } from "../poll.ts";
import type { OwnershipDeps } from "./ownership-deps.ts";

const EVERY_MS = 60_000;
const AT_ONCE = 100;

export type QuestionSweepDeps = Pick<OwnershipDeps, "store" | "clock"> & { log: Log };

/** Ends what nobody answered in time, and tells whose wish it was. */
export function startQuestionSweep(deps: QuestionSweepDeps): Poll {
  const work = () => sweepQuestions(deps);
  return startPoll({ name: "questions", everyMs: EVERY_MS, clock: deps.clock, log: deps.log, work });
}

export async function sweepQuestions({ store, clock, log }: QuestionSweepDeps): Promise<void> {
  const now = clock.now();
  for (const { id, kind, appId, askedId, wishedBy } of await overdueQuestions(store, now, AT_ONCE)) {
    const app = await appById(store, appId);
    const text = `<@${askedId}> has not said whether they take ${app?.title ?? ""} (${app?.name ?? ""}). It stays whose it is; ask them again, or somebody else.`;
    const done = await atomically(store, [
      endQuestionWrite(id, { status: "expired", at: now }),
      // Who has left wishes nothing: there the next one is asked.
      ...(kind === "heir" ? [] : [noticeWrite({ key: `unanswered:${id}`, personId: wishedBy, text, createdAt: now })]),
    ]);
    if (done === "done") log.info("question expired", { questionId: id, appId });
  }
}
