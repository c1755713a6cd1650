import { bareWords } from "../../builder/desk/bare-words.ts";
import { workMessage } from "../views/work-message.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";

const WORDS =
  /^(?:please |bitte )?(?:(?:show|send|give)(?: me| us)? (?:the |its |your )?(?:work|transcript)|zeig(?:e)?(?: mir)? (?:die |deine )?arbeit|(?:the )?transcript)(?: please| bitte)?$/;

/** Whether a whole message asks to see what an agent did, and nothing else. */
export function asksForWork(text: string): boolean {
  return WORDS.test(bareWords(text, "gaps"));
}

/**
 * Sends what agents did to whoever asked, as files in private: what an App is made of, and what came with the ask, belongs in
 * no channel. What to tell them where they asked; null: that is no thread of ours. `key` names the asking.
 */
export async function showWork(
  deps: ListenerDeps,
  of: { requestId: string } | { channelId: string; threadTs: string },
  { personId, key }: { personId: string; key: string },
): Promise<string | null> {
  const shown = await known(() => deps.desk.showWork(of, personId));
  if (shown.kind === "not_ours") return null;
  if (shown.kind === "refused") return shown.say;
  const { title, text, lines } = shown;
  const language = await languageOfPerson(deps, personId);
  const { replies } = language;
  const posted = await deps.outbound.directMessage({ ...workMessage(title, language), personId, key: `work:${key}` });
  if (posted.kind === "refused") return posted.say;
  const place = { channelId: posted.channelId, threadTs: posted.ts };
  const files = [
    { name: "work.md", title: replies.workTitle(title), content: text },
    { name: "transcript.jsonl", title: replies.workLines, content: lines },
  ];
  for (const file of files) {
    const sent = await deps.outbound.upload({ ...file, ...place, key: `work:${key}:${file.name}` });
    if (sent.kind === "refused") return sent.say;
  }
  return replies.workSent;
}
