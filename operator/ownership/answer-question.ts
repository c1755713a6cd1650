import { type AppQuestion, endQuestionWrite, questionById } from "../../store/app-questions.ts";
import { type App, appById } from "../../store/apps.ts";
import { auditWrite } from "../../store/audit.ts";
import { noticeWrite } from "../../store/notices.ts";
import { newOwnerWrites } from "../../store/ownership.ts";
import { atomically } from "../../store/store.ts";
import { sayNo } from "../authority/judgement.ts";
import type { OwnershipDeps } from "./ownership-deps.ts";

export interface QuestionAnswer {
  questionId: string;
  personId: string;
  answer: "yes" | "no";
  /** The message that asks. */
  place: { channelId: string; threadTs: string };
}

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
  if (question.status !== "open") return { kind: "over", say: sayEnd(question, app) };
  if (question.expiresAt <= now) return { kind: "over", say: EXPIRED };
  const writes = given.answer === "yes" ? takeWrites(question, app, given, now) : leaveWrites(question, app, now);
  const end = endQuestionWrite(question.id, { status: "answered", answer: given.answer, at: now });
  // Somebody answered at the same moment, or the App has another Owner: what is so now decides.
  if ((await atomically(store, [end, ...writes])) === "conflict") return answerQuestion(deps, given);
  return { kind: "answered", say: sayEnd({ ...question, status: "answered", answer: given.answer }, app) };
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

function sayEnd({ status, answer }: AppQuestion, { title, name }: App): string {
  if (status === "withdrawn") return "Somebody else was asked instead.";
  if (status !== "answered") return EXPIRED;
  return answer === "yes"
    ? `You answer for ${title} (${name}) now. Say in its thread what should be different.`
    : `You do not take ${title} (${name}). It stays whose it is.`;
}

const EXPIRED = "The time for this is over: the app stays whose it is.";
