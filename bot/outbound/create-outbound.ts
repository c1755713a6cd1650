import type { Outbound, OutboundOptions } from "../outbound.ts";
import { createEdits } from "./edits.ts";
import { sayToOne } from "./ephemeral.ts";
import { createPosting } from "./posting.ts";
import { react, showSeen } from "./react.ts";

/** One per process: posts of one key wait for each other inside it. */
export function createOutbound(options: OutboundOptions): Outbound {
  const posting = createPosting(options);
  const edits = createEdits(options);
  return {
    post: posting.post,
    edit: edits.edit,
    sayToOne: (words) => sayToOne(options, posting, words),
    directMessage: posting.directMessage,
    react: (channelId, ts, emoji) => react(options, channelId, ts, emoji),
    showSeen: (channelId, ts) => showSeen(options, channelId, ts),
    upload: posting.upload,
  };
}
