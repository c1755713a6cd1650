import { type No, sayNo } from "../../operator/authority/judgement.ts";
import type { Replied, ThreadReply } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { isForRequest } from "./read-word.ts";
import { mayAskFor } from "./receive.ts";
import { NEW_WISH } from "./words.ts";

/** Chatter stays unanswered; a colleague who clearly meant us learns whose it is. */
export async function overheard(deps: DeskDeps, reply: ThreadReply, may: No): Promise<Replied> {
  if (!isForRequest(reply.text) || !(await mayAskFor(deps, reply.personId, null)).yes) return { kind: "ignored" };
  return { kind: "hint", say: `${sayNo(may)} ${NEW_WISH}` };
}
