import type { DecisionInput, DecisionOutcome } from "../../builder/desk.ts";
import { link } from "../views/pieces.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";

/**
 * Hands a Decision to the desk and brings its card to what stands. What to tell the person; null: the card that lost
 * its buttons is the answer to who was first.
 */
export async function decide(deps: ListenerDeps, decision: DecisionInput): Promise<string | null> {
  const outcome = await known(() => deps.desk.decide(decision));
  if (outcome.kind === "refused") return outcome.say;
  await deps.announcer.settle(decision.approvalId);
  return outcome.kind === "taken" ? null : alreadyWords(deps, decision.personId, outcome);
}

/** With a link to what took its place. */
export async function alreadyWords(
  deps: ListenerDeps,
  personId: string,
  { say, newer }: Extract<DecisionOutcome, { kind: "already" }>,
): Promise<string> {
  const url = newer === undefined ? null : await deps.reading.permalink(newer.channelId, newer.ts);
  const { replies, handed } = await languageOfPerson(deps, personId);
  return url === null ? say : `${handed(say)} ${link(url, replies.openIt)}.`;
}
