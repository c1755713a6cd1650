import type { Commented, OutputChange } from "../../builder/desk.ts";
import { outboundMessageAt } from "../../store/outbound-messages.ts";
import { maskedIn } from "../receiver/mask-body.ts";
import { notedWords } from "../views/noted-words.ts";
import { outputChange } from "../views/output-change.ts";
import { link, plain } from "../views/pieces.ts";
import { words } from "../views/tool-answers.ts";
import { languageOfRequest } from "../words/choose-language.ts";
import type { Language } from "../words/language.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";
import { askOf, type PersonMessage } from "./read-message.ts";
import { warnOfSecrets } from "./warn-of-secrets.ts";

/**
 * Words below what an App posted. Where they plainly are about that, they are kept for the App's Owner; what the Owner says
 * there is a change in the App's thread; what else people say there is theirs. True: they were meant for us.
 */
export async function takeBelow(deps: ListenerDeps, message: PersonMessage, isForUs: boolean): Promise<boolean> {
  const { channel: channelId, thread_ts: postTs = "", user: personId, ts: saidTs } = message;
  const post = await outboundMessageAt(deps.store, channelId, postTs);
  if (!post?.key.startsWith("app:")) return false;
  await deps.people.know(personId);
  const { text } = await askOf(deps, { ...message, files: [], attachments: [] });
  const said = { personId, channelId, postTs, isOpen: await deps.channels.isOpen(channelId), saidTs };
  const inputs = async () => (await askOf(deps, message)).inputs;
  const commented = await deps.desk.comment({ ...said, said: { kind: "words", text } });
  const changed = await deps.desk.changeOutput({ ...said, text, inputs, mentioned: isForUs });
  const language = await languageOfPerson(deps, personId);
  const say = await answerTo(deps, isForUs, commented, changed, language);
  if (commented.kind === "ignored" && say === null) return false;
  await warnOfSecrets(deps, message, maskedIn(message.text));
  if (commented.kind === "noted" || changed.kind === "changing") await deps.outbound.react(channelId, saidTs, "eyes");
  if (changed.kind === "changing") await tellThread(deps, message, text, changed);
  const key = `answer:${channelId}:${saidTs}`;
  if (say !== null)
    await deps.outbound.sayToOne({ ...words(say), language, key, channelId, personId, threadTs: postTs });
  return true;
}

/** To who said it. null: nothing, they are seen, or did not talk to us. */
async function answerTo(
  deps: ListenerDeps,
  isForUs: boolean,
  commented: Commented,
  changed: OutputChange,
  language: Language,
): Promise<string | null> {
  const { replies, handed } = language;
  if (changed.kind === "changing" || changed.kind === "elsewhere") {
    const { appName, channelId, threadTs } = changed.place;
    const url = await deps.reading.permalink(channelId, threadTs);
    const say = changed.kind === "changing" ? replies.planning(plain(appName)) : plain(handed(changed.say));
    return url === null ? say : `${say} ${link(url, replies.openThread)}.`;
  }
  // Who says that it is wrong is told who can change it, without calling us, too.
  if (commented.kind === "noted") return isForUs || commented.isComplaint ? notedWords(commented, language) : null;
  return changed.kind === "not_theirs" && isForUs ? handed(changed.say) : null;
}

/** Above the card of the change; once for each. */
async function tellThread(
  deps: ListenerDeps,
  { channel, thread_ts: postTs = "", user: personId }: PersonMessage,
  text: string,
  { requestId, place, postedIn }: Extract<OutputChange, { kind: "changing" }>,
): Promise<void> {
  const { appName, channelId, threadTs } = place;
  const url = await deps.reading.permalink(channel, postTs);
  const language = await languageOfRequest(deps, requestId);
  const content = outputChange({ personId, appName, text, postedIn, url }, language);
  await deps.outbound.post({ ...content, key: `below:${requestId}`, channelId, threadTs, elseTo: personId });
}
