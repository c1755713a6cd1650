import type { KnownBlock } from "@slack/types";
import { ACTIONS } from "./action-ids.ts";
import { actions, button, type Content, moment, person, section } from "./pieces.ts";

/** The rows of buttons below the end of a request. */
const AGAIN_ROW = "again";
export const FORM_ROW = "form";

/** Beside the words *try again*. */
export function againRow(againOf: string | null | undefined): KnownBlock[] {
  if (againOf == null) return [];
  const label = "Try again: begin anew with what was said here";
  return [actions(AGAIN_ROW, button(ACTIONS.again, againOf, "Try again", { label }))];
}

/**
 * The end of a request once something newer was begun in its thread: its buttons are gone. `by`: who pressed *Try again* on
 * it, and when; null: it was begun otherwise. Null: it has no buttons any more.
 */
export function leftEnd(shown: Content, by: { personId: string; at: number } | null): Content | null {
  const isRow = ({ block_id: id }: KnownBlock) => id === AGAIN_ROW || id === FORM_ROW;
  if (!shown.blocks.some(isRow)) return null;
  const words = by === null ? [] : [`Tried again by ${person(by.personId)} ${moment(by.at)}.`];
  const blocks = shown.blocks.flatMap((block) => {
    if (!isRow(block)) return [withoutId(block)];
    return block.block_id === AGAIN_ROW ? words.map((line) => section(`*${line}*`)) : [];
  });
  return { text: [shown.text, ...words].join(" "), blocks };
}

/** Slack wants new block ids when a message changes; without one it makes its own. */
function withoutId(block: KnownBlock): KnownBlock {
  const { block_id: _, ...rest } = block;
  return rest as KnownBlock;
}
