import type { ReadingContext } from "../context.ts";
import type { Token } from "../words/token.ts";

/** Reads one field at a place in the tokens: its value and how many tokens say it; null where there is none. Looks back for a preposition, but takes it not. */
export type FieldParser<T> = (
  tokens: readonly Token[],
  start: number,
  context: ReadingContext,
) => { value: T; length: number } | null;
