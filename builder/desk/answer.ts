import { createWallClock } from "../../sdk/contract/wall-clock.ts";
import type { ChangeSpan } from "../../store/app-answer.ts";
import { appAnswer } from "../../store/app-answers.ts";
import type { App } from "../../store/apps.ts";
import { liveRelease } from "../../store/releases.ts";
import type { Replied, ThreadReply } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { readChanges } from "./read-changes.ts";
import { asksForProgress } from "./read-progress.ts";
import { asksForEntries, isPlainQuestion, mayAskForEntries, readQuestion } from "./read-question.ts";

/**
 * A question about the thread's App, asked by whoever may open it. null: it is none, or people ask each other: only its
 * owner's is meant for us without a mention. `isAsked`: something else is under way there, which words may be about.
 */
export async function answer(deps: DeskDeps, app: App, reply: ThreadReply, isAsked: boolean): Promise<Replied | null> {
  const isOfWork = asksForProgress(reply.text);
  if (isOfWork && isAsked) return null;
  const read = readQuestion(reply.text) ?? (isOfWork ? "live" : null);
  // Where something is under way, "is it ready?" is about that.
  const question = read === "live" && isAsked ? null : read;
  const isOfEntries = question === null && asksForEntries(reply.text, app.purpose);
  const mayBe = question === null && mayAskForEntries(reply.text);
  const isQuestion = !deps.hasModel && !isAsked && isPlainQuestion(reply.text);
  if (question === null && !isOfEntries && !mayBe && !isQuestion) return null;
  if (!reply.mentioned && reply.personId !== app.ownerId) return null;
  const may = await deps.authority.mayDo(reply.personId, "open_app", { appId: app.id });
  if (!may.yes) return null;
  const found = question === null ? await deps.findEntries(app, reply.personId, reply.text) : null;
  // Without a day or a value, "where is the price?" may well be a wish.
  if (question === null && !isOfEntries && !isQuestion && (found === null || found.by.length === 0)) return null;
  const live = await liveRelease(deps.store, app.id);
  if (live === undefined) return null;
  const span = question === "changes" ? spanOf(deps, live.manifest.timeZone, reply.text) : undefined;
  const known = await appAnswer(deps.store, app, question ?? "entries", deps.clock.now(), span);
  if (known === undefined) return null;
  const told = known.about === "entries" && found !== null ? { ...known, found } : known;
  return { kind: "answered", answer: told, releaseId: live.id };
}

/** In the App's own days. */
function spanOf(deps: DeskDeps, timeZone: string, text: string): ChangeSpan | undefined {
  const span = readChanges(text, createWallClock(timeZone)(deps.clock.now()).day);
  return span === null || span === "all" ? undefined : span;
}
