import type { KnownBlock } from "@slack/types";
import { readOutline } from "../../builder/outline/read-outline.ts";
import type { Approval } from "../../store/approvals.ts";
import type { Language } from "../words/language.ts";
import { LANGUAGES } from "../words/languages.ts";
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
export function decidedCard(shown: Content, approval: SettledApproval, language: Language): Content | null {
  if (approval.status === "pending" || !shown.blocks.some(isDecisionRow)) return null;
  const row = shown.blocks.findIndex(isDecisionRow);
  const lasting = shown.blocks.slice(0, row).filter(isLasting);
  const isFolded = approval.kind === "plan" && approval.status === "yes";
  const body = (isFolded ? folded(lasting) : lasting).map(withoutId);
  const said = decisionWords(approval, language);
  // Lines are said in the thread already, for all.
  const own = approval.words?.trim() ?? "";
  const words =
    own !== "" && readOutline(own) === null
      ? [section(`*${language.decided.inTheirWords}*\n> ${plain(own).replace(/\n/g, "\n> ")}`)]
      : [];
  return {
    text: `${said} ${shown.text}`,
    blocks: [...body, section(`*${said}*`), ...words, ...keptAfter(shown.blocks.slice(row + 1))],
  };
}

/** One sentence: who, what, when, which release. */
export function decisionWords(approval: SettledApproval, language: Language): string {
  const { decided } = language;
  const version = approval.releaseNumber === null ? "" : ` v${approval.releaseNumber}`;
  const when = approval.decidedAt === null ? "" : ` ${moment(approval.decidedAt, language)}`;
  const who = approval.decidedBy === null ? "" : decided.by(person(approval.decidedBy));
  if (approval.status === "superseded") return decided.outOfDate;
  if (approval.status === "expired") return decided.expired(when);
  const verdict = decided[approval.kind][approval.status === "pending" ? "yes" : approval.status];
  return `${verdict}${version}${who}${when}.`;
}

/** What it is, and in one quiet line what it may do. */
function folded(blocks: KnownBlock[]): KnownBlock[] {
  const mayDo = blocks.map((block) => (block.type === "section" ? (block.text?.text ?? "") : "")).find(isMayDo);
  const lines = (mayDo ?? "").split("\n").filter((line) => line.startsWith("• "));
  const agreed = lines.map((line) => line.slice(2)).join(" · ");
  return [...blocks.filter((block) => !block.block_id?.startsWith(FOLDS)), ...(agreed === "" ? [] : [context(agreed)])];
}

function isMayDo(text: string): boolean {
  return LANGUAGES.some(({ manifest }) => text.startsWith(`*${manifest.title}`));
}

/** The hint how to answer goes with the buttons; the note that this is a machine stays. */
function keptAfter(blocks: KnownBlock[]): KnownBlock[] {
  return blocks
    .filter(
      (block) =>
        block.type === "context" &&
        LANGUAGES.some(({ made }) => JSON.stringify(block).includes(JSON.stringify(made.bot))),
    )
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
