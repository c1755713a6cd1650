import type { OutlineKey, OutlineKind, OutlineLanguage } from "../../../builder/outline/outline.ts";
import type { OutlineWords, Spellings } from "../../../builder/outline/outline-words.ts";

/** The fields in which one part of an app is told. Where they stand behind a tick, they are asked only then. */
export interface Form {
  kind: OutlineKind;
  /** As an answer to "What is it?". */
  what: string;
  fields: readonly Field[];
  extras: readonly Extra[];
}

/** Something that may be had as well. */
export interface Extra {
  /** Names it among the ticks of its form. */
  tick: string;
  what: string;
  /** Its fields make a section of their own, below the form's; else they are lines of the form's. */
  section?: OutlineKind;
  /** The tick itself is a line: the first of these words is written, all are read. */
  says?: { key: OutlineKey; ticked: SpellingsOf; unticked: SpellingsOf };
  fields: readonly Field[];
}

export type SpellingsOf = (words: OutlineWords) => Spellings;

export interface Field {
  /** Of its block, and so what is kept when the form changes: the same in all forms where it means the same. */
  blockId: string;
  /** `name` stands behind the head. */
  key: OutlineKey | "name";
  label: string;
  /** Words of the outline in it are in the outline's language. */
  hint?: string | Record<OutlineLanguage, string>;
  example?: Record<OutlineLanguage, string>;
  input: Input;
  isNeeded?: true;
}

export type Input =
  | { kind: "line" | "lines" | "day" | "time" | "moment" | "channel" | "people" }
  | { kind: "choice"; options: readonly Option[] };

/** What is chosen, how the form calls it, and the word for it in the outline. */
export interface Option {
  value: string;
  what: string;
  word: (words: OutlineWords) => string;
}

/** Only whoever asked may open it: a tick of every form that has a page. */
export const ONESELF: Extra = { tick: "oneself", what: "Only I may open its page", fields: [] };
