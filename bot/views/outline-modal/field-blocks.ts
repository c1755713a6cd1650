import type { InputBlock, KnownBlock } from "@slack/types";
import type { OutlineLanguage } from "../../../builder/outline/outline.ts";
import type { Language } from "../../words/language.ts";
import { type Filled, severalAt, textAt, timeBlockOf } from "./filled.ts";
import type { Field } from "./form.ts";

/** A longer value is not taken for an input to begin with. */
export const MOST_BEGUN = 3000;

/** The blocks of a field; `filled` is what it begins with, `written` the language of its lines. */
export function fieldBlocks(
  field: Field,
  filled: Filled,
  written: OutlineLanguage,
  { formText }: Language,
): KnownBlock[] {
  const { isNeeded, input } = field;
  const label = formText(field.label);
  const english = typeof field.hint === "object" ? field.hint[written] : field.hint;
  const hint = english === undefined ? undefined : formText(english);
  const shared = { isNeeded: isNeeded === true, ...(hint === undefined ? {} : { hint }) };
  const day = inputBlock(field.blockId, label, elementOf(field, filled, written, formText), shared);
  if (input.kind !== "moment") return [day];
  const timeBlock = timeBlockOf(field);
  const time = timepicker(timeBlock, filled, formText);
  return [day, inputBlock(timeBlock, formText(`${label}: at what time`), time, { isNeeded: false })];
}

export function inputBlock(
  blockId: string,
  label: string,
  element: InputBlock["element"],
  look: { isNeeded: boolean; hint?: string; isDispatched?: true },
): InputBlock {
  return {
    type: "input",
    block_id: blockId,
    label: plainText(label),
    element,
    optional: !look.isNeeded,
    ...(look.hint === undefined ? {} : { hint: plainText(look.hint) }),
    ...(look.isDispatched === undefined ? {} : { dispatch_action: true }),
  };
}

export function plainText(text: string) {
  return { type: "plain_text" as const, text, emoji: false };
}

type Say = Language["formText"];

function elementOf(field: Field, filled: Filled, written: OutlineLanguage, say: Say): InputBlock["element"] {
  const { blockId, input } = field;
  const text = textAt(filled, blockId);
  switch (input.kind) {
    case "channel":
      return {
        type: "conversations_select",
        action_id: blockId,
        placeholder: plainText(say("Choose a channel")),
        filter: { include: ["public", "private"], exclude_bot_users: true },
        ...(text === "" ? {} : { initial_conversation: text }),
      };
    case "people": {
      const people = severalAt(filled, blockId);
      const begun = people.length === 0 ? {} : { initial_users: people };
      return { type: "multi_users_select", action_id: blockId, placeholder: plainText(say("Choose people")), ...begun };
    }
    case "choice": {
      const options = input.options.map(({ value, what }) => ({ text: plainText(say(what)), value }));
      const chosen = options.find(({ value }) => value === text);
      const begun = chosen === undefined ? {} : { initial_option: chosen };
      return {
        type: "static_select",
        action_id: blockId,
        options,
        placeholder: plainText(say("Choose one")),
        ...begun,
      };
    }
    case "day":
    case "moment":
      return {
        type: "datepicker",
        action_id: blockId,
        placeholder: plainText(say("Choose a day")),
        ...(/^\d{4}-\d\d-\d\d$/.test(text) ? { initial_date: text } : {}),
      };
    case "time":
      return timepicker(blockId, filled, say);
    default:
      return {
        type: "plain_text_input",
        action_id: blockId,
        ...(input.kind === "lines" ? { multiline: true } : {}),
        ...(field.example === undefined ? {} : { placeholder: plainText(field.example[written].slice(0, 150)) }),
        ...(text === "" || text.length > MOST_BEGUN ? {} : { initial_value: text }),
      };
  }
}

function timepicker(blockId: string, filled: Filled, say: Say): InputBlock["element"] {
  const text = textAt(filled, blockId);
  const begun = /^\d\d:\d\d$/.test(text) ? { initial_time: text } : {};
  return { type: "timepicker", action_id: blockId, placeholder: plainText(say("Choose a time")), ...begun };
}
