import { heardSince, heardWrite } from "../../store/heard-messages.ts";
import type { Write } from "../../store/store.ts";
import type { Replied, ThreadReply } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";

export function messageOf(deps: DeskDeps, { channelId, threadTs, messageTs }: ThreadReply) {
  return { channelId, threadTs, ts: messageTs, at: deps.clock.now() };
}

/** What became of a message, to be written with its effect. */
export function noted(deps: DeskDeps, reply: ThreadReply, replied: Replied): Write[] {
  return [heardWrite(messageOf(deps, reply), replied)];
}

const LATELY_MS = 60_000;
const ANSWERED_LATELY = 10;

/** Whether who says it still gets a word for it, as people who talk do; gets the last one for now; or needs none. */
export async function wordFor(deps: DeskDeps, reply: ThreadReply): Promise<"yes" | "last" | "none"> {
  const before = (await heardSince(deps.store, reply, deps.clock.now() - LATELY_MS)).length;
  if (before >= ANSWERED_LATELY) return "none";
  return before === ANSWERED_LATELY - 1 ? "last" : "yes";
}
