import { newId } from "../../lib/ids.ts";
import { endQuestionWrite, newQuestionWrite, openTransferOf } from "../../store/app-questions.ts";
import { type App, appById } from "../../store/apps.ts";
import { auditWrite } from "../../store/audit.ts";
import { noticeWrite } from "../../store/notices.ts";
import { personById } from "../../store/people.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import { atomically } from "../../store/store.ts";
import { sayNo } from "../authority/judgement.ts";
import { strangerOf } from "../authority/outsiders.ts";
import { CANNOT_ANSWER } from "./cannot-answer.ts";
import type { OwnershipDeps } from "./ownership-deps.ts";

/** So long somebody may think about it; then the App stays whose it is, and both are told. */
const ANSWER_MS = 7 * 86_400_000;

export type TransferOffered =
  /** `isNew`: false where the same person was asked before and has not answered yet. */
  | { kind: "asked"; questionId: string; toId: string; expiresAt: number; isNew: boolean }
  | { kind: "refused"; say: string };

/**
 * Asks somebody to answer for an App from now on. Until they say yes nothing changes. Whoever was asked before and has not
 * answered is asked no longer: the last wish counts.
 */
export async function offerTransfer(
  deps: OwnershipDeps,
  wish: { appId: string; toId: string; byId: string },
): Promise<TransferOffered> {
  const { store, clock, authority } = deps;
  const { appId, toId, byId } = wish;
  const may = await authority.mayDo(byId, "transfer", { appId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const app = await appById(store, appId);
  if (app === undefined) return { kind: "refused", say: "That app is not there any more." };
  const hindrance = await hindranceTo(deps, app, toId);
  if (hindrance !== null) return { kind: "refused", say: hindrance };
  const before = await openTransferOf(store, appId);
  const now = clock.now();
  if (before?.askedId === toId && before.expiresAt > now)
    return { kind: "asked", questionId: before.id, toId, expiresAt: before.expiresAt, isNew: false };
  const questionId = newId("qst", now);
  const expiresAt = now + ANSWER_MS;
  const text = `<@${byId}> asks you to answer for the app ${app.title} (${app.name}) from now on: ${app.purpose}`;
  const done = await atomically(store, [
    ...(before === undefined ? [] : [endQuestionWrite(before.id, { status: "withdrawn", at: now })]),
    newQuestionWrite({
      id: questionId,
      kind: "transfer",
      appId,
      askedId: toId,
      wishedBy: byId,
      expiresAt,
      createdAt: now,
    }),
    noticeWrite({ key: `question:${questionId}`, personId: toId, text, createdAt: now, questionId }),
    auditWrite({ at: now, actor: byId, verb: "offer", subject: appId, details: { to: toId, questionId } }),
  ]);
  // Somebody was asked at the same moment, or answered: what is so now decides.
  return done === "done" ? { kind: "asked", questionId, toId, expiresAt, isNew: true } : offerTransfer(deps, wish);
}

/** Why they cannot answer for it; null: they can. */
async function hindranceTo({ store }: OwnershipDeps, app: App, toId: string): Promise<string | null> {
  if (app.status === "abandoned") return "That app was given up: there is nothing to answer for.";
  if (app.ownerId === toId) return `<@${toId}> answers for it already.`;
  const stranger = strangerOf({ slackTeamId: await readSlackTeamId(store) }, await personById(store, toId));
  return stranger === null ? null : `${CANNOT_ANSWER[stranger]} Name somebody else.`;
}
