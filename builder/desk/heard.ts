import { heardWrite } from "../../store/heard-messages.ts";
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
