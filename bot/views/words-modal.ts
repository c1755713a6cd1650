import type { ModalView } from "@slack/types";
import type { Language } from "../words/language.ts";
import { type DecisionPurpose, WORDS_MODAL } from "./action-ids.ts";
import { section } from "./pieces.ts";
import { wordsInput } from "./words-input.ts";

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
    blocks: [...(above === null ? [] : [section(above)]), wordsInput(look.label, look.hint)],
  };
}
