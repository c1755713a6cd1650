import { type Approval, approvalById } from "../../store/approvals.ts";
import { appById } from "../../store/apps.ts";
import { outboundMessageAt } from "../../store/outbound-messages.ts";
import { releaseById } from "../../store/releases.ts";
import type { Store } from "../../store/store.ts";
import type { Replied, ThreadReply } from "../desk.ts";
import { decide, echo, stillOpen } from "./decide.ts";
import type { DeskDeps } from "./deps.ts";
import { noted } from "./heard.ts";
import { readVerdict } from "./read-verdict.ts";
import { whenShown } from "./shown.ts";

const NOT_SHOWN = "Its card was not here yet when you said that. Say it again when you have read it.";
const NO_REASON = "Say why along with it, as in *decline: it posts too often*. The person who asked reads it.";

/**
 * A yes or no to a Release, said in the thread of its card or of its request: as by the card's buttons, with the same checks,
 * at that moment. Null: it is about no Release, or says neither.
 */
export async function decideInWords(deps: DeskDeps, approval: Approval, reply: ThreadReply): Promise<Replied | null> {
  if (approval.kind !== "release") return null;
  const { id: approvalId, requestId } = approval;
  const release = approval.releaseId === null ? undefined : await releaseById(deps.store, approval.releaseId);
  const app = release === undefined ? undefined : await appById(deps.store, release.appId);
  const verdict = readVerdict(reply.text, app?.name ?? "");
  if (verdict === null) return null;
  const { personId } = reply;
  const judged = await stillOpen(deps, approvalId, personId);
  if (judged.kind !== "open") return { kind: "refused", say: judged.say };
  if ((await whenShown(deps, approval, reply.messageTs)) !== "before") return { kind: "refused", say: NOT_SHOWN };
  if (verdict.number !== null && verdict.number !== release?.number)
    return { kind: "refused", say: `It is v${release?.number} that waits here, not v${verdict.number}.` };
  const words = verdict.answer === "no" ? verdict.reason : null;
  if (verdict.answer === "no" && words === null) return { kind: "refused", say: NO_REASON };
  const taken = { kind: "taken" as const, requestId, as: await echo(deps, approval, verdict.answer) };
  const decision = { approvalId, personId, answer: verdict.answer, ...(words === null ? {} : { words }) };
  const outcome = await decide(deps, decision, noted(deps, reply, taken));
  return outcome.kind === "taken" ? taken : { kind: "refused", say: outcome.say };
}

/** The Approval whose card begins this thread; undefined: another message, or none of ours, does. */
export async function approvalOfCard(store: Store, channelId: string, ts: string): Promise<Approval | undefined> {
  const card = await outboundMessageAt(store, channelId, ts);
  const approvalId = /^(apr_\w+):card$/.exec(card?.key ?? "")?.[1];
  return approvalId === undefined ? undefined : approvalById(store, approvalId);
}
