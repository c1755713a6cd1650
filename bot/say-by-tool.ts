import type { Store } from "../store/store.ts";
import type { Outbound } from "./outbound.ts";
import { byToolMessage, type ToolAct } from "./views/by-tool.ts";
import { languageOfPerson } from "./words/language-of-person.ts";

/**
 * Says what somebody did with `tool`: in the thread that is given, else to them directly, which begins one. Once per key:
 * the same again gives the same message.
 */
export function createSayByTool({ outbound, store }: { outbound: Outbound; store: Store }) {
  return async ({ key, personId, act, thread }: SaidByTool) => {
    const language = await languageOfPerson({ store }, personId);
    const message = { ...byToolMessage(personId, act, language), key, language };
    const posted =
      thread === null
        ? await outbound.directMessage({ ...message, personId })
        : await outbound.post({ ...message, ...thread, elseTo: personId });
    if (posted.kind === "refused") return { kind: "refused" as const, reason: posted.error };
    const { channelId, ts: messageTs } = posted;
    // Where its channel refuses it, what was to stand there begins a thread in private.
    const threadTs = thread !== null && channelId === thread.channelId ? thread.threadTs : messageTs;
    return { kind: "said" as const, channelId, threadTs, messageTs };
  };
}

interface SaidByTool {
  key: string;
  personId: string;
  act: ToolAct;
  thread: { channelId: string; threadTs: string } | null;
}
