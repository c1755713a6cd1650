import { requestById } from "../../store/app-requests.ts";
import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import { leaveEnd } from "../announcer/leave-end.ts";
import type { Press } from "../payloads.ts";
import { saidMessage } from "../views/said-message.ts";
import { wordsModal } from "../views/words-modal.ts";
import { languageOfRequest } from "../words/choose-language.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";
import { answerReply } from "./messages.ts";
import { closedWords } from "./open-form.ts";

/** *Say it differently*, on how a request ended. What to tell whoever pressed; null: the window is open. */
export async function askForOtherWords(
  deps: ListenerDeps,
  press: Press,
  requestId: string,
  place: { channelId: string; threadTs: string },
): Promise<string | null> {
  const opened = await known(() => deps.desk.openForm({ requestId }, press.user.id));
  if (opened.kind !== "open") {
    await leaveEnd(deps, requestId);
    return closedWords(deps, press.user.id, { requestId }, opened);
  }
  const language = await languageOfPerson(deps, press.user.id);
  const modal = wordsModal({ requestId, purpose: "differently", ...place }, null, language);
  const isOpen = await deps.screens.openModal(press.trigger_id, modal);
  return isOpen ? null : language.replies.tooSlow(true);
}

/**
 * What was written there is said in the thread for all to see, once, and counts as if it had been written there. What to
 * tell whoever wrote it; null: the thread says it.
 */
export async function sayDifferently(
  deps: ListenerDeps,
  said: { viewId: string; personId: string; requestId: string; text: string },
): Promise<string | null> {
  const { viewId, personId, requestId } = said;
  const key = `words:${requestId}:${viewId}`;
  const before = await outboundMessageByKey(deps.store, key);
  const opened = await known(() => deps.desk.openForm({ requestId }, personId));
  const request = await requestById(deps.store, requestId);
  if (before === undefined && opened.kind !== "open") return closedWords(deps, personId, { requestId }, opened);
  if (request === undefined) return null;
  const { channelId, threadTs } = request;
  const { text } = said;
  const language = await languageOfRequest(deps, requestId);
  const posted = await deps.outbound.post({ ...saidMessage(personId, text, language), key, channelId, threadTs });
  if (posted.kind === "refused") return posted.say;
  const place = { slackTeamId: deps.slackTeamId, channelId, threadTs, messageTs: posted.ts };
  const replied = await known(() => deps.desk.reply({ ...place, personId, text, inputs: [], mentioned: true }));
  const message = {
    type: "message" as const,
    channel: channelId,
    ts: posted.ts,
    thread_ts: threadTs,
    user: personId,
    text,
  };
  await answerReply(deps, message, replied);
  await leaveEnd(deps, requestId);
  return null;
}
