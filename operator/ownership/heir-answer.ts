import type { AppQuestion } from "../../store/app-questions.ts";
import type { App } from "../../store/apps.ts";
import { auditWrite } from "../../store/audit.ts";
import { askedForHeir, handOverById, moveHandOverWrite } from "../../store/hand-overs.ts";
import { noticeWrite } from "../../store/notices.ts";
import { newOwnerWrites } from "../../store/ownership.ts";
import { personById } from "../../store/people.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import type { Store, Write } from "../../store/store.ts";
import { PLATFORM_TEAM } from "../announcer.ts";
import { strangerOf } from "../authority/outsiders.ts";
import { CANNOT_ANSWER } from "./cannot-answer.ts";
import type { QuestionAnswer } from "./question-answer.ts";

/** What is written with an answer; or why there is none. */
export type Answered =
  | { answer: string; suggestedId?: string; writes: Write[] }
  | { kind: "over" | "refused"; say: string };

/** *Take it*, *Let it sleep*, or somebody else, of an App whose Owner has left. */
export async function heirAnswer(
  store: Store,
  question: AppQuestion,
  app: App,
  given: QuestionAnswer,
  now: number,
): Promise<Answered> {
  const handOver = await handOverById(store, question.handOverId ?? "");
  const isGone = (await personById(store, app.ownerId))?.isDeactivated === true;
  if (handOver?.status !== "asking" || app.ownerId !== handOver.ownerId || !isGone)
    return { kind: "over", say: NOT_ASKED };
  const { appId, askedId, id: questionId } = question;
  const { answer } = given;
  if (answer === "yes")
    return {
      answer,
      writes: [...takeWrites(app, given, now), moveHandOverWrite(handOver, { status: "ended", endedAt: now })],
    };
  if (answer === "no") return { answer: "sleep", writes: sleepWrites(question, app, now) };
  const hindrance = await hindranceTo(store, question, handOver.ownerId, answer.suggestedId);
  if (hindrance !== null) return { kind: "refused", say: hindrance };
  const { suggestedId } = answer;
  const details = { questionId, suggestedId };
  return {
    ...{ answer: "suggest", suggestedId },
    writes: [auditWrite({ at: now, actor: askedId, verb: "suggest", subject: appId, details })],
  };
}

/** What takes the buttons' place, where it was not taken. */
export function sayEndOfHeir({ status, answer, suggestedId }: AppQuestion, { title, name }: App): string {
  if (status === "withdrawn") return NOT_ASKED;
  if (status !== "answered") return "The time for this is over: somebody else is asked.";
  return answer === "suggest"
    ? `You name <@${suggestedId}> for ${title} (${name}): they are asked next.`
    : `You would let ${title} (${name}) sleep. The platform team knows, and nothing stops meanwhile.`;
}

const NOT_ASKED = "This is not asked any more: somebody answers for the app.";

/** Who has left hears of nothing; who is the backup still does. */
function takeWrites(app: App, { personId, place }: QuestionAnswer, now: number): Write[] {
  const { id: appId, ownerId: from, backupId } = app;
  const desk = app.channelId.startsWith("D") ? { desk: place } : {};
  const text = `<@${personId}> answers for ${app.title} (${app.name}) from now on.`;
  return [
    ...newOwnerWrites({ ...{ appId, from, to: personId, actor: personId, at: now }, ...desk }),
    ...(backupId === null || backupId === personId
      ? []
      : [noticeWrite({ key: `inherited:${appId}:${personId}:${now}`, personId: backupId, text, createdAt: now })]),
  ];
}

function sleepWrites({ id: questionId, askedId }: AppQuestion, app: App, now: number): Write[] {
  const text = `<@${askedId}> would let ${app.name} sleep: its owner <@${app.ownerId}> has left. Nothing stops meanwhile.`;
  return [
    noticeWrite({ key: `sleep:${questionId}`, personId: PLATFORM_TEAM, text, createdAt: now }),
    auditWrite({ at: now, actor: askedId, verb: "would_sleep", subject: app.id, details: { questionId } }),
  ];
}

/** Why somebody named cannot be asked; null: they can. The question stays open. */
async function hindranceTo(
  store: Store,
  { handOverId, askedId }: AppQuestion,
  leftId: string,
  toId: string,
): Promise<string | null> {
  const asked = await askedForHeir(store, handOverId ?? "");
  if (toId === askedId) return "You are asked yourself: press *Take it*, or name somebody else.";
  if (toId !== leftId && asked.some((one) => one.askedId === toId))
    return `<@${toId}> was asked already. Name somebody else.`;
  const stranger = strangerOf({ slackTeamId: await readSlackTeamId(store) }, await personById(store, toId));
  return stranger === null ? null : `${CANNOT_ANSWER[stranger]} Name somebody else.`;
}
