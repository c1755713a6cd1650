import type { Card } from "../../operator/announcer.ts";
import { ACTIONS } from "./action-ids.ts";
import { endingWords } from "./ending-words.ts";
import {
  actions,
  button,
  type Content,
  confirmDialog,
  context,
  lasting,
  moment,
  money,
  plain,
  section,
} from "./pieces.ts";

type Step = Card["steps"][number];

const SIGNS = { done: "✓", now: "▸", next: "·" };

/** The one card of a request, edited as it goes on. What has ended has no steps to come and nothing to stop. */
export function progressCard(requestId: string, card: Card): Content {
  const title = plain(card.title);
  const ended = card.ending === null ? "" : `: ${endingWords(card.ending)}`;
  const current = card.steps.find((step) => step.state === "now");
  const steps = card.ending === null ? card.steps : card.steps.filter((step) => step.state !== "next");
  return {
    text: current === undefined ? `${title}${ended}` : `${title}: ${stateWord(current, card)}${plain(current.text)}`,
    blocks: [
      section([`*${title}${ended}*`, ...steps.map((step) => line(step, card))].join("\n")),
      context(spentWords(card)),
      ...(card.canStop ? [stopRow(requestId, card.title)] : []),
    ],
  };
}

/** Time and money. While somebody's answer is waited for, the time is theirs, and would stand still on the card. */
function spentWords({ startedAt, at, ending, isWaiting, costUsd }: Card): string {
  const began = `Began ${moment(startedAt)}`;
  const [time, cost] = [lasting(at - startedAt), money(costUsd)];
  if (ending !== null) return `${began} · took ${time} · ${cost}`;
  return isWaiting ? `${began} · ${cost} so far` : `${began} · ${time} so far · ${cost} so far`;
}

/** States are words too: the signs alone say nothing to who cannot see them. */
function line(step: Step, card: Card): string {
  const words = `${signOf(step, card)} ${stateWord(step, card)}${plain(step.text)}`;
  const withNote = step.note === undefined ? words : `${words}: ${plain(step.note)}`;
  return step.state === "now" ? `*${words}*${withNote.slice(words.length)}` : withNote;
}

function signOf(step: Step, { ending }: Card): string {
  if (step.state !== "ended") return SIGNS[step.state];
  return ending?.kind === "failed" || ending?.kind === "refused" ? "✗" : "■";
}

function stateWord(step: Step, { ending }: Card): string {
  if (step.state === "now") return "Now: ";
  if (step.state === "ended") return ending === null ? "" : `${endingWords(ending)}: `;
  return step.state === "done" ? "Done: " : "Next: ";
}

function stopRow(requestId: string, title: string) {
  const confirm = confirmDialog(
    "Stop this?",
    "The work in progress ends. What is live stays as it is.",
    "Stop",
    "Keep building",
  );
  return actions(
    "stop",
    button(ACTIONS.stop, requestId, "Stop", { label: `Stop: ${title}`, style: "danger", confirm }),
  );
}
