import { readWord } from "../../builder/desk/read-word.ts";
import { LEFT_OUT } from "../../builder/desk/words.ts";
import type { AppRequest } from "../../store/app-requests.ts";
import { heardMessages } from "../../store/message-tables.ts";
import type { Facts } from "./facts.ts";
import type { Passage, SlackMessage } from "./slack-facts.ts";

/** What is remembered of a message, by `bot/receiver.ts`. */
const REMEMBERED_MS = 7 * 86_400_000;
/** An end that is just being written may be before or after it. */
const AT_ONCE_MS = 10_000;

/** A message of somebody in the thread, as it stands, of which Slack was told that it is taken. */
interface Said {
  message: SlackMessage;
  personId: string;
  words: string;
  /** All it ever said. */
  before: string[];
}

/** What people said is what was taken: nothing lost, nothing that nobody said, nothing as it stands no more. */
export function untaken(facts: Facts): string[] {
  const said = saidIn(facts);
  return [...lost(facts, said), ...madeUp(facts, said), ...outdated(facts, said), ...misrevised(facts)];
}

/** Each message has become something; a wish of who may steer became words of the request that was open then. */
function lost({ world, thread, requests }: Facts, said: Said[]): string[] {
  const heard = world.registry.orm.select().from(heardMessages).all();
  const since = world.now() - REMEMBERED_MS;
  return said.flatMap(({ message, personId, words, before }) => {
    const { ts } = message;
    if (ts === thread || Number(ts) * 1_000 <= since) return [];
    const found = heard.find((one) => one.ts === ts && one.channelId === message.channelId);
    const isAsk = requests.some(({ messageTs }) => messageTs === ts);
    const name = `“${words}” of ${personId} at ${ts}`;
    if (found === undefined) return isAsk ? [] : [`${name} was heard by nobody`];
    const { outcome, createdAt } = found;
    if (outcome.kind === "started") return isAsk ? [] : [`${name} began nothing`];
    // An edit of it was taken in its place.
    if (before.length > 1 || readWord(words) !== null) return [];
    const taker = requests.find(({ id }) => outcome.kind === "taken" && id === outcome.requestId);
    if (taker !== undefined)
      return taker.remarks.some((remark) => remark.ts === ts) ? [] : [`${name} was taken, and is lost`];
    const open = requests.find((request) => request.requesterId === personId && wasOpen(request, createdAt));
    return outcome.kind === "ignored" && open !== undefined && isWish(words)
      ? [`${name} was ignored by ${open.id}`]
      : [];
  });
}

/** What a request knows was said, by that person, in that message. */
function madeUp({ requests }: Facts, said: Said[]): string[] {
  return requests.flatMap(({ id: requestId, remarks }) =>
    remarks.flatMap((remark) => {
      const one = said.find(({ message }) => message.ts === remark.ts);
      if (one === undefined) return [];
      const isSaid = one.personId === remark.personId && one.before.includes(remark.text);
      return isSaid ? [] : [`${requestId} knows “${remark.text}” of ${remark.personId}, who said “${one.words}”`];
    }),
  );
}

/** What nobody has acted on yet counts as it stands: the ask, and what was said to it. */
function outdated(facts: Facts, said: Said[]): string[] {
  const { requests, thread } = facts;
  const deleted = deletedIn(facts);
  const open = requests.find(({ status, stopRequestedBy }) => status === "open" && stopRequestedBy === null);
  if (open === undefined) return [];
  const found = deleted.has(open.messageTs) ? [`${open.id} is open, and its ask is deleted`] : [];
  for (const { ts, text, takenBy } of open.remarks) {
    if (takenBy !== undefined) continue;
    const now = said.find(({ message }) => message.ts === ts);
    if (deleted.has(ts)) found.push(`“${text}” counts for ${open.id}, and is deleted`);
    else if (now !== undefined && now.words !== text && readWord(now.words) === null)
      found.push(`“${text}” counts for ${open.id}, and says “${now.words}” by now`);
  }
  const ask = said.find(({ message }) => message.ts === open.messageTs && open.messageTs === thread);
  const isAgreed = facts.approvals.some(
    ({ requestId, kind, status }) => requestId === open.id && kind === "plan" && status === "yes",
  );
  if (ask !== undefined && !isAgreed && ask.words !== open.text)
    found.push(`${open.id} is “${open.text}”, and its ask says “${ask.words}”`);
  return found;
}

/** Who edited a message and was told that it counts so, or that it counts no more: so it is. The last time counts. */
function misrevised({ world, thread, requests }: Facts): string[] {
  const words = new Map(
    world.slack.traffic().flatMap(({ kind, body }): [string, string][] => {
      const event = kind === "events_api" ? (body.event as MessageEvent) : undefined;
      return event?.subtype === "message_changed" ? [[event.ts, bare(world.botUserId, event.message?.text)]] : [];
    }),
  );
  const last = new Map<string, { ts: string; requestId: string | null }>();
  for (const { ts, outcome } of world.registry.orm.select().from(heardMessages).all()) {
    const isLeftOut = outcome.kind === "told" && outcome.say === LEFT_OUT;
    if (!("revised" in outcome) || outcome.revised === undefined || (outcome.kind !== "taken" && !isLeftOut)) continue;
    const { messageTs } = outcome.revised;
    if (Number(last.get(messageTs)?.ts ?? 0) > Number(ts)) continue;
    last.set(messageTs, { ts, requestId: outcome.kind === "taken" ? outcome.requestId : null });
  }
  return [...last].flatMap(([messageTs, { ts, requestId }]) => {
    if (requestId === null) {
      const still = requests.find(({ remarks }) => remarks.some((remark) => remark.ts === messageTs));
      return still === undefined ? [] : [`${messageTs} is left out, it was said, and ${still.id} knows it`];
    }
    const taker = requests.find(({ id }) => id === requestId);
    // Words that began another try of an ask are a remark of it.
    const remark = taker?.remarks.find(({ ts: saidTs }) => saidTs === messageTs);
    // The ask that began the thread is that of another try, too.
    const isAsk = taker?.messageTs === messageTs || messageTs === thread;
    const known = remark === undefined && isAsk ? taker?.text : remark?.text;
    return known === words.get(ts) ? [] : [`${messageTs} says “${words.get(ts)}” by now, and counts as “${known}”`];
  });
}

function saidIn({ world, thread, messages }: Facts): Said[] {
  const channel = world.channelId("requests");
  const passages = world.slack.traffic().filter(({ isAnswered, kind }) => isAnswered && kind === "events_api");
  const texts = new Map<string, string[]>();
  for (const { ts, text } of passages.flatMap((passage) => wordsOf(world.botUserId, passage)))
    texts.set(ts, [...(texts.get(ts) ?? []), text]);
  return messages.flatMap((message) => {
    const { ts, thread_ts: threadTs = ts, user, channelId } = message;
    if (channelId !== channel || threadTs !== thread || user === undefined || user === world.botUserId) return [];
    const before = [...new Set(texts.get(ts) ?? [])];
    const words = bare(world.botUserId, message.text);
    // Slack gave up telling us of what it says by now.
    return before.includes(words) ? [{ message, personId: user, words, before }] : [];
  });
}

interface MessageEvent {
  type: string;
  ts: string;
  text?: string;
  subtype?: string;
  deleted_ts?: string;
  message?: { ts: string; text?: string };
}

function wordsOf(botUserId: string, { body }: Passage): { ts: string; text: string }[] {
  const event = body.event as MessageEvent;
  if (!["message", "app_mention"].includes(event.type)) return [];
  if (event.subtype === undefined) return [{ ts: event.ts, text: bare(botUserId, event.text) }];
  if (event.subtype !== "message_changed" || event.message === undefined) return [];
  return [{ ts: event.message.ts, text: bare(botUserId, event.message.text) }];
}

/** Timestamps of what is deleted, as Slack told us. */
function deletedIn({ world }: Facts): Set<string> {
  return new Set(
    world.slack.traffic().flatMap(({ kind, isAnswered, body }) => {
      const event = kind === "events_api" ? (body.event as MessageEvent) : undefined;
      return isAnswered && event?.subtype === "message_deleted" ? [event.deleted_ts ?? ""] : [];
    }),
  );
}

function bare(botUserId: string, text = ""): string {
  return text.replaceAll(`<@${botUserId}>`, "").trim();
}

function wasOpen({ createdAt, updatedAt, status }: AppRequest, at: number): boolean {
  return createdAt + AT_ONCE_MS < at && (status === "open" || at < updatedAt - AT_ONCE_MS);
}

/** Not a question, and no talk. */
function isWish(words: string): boolean {
  return /^(make|post|break|an impossible|add|wrong:|sort|show)/.test(words);
}
