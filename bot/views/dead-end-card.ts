import type { Question } from "../../operator/announcer.ts";
import { ACTIONS, DECISION_ROW } from "./action-ids.ts";
import { actions, button, type Content, context, money, plain, section } from "./pieces.ts";
import { workButton } from "./work-message.ts";

type DeadEndQuestion = Extract<Question, { kind: "dead_end" }>;

/** The agent does not come to an end by itself: how shall it go on? Another model stands there only where one is set up. */
export function deadEndCard({
  approvalId,
  requestId,
  words,
  otherModel,
  spentUsd,
  budgetUsd,
}: DeadEndQuestion): Content {
  const kept = `What is written so far is kept. ${money(spentUsd)} of ${money(budgetUsd)} is spent.`;
  const another = otherModel === null ? "" : "*another model*, ";
  const how = `Say ${another}what it should know or leave out, *try again* to let it go on as it is, or *stop*.`;
  return {
    text: `The agent is stuck: ${plain(words)} ${kept} ${how}`,
    blocks: [
      section(`*The agent is stuck*\n${plain(words)}`),
      section(`${kept}\n*How shall it go on?*`),
      actions(
        DECISION_ROW,
        ...(otherModel === null
          ? []
          : [
              button(ACTIONS.yes, approvalId, "Another model", {
                label: `Another model: ${otherModel} goes on with it`,
              }),
            ]),
        button(ACTIONS.more, approvalId, "Tell me more", {
          label: "Tell me more: what the agent should know",
          style: "primary",
        }),
        workButton(requestId),
        button(ACTIONS.no, approvalId, "Stop", { label: "Stop: what is written is kept" }),
      ),
      context(
        `${otherModel === null ? "" : `The other model is ${plain(otherModel)}. `}Or just say it here in the thread; _try again_ lets it go on as it is.`,
      ),
    ],
  };
}
