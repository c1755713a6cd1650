import { outboundMessageAt } from "../../store/outbound-messages.ts";
import type { ListenerDeps } from "./deps.ts";
import { askOf, type PersonMessage } from "./read-message.ts";
import { sayRevised } from "./say-revised.ts";

/** Words below what an App posted, as they stand now; `now` null: they are deleted. False: it posted nothing there. */
export async function reviseComment(
  deps: ListenerDeps,
  said: PersonMessage,
  now: PersonMessage | null,
  revisedTs: string,
): Promise<boolean> {
  const { channel: channelId, thread_ts: postTs, ts: saidTs, user: personId } = said;
  const post = postTs === undefined ? undefined : await outboundMessageAt(deps.store, channelId, postTs);
  if (postTs === undefined || !post?.key.startsWith("app:")) return false;
  await deps.people.know(personId);
  const text = now === null ? null : (await askOf(deps, { ...now, files: [], attachments: [] })).text;
  const isOpen = await deps.channels.isOpen(channelId);
  const words = { kind: "words" as const, text, revisedTs };
  const commented = await deps.desk.comment({ personId, channelId, postTs, isOpen, said: words, saidTs });
  const ask = text === null ? null : { text, inputs: [] };
  const revised = { personId, channelId, postTs, saidTs, revisedTs, ask };
  const replied = await deps.desk.reviseOutputChange(revised);
  await sayRevised(deps, { channelId, threadTs: postTs, messageTs: saidTs, personId, revisedTs }, replied);
  if (commented.kind === "noted") await deps.outbound.react(channelId, saidTs, "eyes");
  return true;
}
