import type { QuestionAnswer } from "../../operator/ownership/question-answer.ts";
import { outboundMessageAt } from "../../store/outbound-messages.ts";
import type { Press } from "../payloads.ts";
import { answeredQuestion } from "../views/app-question.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";

/** *Take it*, *No, thanks*, or somebody else. What to tell whoever pressed; null: the message that lost its buttons says it. */
export async function answerQuestion(
  deps: ListenerDeps,
  press: Press,
  given: Pick<QuestionAnswer, "questionId" | "answer">,
): Promise<string | null> {
  const place = { channelId: press.channel?.id ?? "", threadTs: press.message?.ts ?? "" };
  const outcome = await known(() => deps.answerQuestion({ ...given, personId: press.user.id, place }));
  if (outcome.kind === "refused") return outcome.say;
  return (await settle(deps, press, outcome.say)) ? null : outcome.say;
}

/** Whether the message says it from now on. */
async function settle(deps: ListenerDeps, press: Press, say: string): Promise<boolean> {
  const { channelId, ts } = { channelId: press.channel?.id ?? "", ts: press.message?.ts ?? "" };
  const message = await outboundMessageAt(deps.store, channelId, ts);
  const shown = await deps.reading.message({ channelId, threadTs: null, ts });
  const settled = shown && answeredQuestion(shown, say, await languageOfPerson(deps, press.user.id));
  if (!settled || message === undefined) return false;
  await deps.outbound.edit(message.key, settled);
  return true;
}
