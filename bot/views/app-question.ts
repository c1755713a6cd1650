import type { Language } from "../words/language.ts";
import { ACTIONS } from "./action-ids.ts";
import { actions, button, type Content, section, spoken } from "./pieces.ts";

const QUESTION_ROW = "question";

/** To one person: what they are asked about an App, and its answers as buttons. `text` is as another room says it. */
export function appQuestion(text: string, questionId: string, language: Language): Content {
  const { transfer } = language;
  const said = spoken(language.handed(text));
  return {
    text: said,
    blocks: [
      section(said),
      actions(
        QUESTION_ROW,
        button(ACTIONS.questionYes, questionId, transfer.take, { label: transfer.takeLabel, style: "primary" }),
        button(ACTIONS.questionNo, questionId, transfer.leave, { label: transfer.leaveLabel }),
      ),
    ],
  };
}

/** The same once it is answered, without its buttons. `shown` is the message as it stands. Null: it is settled already. */
export function answeredQuestion(shown: Content, say: string, language: Language): Content | null {
  const row = shown.blocks.findIndex((block) => block.type === "actions" && block.block_id === QUESTION_ROW);
  if (row < 0) return null;
  const words = spoken(language.handed(say));
  const body = shown.blocks.slice(0, row).map(({ block_id: _, ...block }) => block as Content["blocks"][number]);
  return { text: words, blocks: [...body, section(`*${words}*`)] };
}
