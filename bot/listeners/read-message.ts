import { type ReceivedAsk, WHOLE_ASK } from "../../builder/desk.ts";
import { readAskInputs } from "../asks/inputs.ts";
import { readAskText } from "../asks/text.ts";
import { messageSchema, type SlackMessage } from "../payloads.ts";
import { withoutKinds } from "../receiver/mask-body.ts";
import type { ListenerDeps } from "./deps.ts";
import { warnOfSecretFile } from "./warn-of-secrets.ts";

export type PersonMessage = SlackMessage & { user: string };

/** Characters; of a longer one the beginning is the ask, and all of it an input. */
export const LONG_ASK = 12_000;

/** What a person wrote just now: no edits, no joins, no bots. */
export function personMessage(event: unknown): PersonMessage | null {
  const { success, data } = messageSchema.safeParse(event);
  if (!success || data.user === undefined || data.bot_id !== undefined || data.hidden || data.edited !== undefined)
    return null;
  const isOrdinary = data.subtype === undefined || data.subtype === "file_share" || data.subtype === "thread_broadcast";
  return isOrdinary ? { ...data, user: data.user } : null;
}

export function isFromUs(deps: ListenerDeps, message: PersonMessage): boolean {
  return message.user === deps.botUserId || message.user === "USLACKBOT";
}

/** Its words as a person reads them, with what came with it. Who sent a credential in a file is told what to do, once. */
export async function askOf(deps: ListenerDeps, message: PersonMessage): Promise<ReceivedAsk> {
  const { text, links } = await readAskText(withoutKinds(message.text), deps.botUserId, {
    person: async (personId) => (await deps.people.know(personId))?.handle ?? null,
    channel: (channelId) => deps.channels.nameOf(channelId),
  });
  const found = new Map<string, string[]>();
  const inputs = await readAskInputs(message, links, deps.download, (kind, fileName) => {
    found.set(fileName, [...new Set([...(found.get(fileName) ?? []), kind])]);
  });
  for (const [fileName, kinds] of found) await warnOfSecretFile(deps, message, fileName, kinds);
  const whole = { kind: "text" as const, name: WHOLE_ASK, mediaType: "text/plain", content: text };
  const isLong = text.length > LONG_ASK;
  return {
    slackTeamId: deps.slackTeamId,
    channelId: message.channel,
    threadTs: message.thread_ts ?? message.ts,
    messageTs: message.ts,
    personId: message.user,
    text: isLong ? `${text.slice(0, LONG_ASK)}\n(The whole ask is an input: ${text.length} characters.)` : text,
    inputs: isLong ? [whole, ...inputs] : inputs,
  };
}
