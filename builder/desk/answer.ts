import { createWallClock } from "../../sdk/contract/wall-clock.ts";
import type { ChangeSpan } from "../../store/app-answer.ts";
import { appAnswer } from "../../store/app-answers.ts";
import type { App } from "../../store/apps.ts";
import { liveRelease } from "../../store/releases.ts";
import type { Replied, ThreadReply } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { readChanges } from "./read-changes.ts";
import { asksForEntries, mayAskForEntries, readQuestion } from "./read-question.ts";

/**
 * A question about the thread's App, asked by whoever may open it. null: it is none, or people ask each other: only its
 * owner's is meant for us without a mention. `isAsked`: something else is under way there, which words may be about.
 */
export async function answer(deps: DeskDeps, app: App, reply: ThreadReply, isAsked: boolean): Promise<Replied | null> {
  const question = readQuestion(reply.text);
  const isOfEntries = question === null && asksForEntries(reply.text, app.purpose);
  const mayBe = question === null && !isAsked && mayAskForEntries(reply.text);
  if (question === null && !isOfEntries && !mayBe) return null;
  if (!reply.mentioned && reply.personId !== app.ownerId) return null;
  const may = await deps.authority.mayDo(reply.personId, "open_app", { appId: app.id });
  if (!may.yes) return null;
  const found = question === null ? await deps.findEntries(app, reply.personId, reply.text) : null;
  // Without a day or a value, "where is the price?" may well be a wish.
  if (question === null && !isOfEntries && (found === null || found.by.length === 0)) return null;
  const span = question === "changes" ? await spanOf(deps, app, reply.text) : undefined;
  const known = await appAnswer(deps.store, app, question ?? "entries", deps.clock.now(), span);
  if (known === undefined) return null;
  return { kind: "answered", answer: known.about === "entries" && found !== null ? { ...known, found } : known };
}

/** In the App's own days. */
async function spanOf(deps: DeskDeps, app: App, text: string): Promise<ChangeSpan | undefined> {
  const timeZone = (await liveRelease(deps.store, app.id))?.manifest.timeZone ?? "UTC";
  const span = readChanges(text, createWallClock(timeZone)(deps.clock.now()).day);
  return span === null || span === "all" ? undefined : span;
}
