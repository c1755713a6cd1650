import type { Replied } from "../../builder/desk.ts";
import type { AppRequest } from "../../store/app-requests.ts";
import type { DataAsked, SteeringWish } from "../../store/message-tables.ts";
import type { SlackMessage } from "../payloads.ts";
import type { Turn } from "../receiver/attempts.ts";
import { maskedIn } from "../receiver/mask-body.ts";
import { appAnswerMessage } from "../views/app-answer.ts";
import { helpMessage } from "../views/help.ts";
import { type Content, link, spoken } from "../views/pieces.ts";
import { steeredTogether } from "../views/steered-together.ts";
import { thumbs } from "../views/thumbs.ts";
import { quietWords, words } from "../views/tool-answers.ts";
import { undoDataQuestion } from "../views/undo-rows.ts";
import { languageOfThread } from "../words/choose-language.ts";
import type { Language } from "../words/language.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import { answeredDirectly } from "./answered-directly.ts";
import type { ListenerDeps } from "./deps.ts";
import { earlyReplies, mustFollowItsAsk } from "./early-replies.ts";
import { isApprovalCard, isOurThread } from "./our-thread.ts";
import { askOf, isFromUs, LONG_ASK, type PersonMessage, personMessage } from "./read-message.ts";
import { asksForWork, showWork } from "./show-work.ts";
import { takeBelow } from "./take-below.ts";
import { warnOfSecrets } from "./warn-of-secrets.ts";

/** Said in an app's thread. */
const NEW_ADDRESS = /^\s*(a )?new web-?hook address[.!]*\s*$|^\s*neue web-?hook-?[ -]?adresse[.!]*\s*$/i;

/**
 * `app_mention`: an ask, at the top of a channel or within any thread. Slack sends the same words as `message` too. What is
 * said next in the thread is taken once this is done, which is before Slack lets us tell it.
 */
export async function takeMention(deps: ListenerDeps, event: unknown, turn: Turn): Promise<void> {
  const message = personMessage(event);
  if (message === null || isFromUs(deps, message)) return;
  await (message.thread_ts === undefined ? takeAsk(deps, message, turn) : takeReply(deps, message, true, turn));
}

/** `message`: an ask in a direct message, or a reply without mention in a thread. `turn` as above. */
export async function takeMessage(deps: ListenerDeps, event: unknown, turn: Turn): Promise<void> {
  const message = personMessage(event);
  if (message === null || isFromUs(deps, message)) return;
  const isDirect = message.channel_type === "im";
  if (!isDirect && message.text.includes(`<@${deps.botUserId}>`)) return; // comes as app_mention
  const answered = await answeredDirectly(deps, message);
  if (answered !== null) return takeDirectAnswer(deps, message, answered);
  if (message.thread_ts !== undefined) return takeReply(deps, message, isDirect, turn);
  if (isDirect) await takeAsk(deps, message, turn);
}

async function takeAsk(deps: ListenerDeps, message: PersonMessage, turn: Turn): Promise<void> {
  await deps.people.know(message.user);
  await warnOfSecrets(deps, message, maskedIn(message.text));
  const may = await deps.mayDo(message.user, { verb: "ask" });
  if (!may.yes) return answer(deps, message, sentence(may.say));
  if (isEmpty(deps, message)) return answer(deps, message, helpMessage);
  await deps.outbound.showSeen(message.channel, message.ts);
  const received = await deps.desk.receive(await askOf(deps, message));
  if (received.kind === "refused") return answer(deps, message, sentence(received.say));
  for (const early of await earlyReplies(deps, message))
    await takeReply(deps, early, false, { ...turn, freeLane: () => undefined });
  turn.freeLane();
  await sayIfLong(deps, message);
}

/** As if it had been said in the thread of its request, where we may not be any more. */
async function takeDirectAnswer(deps: ListenerDeps, message: PersonMessage, request: AppRequest): Promise<void> {
  await deps.people.know(message.user);
  await warnOfSecrets(deps, message, maskedIn(message.text));
  const { channelId, threadTs } = request;
  const replied = await deps.desk.reply({ ...(await askOf(deps, message)), channelId, threadTs, mentioned: true });
  await answerReply(deps, message, replied);
}

async function takeReply(deps: ListenerDeps, message: PersonMessage, isForUs: boolean, turn: Turn): Promise<void> {
  const isOurs = await isOurThread(deps, message);
  if (!isOurs && (await takeBelow(deps, message, isForUs))) return;
  const isBelowCard = !isOurs && (await isApprovalCard(deps, message));
  if (!isForUs && !isOurs && !isBelowCard) return;
  await deps.people.know(message.user);
  await warnOfSecrets(deps, message, maskedIn(message.text));
  if (isForUs && isEmpty(deps, message)) return answer(deps, message, helpMessage);
  // Below a card only what is said itself counts.
  const ask = await askOf(deps, isBelowCard ? { ...message, files: [], attachments: [] } : message);
  if (NEW_ADDRESS.test(ask.text)) {
    const { channelId, threadTs, messageTs, personId } = ask;
    const renewed = await deps.commands.renewWebhooks({ channelId, threadTs, messageTs, personId });
    if (renewed.kind !== "no_app") return answer(deps, message, sentence(renewed.say));
  }
  if (asksForWork(ask.text)) {
    const { channelId, threadTs, messageTs, personId } = ask;
    const say = await showWork(deps, { channelId, threadTs }, { personId, key: `${channelId}:${messageTs}` });
    if (say !== null) return answer(deps, message, sentence(say));
  }
  const replied = await deps.desk.reply({ ...ask, mentioned: isForUs });
  if (replied.kind === "ignored" && isForUs) return takeUnexpected(deps, message, turn);
  turn.freeLane();
  await answerReply(deps, message, replied);
}

/** Called in a thread that is not ours, it is an ask; in one of ours it found nothing to answer. */
async function takeUnexpected(deps: ListenerDeps, message: PersonMessage, turn: Turn): Promise<void> {
  if (!(await isOurThread(deps, message))) {
    await mustFollowItsAsk(deps, message, turn);
    return takeAsk(deps, message, turn);
  }
  const isCalled = message.text.includes(`<@${deps.botUserId}>`);
  if (isCalled) await answer(deps, message, ({ replies }) => words(replies.nothingWaits));
}

/** Tells whoever said it, or the thread, what became of it. */
export async function answerReply(deps: ListenerDeps, message: PersonMessage, replied: Replied): Promise<void> {
  if (replied.kind === "ignored") return;
  if (replied.kind === "refused" || replied.kind === "told") return answer(deps, message, sentence(replied.say));
  if (replied.kind === "hint") return hint(deps, message, replied.say);
  if (replied.kind === "said") return sayInThread(deps, message, sentence(replied.say));
  if (replied.kind === "asks") return askAboutData(deps, message, replied);
  if (replied.kind === "answered") return tellAnswer(deps, message, replied);
  // Slack takes few reactions a minute, of all threads together.
  const isOneOfMany = replied.kind === "taken" && replied.isOneOfMany === true;
  if (!isOneOfMany) await deps.outbound.showSeen(message.channel, message.ts);
  if (replied.as === undefined) return sayIfLong(deps, message);
  const { as } = replied;
  if (!isOneOfMany)
    await answer(deps, message, ({ replies, handed }) => quietWords(replies.takenAs(spoken(handed(as)))));
  if (replied.kind === "taken" && replied.together !== undefined)
    await tellTogether(deps, message, replied.requestId, replied.together);
}

/** What an App keeps is told to who asked: others in the thread may see less of it, or nothing. */
function tellAnswer(
  deps: ListenerDeps,
  message: PersonMessage,
  { answer: known, releaseId }: Extract<Replied, { kind: "answered" }>,
): Promise<void> {
  const content = (language: Language) => {
    const { text, blocks } = appAnswerMessage(known, deps.appUrl(known.name), language);
    // One that was kept before answers had thumbs knows no version.
    return { text, blocks: releaseId ? [...blocks, thumbs({ of: "answer", releaseId }, language)] : blocks };
  };
  const isTheirs = known.about === "entries" && known.found !== undefined;
  return isTheirs ? answer(deps, message, content) : sayInThread(deps, message, content);
}

/** As the button asks it: once for each version. */
async function askAboutData(deps: ListenerDeps, message: PersonMessage, asked: DataAsked): Promise<void> {
  const { channel: channelId, ts, thread_ts: threadTs = ts, user: elseTo } = message;
  const key = `undo-data:${asked.releaseId}`;
  const language = await languageOfThread(deps, { channelId, threadTs, personId: elseTo });
  const posted = await deps.outbound.post({ ...undoDataQuestion(asked, language), key, channelId, threadTs, elseTo });
  const url = posted.kind === "posted" && !posted.isNew ? await deps.reading.permalink(channelId, posted.ts) : null;
  if (url !== null)
    await answer(deps, message, ({ replies }) => words(replies.askedBefore(link(url, replies.answerThere))));
}

/** To both, so in the thread; once for a request. */
async function tellTogether(deps: ListenerDeps, message: PersonMessage, requestId: string, wishes: SteeringWish[]) {
  const { channel: channelId, ts, thread_ts: threadTs = ts, user: elseTo } = message;
  const language = await languageOfThread(deps, { channelId, threadTs, personId: elseTo });
  const key = `together:${requestId}`;
  await deps.outbound.post({ ...steeredTogether(wishes, language), key, channelId, threadTs, elseTo });
}

async function hint(deps: ListenerDeps, message: PersonMessage, say: string): Promise<void> {
  const { channel: channelId, ts, thread_ts: threadTs = ts, user: personId } = message;
  const key = `hint:${channelId}:${threadTs}:${personId}`;
  const { handed } = await languageOfPerson(deps, personId);
  await deps.outbound.sayToOne({ ...words(handed(say)), key, channelId, threadTs, personId, isOnce: true });
}

/** What changed for everybody, or was asked before everybody, is said to everybody there. */
async function sayInThread(deps: ListenerDeps, message: PersonMessage, content: InLanguage): Promise<void> {
  const { channel: channelId, ts, thread_ts: threadTs = ts, user: elseTo } = message;
  const language = await languageOfThread(deps, { channelId, threadTs, personId: elseTo });
  const said = { ...content(language), language, key: `said:${channelId}:${ts}` };
  await deps.outbound.post({ ...said, channelId, threadTs, elseTo });
}

async function sayIfLong(deps: ListenerDeps, message: PersonMessage): Promise<void> {
  if (message.text.length <= LONG_ASK) return;
  const { length } = message.text;
  await answer(deps, message, ({ replies, forms }) => words(replies.long(forms.count(length))));
}

/** What another room says, as it is said in one of our languages. */
type InLanguage = (language: Language) => Content;

function sentence(say: string): InLanguage {
  return ({ handed }) => words(handed(say));
}

async function answer(deps: ListenerDeps, message: PersonMessage, content: InLanguage): Promise<void> {
  const { channel: channelId, ts, thread_ts: threadTs, user: personId } = message;
  const place = threadTs === undefined ? {} : { threadTs };
  const language = await languageOfPerson(deps, personId);
  const said = { ...content(language), language, key: `answer:${channelId}:${ts}` };
  await deps.outbound.sayToOne({ ...said, channelId, personId, ...place });
}

function isEmpty(deps: ListenerDeps, message: SlackMessage): boolean {
  const said = message.text.replaceAll(`<@${deps.botUserId}>`, "").trim();
  return said === "" && (message.files ?? []).length === 0 && (message.attachments ?? []).length === 0;
}
