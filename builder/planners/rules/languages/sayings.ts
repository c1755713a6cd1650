import type { PartWord } from "./language.ts";

/**
 * Ways to say that no single word tells. Each reads text that is lower-case and folded ("ue" for "ü"), with one space around
 * every sign. `[^.!?;\n]{0,60}` stands for "anything in the same sentence".
 */
export interface Sayings {
  /** Call for a part where no word of its own does: "whoever has most is first". */
  calls: Partial<Record<PartWord, RegExp>>;
  /** What a part does or keeps to anyway: "nobody twice until all had a turn". */
  keeps: Partial<Record<PartWord, RegExp>>;
  /** How something stands: two of these side by side are states. */
  states: RegExp;
  /** Somebody is chosen by chance, whatever the duty is called. */
  chance: RegExp;
  /** Between things that shall not be in one app. */
  apart: RegExp;
}
