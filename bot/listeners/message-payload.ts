import type { SlackMessagePayload } from "../../sdk/contract/payloads.ts";
import { readAskText } from "../asks/text.ts";
import { withoutKinds } from "../receiver/mask-body.ts";
import type { ListenerDeps } from "./deps.ts";

/** A message as Slack has it; `text` in its markup. */
export interface MessageRead {
  channelId: string;
  ts: string;
  threadTs: string | null;
  text: string;
  personId: string | null;
}

/** What an App gets of a message: names in the place of ids, and its address. */
export async function messagePayload(deps: ListenerDeps, message: MessageRead): Promise<SlackMessagePayload> {
  const { channelId, ts, threadTs, personId } = message;
  const { text } = await readAskText(withoutKinds(message.text), deps.botUserId, {
    person: async (id) => (await deps.people.know(id))?.handle ?? null,
    channel: (id) => deps.channels.nameOf(id),
  });
  const person = personId === null ? undefined : await deps.people.know(personId);
  const author =
    person === undefined || person.kind === "bot" ? null : { id: person.id, handle: person.handle, name: person.name };
  return { text, ts, threadTs, link: await deps.reading.permalink(channelId, ts), author };
}
