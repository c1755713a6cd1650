import type { Card } from "../../operator/announcer.ts";
import { ACTIONS } from "./action-ids.ts";
import { actions, button, type Content, confirmDialog, context, moment, money, plain, section } from "./pieces.ts";

type Step = Card["steps"][number];

const SIGNS: Record<Step["state"], string> = { done: "✓", now: "▸", next: "·", failed: "✗" };

/** The one card of a request, edited as it goes on. */
export function progressCard(requestId: string, card: Card): Content {
  const current = card.steps.find((step) => step.state === "now" || step.state === "failed");
  const title = plain(card.title);
  return {
    text: current === undefined ? title : `${title}: ${stateWord(current)}${plain(current.text)}`,
    blocks: [
      section(`*${title}*\n${card.steps.map(line).join("\n")}`),
      context(`Began ${moment(card.startedAt)} · ${money(card.costUsd)} so far`),
      ...(card.canStop ? [stopRow(requestId, card.title)] : []),
    ],
  };
}

/** States are words too: the signs alone say nothing to who cannot see them. */
function line(step: Step): string {
  const words = `${SIGNS[step.state]} ${stateWord(step)}${plain(step.text)}`;
  const withNote = step.note === undefined ? words : `${words}: ${plain(step.note)}`;
  return step.state === "now" ? `*${words}*${withNote.slice(words.length)}` : withNote;
}

function stateWord(step: Step): string {
  if (step.state === "now") return "Now: ";
  if (step.state === "failed") return "Failed: ";
  return step.state === "done" ? "Done: " : "Next: ";
}

function stopRow(requestId: string, title: string) {
  const confirm = confirmDialog(
    "Stop this?",
    "The work in progress ends. What is live stays as it is.",
    "Stop",
    "Go on",
  );
  return actions(
    "stop",
    button(ACTIONS.stop, requestId, "Stop", { label: `Stop: ${title}`, style: "danger", confirm }),
  );
}
