import type { ModalView } from "@slack/types";
import type { Language } from "../words/language.ts";
import { type DecisionPurpose, WORDS_MODAL } from "./action-ids.ts";
import { section } from "./pieces.ts";

/** What the words are about, and where the modal was opened: to answer there. */
export type WordsOrigin = { channelId: string; threadTs: string } & (
  | { approvalId: string; purpose: DecisionPurpose }
  | { requestId: string; purpose: "differently" }
);

/** Asks for words. `above` is shown first: the questions, in mrkdwn that is already harmless. */
export function wordsModal(origin: WordsOrigin, above: string | null, { modals }: Language): ModalView {
  const look = modals[origin.purpose];
  return {
    type: "modal",
    callback_id: WORDS_MODAL,
    private_metadata: JSON.stringify(origin),
    title: { type: "plain_text", text: look.title },
    submit: { type: "plain_text", text: look.submit },
    close: { type: "plain_text", text: modals.back },
    blocks: [
      ...(above === null ? [] : [section(above)]),
      {
        type: "input",
        block_id: "words",
        label: { type: "plain_text", text: look.label },
        hint: { type: "plain_text", text: look.hint },
        element: {
          type: "plain_text_input",
          action_id: "words",
          multiline: true,
          max_length: 3000,
          focus_on_load: true,
        },
      },
    ],
  };
}
