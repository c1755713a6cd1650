import type { Part, PartKind } from "../../../../sdk/contract/parts.ts";

/** What can be changed of each kind of part, as short phrases with an example. */
export type Changeable = Record<PartKind | "title", string>;

/** The phrases of these parts, each once. */
export function changeableOf(words: Changeable, parts: readonly Part[]): string[] {
  return [...new Set([...parts.map((part) => words[part.part]), words.title])].filter((phrase) => phrase !== "");
}
