import type { Question } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS, DECISION_ROW } from "./action-ids.ts";
import { actions, button, type Content, context, plain, section } from "./pieces.ts";
import { workButton } from "./work-message.ts";

type DeadEndQuestion = Extract<Question, { kind: "dead_end" }>;

/** The agent does not come to an end by itself: how shall it go on? Another model stands there only where one is set up. */
export function deadEndCard(question: DeadEndQuestion, language: Language): Content {
  const { approvalId, requestId, otherModel, spentUsd, budgetUsd } = question;
  const { deadEnd: say, forms, handed } = language;
  const words = handed(question.words);
  const kept = say.kept(forms.money(spentUsd), forms.money(budgetUsd));
  const how = say.how(otherModel !== null);
  return {
    text: `${say.stuck}: ${plain(words)} ${kept} ${how}`,
    blocks: [
      section(`*${say.stuck}*\n${plain(words)}`),
      section(`${kept}\n*${say.howOn}*`),
      actions(
        DECISION_ROW,
        ...(otherModel === null
          ? []
          : [
              button(ACTIONS.yes, approvalId, say.other, {
                label: say.otherLabel(otherModel),
              }),
            ]),
        button(ACTIONS.more, approvalId, say.more, {
          label: say.moreLabel,
          style: "primary",
        }),
        workButton(requestId, language),
        button(ACTIONS.no, approvalId, say.stop, { label: say.stopLabel }),
      ),
      context(`${otherModel === null ? "" : say.otherIs(plain(otherModel))}${say.orSay}`),
    ],
  };
}
