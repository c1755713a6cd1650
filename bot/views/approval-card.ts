import type { ApprovalCard } from "../../operator/announcer.ts";
import { ACTIONS, DECISION_ROW } from "./action-ids.ts";
import { withTypedCommands } from "./command-words.ts";
import { mayDoWords } from "./manifest-words.ts";
import {
  actions,
  bullets,
  button,
  type Content,
  confirmDialog,
  context,
  link,
  moment,
  money,
  person,
  plain,
  section,
} from "./pieces.ts";
import { openBlock, startBlocks } from "./preview-card.ts";

/** A diff up to this long stands on the card; a longer one is a file below it. */
const SHORT_DIFF = 1_500;

/** Asks a group to let one Release go live: what, why, risk, diff, preview, checks. `mention` names the group. */
export function approvalCard(card: ApprovalCard, mention: string): Content {
  const what = `${card.appName} v${card.releaseNumber}`;
  const commands = card.manifest.triggers.flatMap((one) => ("command" in one ? [one.command] : []));
  const passed = card.checks.filter((check) => check.ok).length;
  return {
    text: `${mention}: may ${plain(what)} go live? Asked for by ${person(card.requesterId)}.`,
    blocks: [
      section(
        `*May ${plain(what)} go live?*\n${mention}, it needs a yes from one of you; not from ${person(card.requesterId)}, who asked for it.`,
      ),
      section(`*Asked for*\n${quote(card.askedFor)}`),
      section(`*Why it needs you*\n${bullets(card.reasons.map(plain))}`),
      section(`*What changes*\n${plain(withTypedCommands(card.changes, commands))}`),
      section(mayDoWords(card.manifest, card.current)),
      ...diffBlocks(card.diff),
      section(`*Checks: ${passed} of ${card.checks.length} hold*\n${bullets(card.checks.map(checkLine))}`),
      openBlock(previewLine(card.preview.url)),
      ...(card.preview.url === null ? [] : startBlocks(card.preview)),
      context(
        `Built for ${money(card.costUsd)} · expires ${moment(card.expiresAt)} · for exactly this version: a newer one asks again`,
      ),
      decisionRow(card, what),
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
  if (isLongDiff(diff)) return [section("*The code*\nThe whole diff is a file in this message’s thread.")];
  return [section(`*The code*\n\`\`\`${plain(diff).replace(/```/g, "'''")}\`\`\``)];
}

function checkLine(check: ApprovalCard["checks"][number]): string {
  return `${check.ok ? "✓ Holds: " : "✗ Does not hold: "}${plain(check.sentence)}`;
}

function previewLine(url: string | null): string {
  return url === null
    ? "*Preview*\nIt has no page."
    : `*Preview*\n${link(url, "Open it")} (signed in; it has its own empty data)`;
}

function quote(words: string): string {
  return plain(words)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}
