import type { KnownBlock } from "@slack/types";
import { readOutline } from "../../builder/outline/read-outline.ts";
import type { Approval } from "../../store/approvals.ts";
import { DECISION_ROW, FOLDS, TRY_ROW } from "./action-ids.ts";
import { type Content, context, moment, person, plain, section } from "./pieces.ts";

export type SettledApproval = Pick<Approval, "kind" | "status" | "decidedBy" | "decidedAt" | "words"> & {
  /** Number of the Release it was about; null where it was about a Plan. */
  releaseNumber: number | null;
};

/**
 * A question or approval card after its Decision: the same body, the buttons gone, and who decided what, when, on which
 * release. An agreed plan is folded to what was agreed, so that the card that moves is in sight. `shown` is the card as it
 * stands in Slack. Null: it is settled already.
 */
export function decidedCard(shown: Content, approval: SettledApproval): Content | null {
  if (approval.status === "pending" || !shown.blocks.some(isDecisionRow)) return null;
  const row = shown.blocks.findIndex(isDecisionRow);
  const lasting = shown.blocks.slice(0, row).filter(isLasting);
  const isFolded = approval.kind === "plan" && approval.status === "yes";
  const body = (isFolded ? folded(lasting) : lasting).map(withoutId);
  const said = decisionWords(approval);
  // Lines are said in the thread already, for all.
  const own = approval.words?.trim() ?? "";
  const words =
    own !== "" && readOutline(own) === null
      ? [section(`*In their words*\n> ${plain(own).replace(/\n/g, "\n> ")}`)]
      : [];
  return {
    text: `${said} ${shown.text}`,
    blocks: [...body, section(`*${said}*`), ...words, ...keptAfter(shown.blocks.slice(row + 1))],
  };
}

/** One sentence: who, what, when, which release. */
export function decisionWords(approval: SettledApproval): string {
  const version = approval.releaseNumber === null ? "" : ` v${approval.releaseNumber}`;
  const when = approval.decidedAt === null ? "" : ` ${moment(approval.decidedAt)}`;
  const who = approval.decidedBy === null ? "" : ` by ${person(approval.decidedBy)}`;
  if (approval.status === "superseded") return `Out of date: something newer was asked or built since.`;
  if (approval.status === "expired")
    return `Expired${when}: nobody decided in time. Reply _try again_ in the thread where it was asked for.`;
  return `${verdict(approval.kind, approval.status)}${version}${who}${when}.`;
}

function verdict(kind: Approval["kind"], status: Approval["status"]): string {
  if (kind === "dead_end") {
    if (status === "yes") return "It goes on with another model:";
    return status === "change" ? "It goes on:" : "Stopped";
  }
  if (status === "change")
    return "Change wanted to".concat(kind === "preview" || kind === "release" ? "" : " the plan");
  if (status === "no") return kind === "release" ? "Declined" : "Cancelled";
  if (kind === "plan") return "Agreed: build it,";
  if (kind === "questions") return "Answered";
  return kind === "preview" ? "Looks right:" : "Approved";
}

/** What it is, and in one quiet line what it may do. */
function folded(blocks: KnownBlock[]): KnownBlock[] {
  const mayDo = blocks.map((block) => (block.type === "section" ? (block.text?.text ?? "") : "")).find(isMayDo);
  const lines = (mayDo ?? "").split("\n").filter((line) => line.startsWith("• "));
  const agreed = lines.map((line) => line.slice(2)).join(" · ");
  return [...blocks.filter((block) => !block.block_id?.startsWith(FOLDS)), ...(agreed === "" ? [] : [context(agreed)])];
}

function isMayDo(text: string): boolean {
  return text.startsWith("*What it may do");
}

/** The hint how to answer goes with the buttons; the note that this is a machine stays. */
function keptAfter(blocks: KnownBlock[]): KnownBlock[] {
  return blocks
    .filter((block) => block.type === "context" && JSON.stringify(block).includes("Toolroom is a bot"))
    .map(withoutId);
}

/** What could be tried in a preview cannot be tried after the Decision. */
function isLasting(block: KnownBlock): boolean {
  return !block.block_id?.startsWith(TRY_ROW);
}

function isDecisionRow(block: KnownBlock): boolean {
  return block.type === "actions" && block.block_id === DECISION_ROW;
}

/** Slack wants new block ids when a message changes; without one it makes its own. */
function withoutId(block: KnownBlock): KnownBlock {
  const { block_id: _, ...rest } = block;
  return rest as KnownBlock;
}
