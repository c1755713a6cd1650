import type { KnownBlock } from "@slack/types";
import type { AppQuestionAsked } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS } from "./action-ids.ts";
import { actions, button, type Content, confirmDialog, section, spoken } from "./pieces.ts";

const QUESTION_ROW = "question";
/** How the id of the row begins whose list names somebody else; the question's id follows. */
const OTHER_ROW = "question:";

/** To one person: what they are asked about an App, and its answers as buttons. `text` is as another room says it. */
export function appQuestion(text: string, { questionId, kind }: AppQuestionAsked, language: Language): Content {
  const { transfer, heir } = language;
  const said = spoken(language.handed(text));
  const look = kind === "heir" ? heir : transfer;
  return {
    text: said,
    blocks: [
      section(said),
      actions(
        QUESTION_ROW,
        button(ACTIONS.questionYes, questionId, look.take, { label: look.takeLabel, style: "primary" }),
        button(ACTIONS.questionNo, questionId, look.leave, { label: look.leaveLabel }),
      ),
      ...(kind === "heir" ? [otherRow(questionId, heir)] : []),
    ],
  };
}

/** The question that a list of people stands below. */
export function questionOfBlock(blockId: string): string {
  return blockId.startsWith(OTHER_ROW) ? blockId.slice(OTHER_ROW.length) : "";
}

function otherRow(questionId: string, { other, otherAsked, otherYes, otherNo }: Language["heir"]): KnownBlock {
  return {
    type: "actions",
    block_id: `${OTHER_ROW}${questionId}`,
    elements: [
      {
        type: "users_select",
        action_id: ACTIONS.questionOther,
        placeholder: { type: "plain_text", text: other, emoji: false },
        // One slip in a long list would ask somebody.
        confirm: confirmDialog(other, otherAsked, otherYes, otherNo),
      },
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
