import { type EarlyRevision, earlyRevision } from "../../store/early-revisions.ts";
import type { Received, ReceivedAsk, Replied, ThreadReply } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { receive } from "./receive.ts";
import { reply } from "./reply.ts";
import { reviseKnown } from "./revise.ts";

/**
 * An ask as it stands, of the App whose id is given where it is to change: what was edited before it came counts, and what
 * was deleted is stopped as it is saved.
 */
export async function receiveAsItStands(
  deps: DeskDeps,
  ask: ReceivedAsk,
  appId: string | null = null,
): Promise<Received> {
  const early = await earlyRevision(deps.store, ask);
  const received = await receive(deps, { ...ask, ...early?.ask }, appId, { isTakenBack: isDeletion(early) });
  await takeUpLater(deps, ask, early);
  return received;
}

/** A reply as it stands. */
export async function replyAsItStands(deps: DeskDeps, message: ThreadReply): Promise<Replied> {
  const early = await earlyRevision(deps.store, message);
  const replied = await reply(deps, { ...message, ...early?.ask }, isDeletion(early));
  await takeUpLater(deps, message, early);
  return replied;
}

function isDeletion(early: EarlyRevision | undefined): boolean {
  return early !== undefined && early.ask === null;
}

/** From now on the message is known: what was kept before that, and after we looked, is here. */
async function takeUpLater(deps: DeskDeps, message: ReceivedAsk, seen: EarlyRevision | undefined): Promise<void> {
  const later = await earlyRevision(deps.store, message);
  if (later !== undefined && later.revisedTs !== seen?.revisedTs)
    await reviseKnown(deps, { ...later, mentioned: true });
}
