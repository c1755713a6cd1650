import type { ModalView } from "@slack/types";
import { type DecisionPurpose, WORDS_MODAL, type WordsPurpose } from "./action-ids.ts";
import { section } from "./pieces.ts";

/** What the words are about, and where the modal was opened: to answer there. */
export type WordsOrigin = { channelId: string; threadTs: string } & (
  | { approvalId: string; purpose: DecisionPurpose }
  | { requestId: string; purpose: "differently" }
);

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
  differently: {
    title: "Say it differently",
    label: "What you need, in other words",
    hint: "It is said in the thread, where all can read it. What was said there before still counts.",
    submit: "Send",
  },
  more: {
    title: "Tell me more",
    label: "What it should know",
    hint: "What is it missing? What may it leave out, or do in a simpler way?",
    submit: "Send",
  },
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
