import type { Card } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS } from "./action-ids.ts";
import { endingWords } from "./ending-words.ts";
import { actions, button, type Content, confirmDialog, context, lasting, moment, plain, section } from "./pieces.ts";

type Step = Card["steps"][number];

const SIGNS = { done: "✓", now: "▸", next: "·" };

/** The one card of a request, edited as it goes on. What has ended has no steps to come and nothing to stop. */
export function progressCard(requestId: string, card: Card, language: Language): Content {
  const title = plain(titleOf(card, language));
  const ended = card.ending === null ? "" : `: ${endingWords(card.ending, language)}`;
  const current = card.steps.find((step) => step.state === "now");
  const steps = card.ending === null ? card.steps : card.steps.filter((step) => step.state !== "next");
  return {
    text:
      current === undefined
        ? `${title}${ended}`
        : `${title}: ${stateWord(current, card, language)}${plain(language.handed(current.text))}`,
    blocks: [
      section([`*${title}${ended}*`, ...steps.map((step) => line(step, card, language))].join("\n")),
      context(spentWords(card, language)),
      ...(card.canStop ? [stopRow(requestId, titleOf(card, language), language)] : []),
    ],
  };
}

/** Time and money. While somebody's answer is waited for, the time is theirs, and would stand still on the card. */
function spentWords({ startedAt, at, ending, isWaiting, costUsd }: Card, language: Language): string {
  const { progress, forms } = language;
  const began = progress.began(moment(startedAt, language));
  const [time, cost] = [lasting(at - startedAt, language), forms.money(costUsd)];
  const spent = isWaiting ? [cost] : [time, cost];
  return [began, ...(ending === null ? spent.map(progress.soFar) : [progress.took(time), cost])].join(" · ");
}

/** States are words too: the signs alone say nothing to who cannot see them. */
function line(step: Step, card: Card, language: Language): string {
  const { handed } = language;
  const words = `${signOf(step, card)} ${stateWord(step, card, language)}${plain(handed(step.text))}`;
  const withNote = step.note === undefined ? words : `${words}: ${plain(handed(step.note))}`;
  return step.state === "now" ? `*${words}*${withNote.slice(words.length)}` : withNote;
}

function signOf(step: Step, { ending }: Card): string {
  if (step.state !== "ended") return SIGNS[step.state];
  return ending?.kind === "failed" || ending?.kind === "refused" ? "✗" : "■";
}

function stateWord(step: Step, { ending }: Card, language: Language): string {
  if (step.state === "ended") return ending === null ? "" : `${endingWords(ending, language)}: `;
  return language.progress[step.state];
}

/** Before there is a Plan it may be words of ours. */
function titleOf({ title }: Card, { handed }: Language): string {
  return handed(title);
}

function stopRow(requestId: string, title: string, { progress }: Language) {
  const confirm = confirmDialog(progress.stopThis, progress.stopEnds, progress.stop, progress.keepBuilding);
  return actions(
    "stop",
    button(ACTIONS.stop, requestId, progress.stop, { label: progress.stopLabel(title), style: "danger", confirm }),
  );
}
