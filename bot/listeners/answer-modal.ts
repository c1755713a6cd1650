import { words } from "../views/tool-answers.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";

/** Where a modal was opened. `threadTs` empty: at the top of the channel. */
interface ModalOrigin {
  channelId: string;
  threadTs: string;
}

/** Tells whoever sent a modal, where they opened it, what there is to say about it; null: nothing. Once for each modal. */
export async function answerModal(
  deps: Pick<ListenerDeps, "outbound" | "store">,
  { viewId, personId }: { viewId: string; personId: string },
  { channelId, threadTs }: ModalOrigin,
  say: string | null,
): Promise<void> {
  if (say === null) return;
  const place = threadTs === "" ? {} : { threadTs };
  const language = await languageOfPerson(deps, personId);
  await deps.outbound.sayToOne({
    ...words(language.handed(say)),
    language,
    key: `view:${viewId}`,
    channelId,
    personId,
    ...place,
  });
}
