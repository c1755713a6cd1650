import { words } from "../views/tool-answers.ts";
import type { ListenerDeps } from "./deps.ts";

/** Where a modal was opened. `threadTs` empty: at the top of the channel. */
interface ModalOrigin {
  channelId: string;
  threadTs: string;
}

/** Tells whoever sent a modal, where they opened it, what there is to say about it; null: nothing. Once for each modal. */
export async function answerModal(
  { outbound }: Pick<ListenerDeps, "outbound">,
  { viewId, personId }: { viewId: string; personId: string },
  { channelId, threadTs }: ModalOrigin,
  say: string | null,
): Promise<void> {
  if (say === null) return;
  const place = threadTs === "" ? {} : { threadTs };
  await outbound.sayToOne({ ...words(say), key: `view:${viewId}`, channelId, personId, ...place });
}
