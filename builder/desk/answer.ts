import { appAnswer } from "../../store/app-answers.ts";
import type { App } from "../../store/apps.ts";
import type { Replied, ThreadReply } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { asksForEntries, readQuestion } from "./read-question.ts";

/**
 * A question about the thread's App, asked by whoever may open it. null: it is none, or people ask each other: only its
 * owner's is meant for us without a mention.
 */
export async function answer(deps: DeskDeps, app: App, reply: ThreadReply): Promise<Replied | null> {
  const question = readQuestion(reply.text) ?? (asksForEntries(reply.text, app.purpose) ? "entries" : null);
  if (question === null || (!reply.mentioned && reply.personId !== app.ownerId)) return null;
  const may = await deps.authority.mayDo(reply.personId, "open_app", { appId: app.id });
  if (!may.yes) return null;
  const known = await appAnswer(deps.store, app, question, deps.clock.now());
  return known === undefined ? null : { kind: "answered", answer: known };
}
