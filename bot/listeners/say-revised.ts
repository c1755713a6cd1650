import type { Replied } from "../../builder/desk.ts";
import { sha256 } from "../../lib/ids.ts";
import { spoken } from "../views/pieces.ts";
import { quietWords, words } from "../views/tool-answers.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";

/** The message that was revised, and when. */
interface RevisedMessage {
  channelId: string;
  threadTs: string;
  messageTs: string;
  personId: string;
  revisedTs: string;
}

/** What became of an edit or a deletion, to its author alone. */
export async function sayRevised(deps: ListenerDeps, message: RevisedMessage, replied: Replied): Promise<void> {
  const { channelId, threadTs, messageTs, personId, revisedTs } = message;
  const { replies, handed } = await languageOfPerson(deps, personId);
  const content =
    replied.kind === "taken"
      ? quietWords(replies.takenAs(spoken(handed(replied.as))))
      : replied.kind === "told" || replied.kind === "refused"
        ? words(handed(replied.say))
        : null;
  if (content === null) return;
  const key = `revised:${channelId}:${messageTs}:${sinceOf(replied)}:${sha256(content.text).slice(0, 16)}`;
  await deps.outbound.sayToOne({ ...content, channelId, threadTs, personId, key, isOnce: true, saidBy: revisedTs });
}

/** The same words are said once to many edits of a message, until something new is asked about it. */
function sinceOf(replied: Replied): string {
  return ("revised" in replied && replied.revised?.since) || "";
}
