import type { InputBlock } from "@slack/types";

/** A window's one field, for words of several lines; 3,000 characters are Slack's most. */
export function wordsInput(label: string, hint: string): InputBlock {
  return {
    type: "input",
    block_id: "words",
    label: { type: "plain_text", text: label },
    hint: { type: "plain_text", text: hint },
    element: {
      type: "plain_text_input",
      action_id: "words",
      multiline: true,
      max_length: 3000,
      focus_on_load: true,
    },
  };
}
