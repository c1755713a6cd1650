import type { ModalView } from "@slack/types";
import { WORDS_MODAL, type WordsPurpose } from "./action-ids.ts";
import { section } from "./pieces.ts";

/** Where the modal was opened: to answer there. */
export interface WordsOrigin {
  approvalId: string;
  purpose: WordsPurpose;
  channelId: string;
  threadTs: string;
}

interface Look {
  title: string;
  label: string;
  hint: string;
  submit: string;
}

const LOOKS: Record<WordsPurpose, Look> = {
  change: {
    title: "What should change?",
    label: "What should be different",
    hint: "Say it as you would to a colleague. If an output is wrong, paste it and say what it should be.",
    submit: "Send",
  },
  decline: { title: "Decline", label: "The reason", hint: "The person who asked reads it.", submit: "Decline" },
  answer: { title: "Answer", label: "Your answers", hint: "In any order, in plain words.", submit: "Send" },
};

/** Asks for words. `above` is shown first: the questions, in mrkdwn that is already harmless. */
export function wordsModal(origin: WordsOrigin, above: string | null): ModalView {
  const look = LOOKS[origin.purpose];
  return {
    type: "modal",
    callback_id: WORDS_MODAL,
    private_metadata: JSON.stringify(origin),
    title: { type: "plain_text", text: look.title },
    submit: { type: "plain_text", text: look.submit },
    close: { type: "plain_text", text: "Back" },
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
