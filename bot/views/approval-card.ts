import type { ApprovalCard } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
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
export function approvalCard(card: ApprovalCard, mention: string, language: Language): Content {
  const { approval, forms, handed } = language;
  const asker = person(card.requesterId);
  const what = `${card.appName} v${card.releaseNumber}`;
  const commands = card.manifest.triggers.flatMap((one) => ("command" in one ? [one.command] : []));
  return {
    text: approval.mayText(mention, plain(what), asker),
    blocks: [
      section(`*${approval.may(plain(what))}*\n${approval.asked(mention, asker)}\n${quote(card.askedFor)}`),
      section(`*${approval.why}*\n${bullets(card.reasons.map(handed).map(plain))}`),
      section(
        `*${card.current === null ? approval.whatItIs : approval.whatChanges}*\n${plain(withTypedCommands(card.changes, commands))}`,
      ),
      ...proofBlocks(card.proof, "approval", language),
      section(mayDoWords(card.manifest, card.current, language)),
      ...(card.preview.url === null
        ? [context(approval.noPage)]
        : openBlocks(card.preview, approval.openPreview, language)),
      ...diffBlocks(card.diff, language),
      ...checkBlocks(card, language),
      context(`${madeWords(card.made, language)} · ${approval.cost(forms.money(card.costUsd))}`),
      {
        ...context(approval.expires(moment(card.expiresAt, language))),
        block_id: `${TRY_ROW}-expires`,
      },
      decisionRow(card, what, language),
      context(approval.orSay),
    ],
  };
}

export function isLongDiff(diff: string): boolean {
  return diff.length > SHORT_DIFF;
}

function decisionRow(card: ApprovalCard, what: string, { approval }: Language) {
  const confirm = confirmDialog(approval.letLive, approval.atOnce(what), approval.approve, approval.back);
  return actions(
    DECISION_ROW,
    button(ACTIONS.yes, card.approvalId, approval.approve, {
      label: approval.approveLabel(what),
      style: "primary",
      confirm,
    }),
    button(ACTIONS.decline, card.approvalId, approval.decline, { label: approval.declineLabel(what), style: "danger" }),
  );
}

function diffBlocks(diff: string, { approval }: Language) {
  if (diff.trim() === "") return [];
  if (isLongDiff(diff)) return [context(approval.codeIsFile)];
  return [section(`*${approval.code}*\n\`\`\`${plain(diff).replace(/```/g, "'''")}\`\`\``)];
}

/** What does not hold stands first and says so in words; that all else holds is said once. */
function checkBlocks({ checks, checkDay }: ApprovalCard, { approval }: Language) {
  if (checks.length === 0) return [];
  const failed = checks.filter((check) => !check.ok);
  const held = checks.filter((check) => check.ok);
  const day = checkDay === null ? "" : approval.triedOn(plain(checkDay));
  const title = failed.length === 0 ? approval.allHold(checks.length) : approval.someHold(held.length, checks.length);
  const lines = [
    ...failed.map(({ sentence }) => `✗ *${approval.doesNotHold}* ${plain(sentence)}`),
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
