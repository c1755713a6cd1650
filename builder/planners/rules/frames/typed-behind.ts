import type { Column } from "../../../../sdk/contract/parts.ts";
import { parseColumn } from "../fields/column.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { type Range, type Scene, take, valuesIn } from "../words/scene.ts";

/** "types /tool dent and the container number": what stands behind the command is what an entry begins with; its words are taken. */
export function typedBehind(scene: Scene, range: Range): Column | null {
  for (const { index } of valuesIn(scene, range, "command")) {
    const joint = JOINTS.find((words) => words.every((word, at) => word.test(scene.items[index + 1 + at]?.text ?? "")));
    if (joint === undefined || !TYPES.test(scene.items[index - 1]?.text ?? "")) continue;
    const phrase = nounPhraseFrom(scene, index + 1 + joint.length, range.to);
    const column = phrase === null ? null : parseColumn(scene, phrase);
    if (phrase === null || column === null) continue;
    take(scene, { from: index - 1, to: phrase.to });
    return { ...column, isRequired: true };
  }
  return null;
}

/** What one does with a command. */
export const TYPES = /^(?:types?|typing|enters?|writes?|tippt|tippe|tippen|schreibt|schreibe|gibt|eintippt|eingibt)$/i;
const JOINTS: readonly RegExp[][] = [
  [/^(?:followed|gefolgt)$/i, /^(?:by|von)$/i],
  [/^(?:and|und)$/i, /^(?:then|dann|dahinter)$/i],
  [/^(?:and|und|plus|\+|dann|then)$/i],
];
