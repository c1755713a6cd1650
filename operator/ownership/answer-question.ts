import { type AppQuestion, endQuestionWrite, questionById, withdrawOthersWrite } from "../../store/app-questions.ts";
import { type App, appById } from "../../store/apps.ts";
import { auditWrite } from "../../store/audit.ts";
import { noticeWrite } from "../../store/notices.ts";
import { newOwnerWrites } from "../../store/ownership.ts";
import { atomically } from "../../store/store.ts";
import { sayNo } from "../authority/judgement.ts";
import { type Answered, heirAnswer, sayEndOfHeir } from "./heir-answer.ts";
import type { OwnershipDeps } from "./ownership-deps.ts";
import type { QuestionAnswer } from "./question-answer.ts";

export type QuestionAnswered =
  /** `say` takes the buttons' place, for good. */
  | { kind: "answered"; say: string }
  /** It was answered before, or is asked no longer: `say` is how it stands. */
  | { kind: "over"; say: string }
  /** To whoever pressed. */
  | { kind: "refused"; say: string };

/** The answer of whoever is asked: the first counts, and what follows from it is written with it. */
export async function answerQuestion(deps: OwnershipDeps, given: QuestionAnswer): Promise<QuestionAnswered> {
  const { store, clock, authority } = deps;
  const question = await questionById(store, given.questionId);
  const app = question === undefined ? undefined : await appById(store, question.appId);
  if (question === undefined || app === undefined) return { kind: "refused", say: "I do not know this any more." };
  const may = await authority.mayDo(given.personId, "answer_question", { questionId: question.id });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const now = clock.now();
  if (question.status !== "open" || question.expiresAt <= now || app.status === "abandoned")
    return { kind: "over", say: sayEnd(question, app) };
  const followed =
    question.kind === "heir" ? await heirAnswer(store, question, app, given, now) : answerOf(question, app, given, now);
  if ("kind" in followed) return followed;
  const { answer, suggestedId, writes } = followed;
  const end = { answer, ...(suggestedId === undefined ? {} : { suggestedId }), at: now };
  const done = await atomically(store, [
    endQuestionWrite(question.id, { status: "answered", ...end }),
    ...writes,
    ...(answer === "yes" ? [withdrawOthersWrite(app.id, question.id, now)] : []),
  ]);
  // Somebody answered at the same moment, or the App has another Owner: what is so now decides.
  if (done === "conflict") return answerQuestion(deps, given);
  return {
    kind: "answered",
    say: sayEnd({ ...question, status: "answered", answer, suggestedId: suggestedId ?? null }, app),
  };
}

function answerOf(question: AppQuestion, app: App, given: QuestionAnswer, now: number): Answered {
  if (given.answer === "yes") return { answer: "yes", writes: takeWrites(question, app, given, now) };
  if (given.answer === "no") return { answer: "no", writes: leaveWrites(question, app, now) };
  return { kind: "refused", say: "I do not know this any more." };
}

/** A thread in private is no place for whoever comes after: then the message that asked them is the App's control desk. */
function takeWrites({ wishedBy }: AppQuestion, app: App, { personId, place }: QuestionAnswer, now: number) {
  const isPrivate = app.channelId.startsWith("D");
  const text = `<@${personId}> answers for ${app.title} (${app.name}) from now on.`;
  return [
    ...newOwnerWrites({
      ...{ appId: app.id, from: app.ownerId, to: personId, actor: personId, at: now },
      ...(isPrivate ? { desk: place } : {}),
    }),
    ...[...new Set([wishedBy, app.ownerId])].map((to) =>
      noticeWrite({ key: `transferred:${app.id}:${personId}:${now}:${to}`, personId: to, text, createdAt: now }),
    ),
  ];
}

function leaveWrites({ id, wishedBy, askedId }: AppQuestion, app: App, now: number) {
  const text = `<@${askedId}> does not take ${app.title} (${app.name}). It stays whose it is.`;
  return [
    noticeWrite({ key: `declined:${id}`, personId: wishedBy, text, createdAt: now }),
    auditWrite({ at: now, actor: askedId, verb: "decline", subject: app.id, details: { questionId: id } }),
  ];
}

function sayEnd(question: AppQuestion, app: App): string {
  const { status, answer } = question;
  if (status === "answered" && answer === "yes")
    return `You answer for ${app.title} (${app.name}) now. Say in its thread what should be different.`;
  if (question.kind === "heir") return sayEndOfHeir(question, app);
  if (status === "withdrawn") return "Somebody else was asked instead.";
  if (status !== "answered") return "The time for this is over: the app stays whose it is.";
  return `You do not take ${app.title} (${app.name}). It stays whose it is.`;
}
