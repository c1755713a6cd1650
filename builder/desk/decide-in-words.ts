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
import { readWord } from "./read-word.ts";
import { whenShown } from "./shown.ts";

const NOT_SHOWN = "Its card was not here yet when you said that. Say it again when you have read it.";
const NO_REASON = "Say why along with it, as in *decline: it posts too often*. The person who asked reads it.";

/** "ok" and "looks good" are what people say to each other, too; these want it to go on. */
const GOES_ON = /(?<!\p{L})(?:yes|yep|yeah|ja|go|do it|mach das|los)(?!\p{L})/iu;
const HOW = "If that is your yes, say *approve* here, or press *Approve*: other words decide nothing. It still waits.";

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

/** Who may decide, and agrees below the card in words that decide nothing, learns which do. */
export async function hintBelow(deps: DeskDeps, approval: Approval, reply: ThreadReply): Promise<Replied> {
  const isOpen = approval.kind === "release" && GOES_ON.test(reply.text) && readWord(reply.text) === "yes";
  const judged = isOpen ? await stillOpen(deps, approval.id, reply.personId) : null;
  return judged?.kind === "open" ? { kind: "hint", say: HOW } : { kind: "ignored" };
}

/** The Approval whose card begins this thread; undefined: another message, or none of ours, does. */
export async function approvalOfCard(store: Store, channelId: string, ts: string): Promise<Approval | undefined> {
  const card = await outboundMessageAt(store, channelId, ts);
  const approvalId = /^(apr_\w+):card$/.exec(card?.key ?? "")?.[1];
  return approvalId === undefined ? undefined : approvalById(store, approvalId);
}
