import type { ApprovalCard } from "../../operator/announcer.ts";
import { ACTIONS, DECISION_ROW, TRY_ROW } from "./action-ids.ts";
import { withTypedCommands } from "./command-words.ts";
import { madeWords } from "./made-words.ts";
import { mayDoWords } from "./manifest-words.ts";
import {
  actions,
  bullets,
  button,
  type Content,
  confirmDialog,
  context,
  moment,
  money,
  person,
  plain,
  section,
} from "./pieces.ts";
import { openBlocks } from "./preview-card.ts";
import { proofBlocks } from "./proof.ts";

/** A diff up to this long stands on the card; a longer one is a file below it. */
const SHORT_DIFF = 1_500;

/**
 * Asks a group to let one Release go live. First what decides: what is asked, by whom and in which words, why it needs them,
 * what it is and may touch. Then, smaller, what it rests on. `mention` names the group.
 */
export function approvalCard(card: ApprovalCard, mention: string): Content {
  const what = `${card.appName} v${card.releaseNumber}`;
  const commands = card.manifest.triggers.flatMap((one) => ("command" in one ? [one.command] : []));
  return {
    text: `${mention}: may ${plain(what)} go live? Asked for by ${person(card.requesterId)}.`,
    blocks: [
      section(
        `*May ${plain(what)} go live?*\n${mention}, ${person(card.requesterId)} asked for it. It needs a yes from one of you, not from the one who asked.\n${quote(card.askedFor)}`,
      ),
      section(`*Why it needs you*\n${bullets(card.reasons.map(plain))}`),
      section(
        `*${card.current === null ? "What it is" : "What changes"}*\n${plain(withTypedCommands(card.changes, commands))}`,
      ),
      ...proofBlocks(card.proof, "approval"),
      section(mayDoWords(card.manifest, card.current)),
      ...(card.preview.url === null
        ? [context("It has no page to preview.")]
        : openBlocks(card.preview, "Open its preview")),
      ...diffBlocks(card.diff),
      ...checkBlocks(card),
      context(`${madeWords(card.isComposed)} · cost to build: ${money(card.costUsd)}`),
      {
        ...context(`Expires ${moment(card.expiresAt)} · for exactly this version: a newer one asks again`),
        block_id: `${TRY_ROW}-expires`,
      },
      decisionRow(card, what),
      context("Or answer in this thread: _approve_, or _decline:_ and why."),
    ],
  };
}

export function isLongDiff(diff: string): boolean {
  return diff.length > SHORT_DIFF;
}

function decisionRow(card: ApprovalCard, what: string) {
  const confirm = confirmDialog("Let it go live?", `${what} goes live at once, in your name.`, "Approve", "Back");
  return actions(
    DECISION_ROW,
    button(ACTIONS.yes, card.approvalId, "Approve", { label: `Approve ${what}`, style: "primary", confirm }),
    button(ACTIONS.decline, card.approvalId, "Decline", { label: `Decline ${what} with a reason`, style: "danger" }),
  );
}

function diffBlocks(diff: string) {
  if (diff.trim() === "") return [];
  if (isLongDiff(diff)) return [context("*The code* is a file in this message’s thread: the whole diff.")];
  return [section(`*The code*\n\`\`\`${plain(diff).replace(/```/g, "'''")}\`\`\``)];
}

/** What does not hold stands first and says so in words; that all else holds is said once. */
function checkBlocks({ checks, checkDay }: ApprovalCard) {
  if (checks.length === 0) return [];
  const failed = checks.filter((check) => !check.ok);
  const held = checks.filter((check) => check.ok);
  const day = checkDay === null ? "" : `, tried as on ${plain(checkDay)}`;
  const title =
    failed.length === 0 ? `All ${checks.length} checks hold` : `${held.length} of ${checks.length} checks hold`;
  const lines = [
    ...failed.map(({ sentence }) => `✗ *Does not hold:* ${plain(sentence)}`),
    ...held.map(({ sentence }) => `✓ ${plain(sentence)}`),
  ];
  return [context(`*${title}${day}*\n${lines.join("\n")}`)];
}

function quote(words: string): string {
  return plain(words)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}
