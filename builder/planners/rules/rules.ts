import type { composeManifest } from "../../blueprints/compose-manifest.ts";
import type { Answers } from "./languages/answers.ts";
import type { LineWords } from "./languages/line-words.ts";
import type { Lexicon } from "./words/lexicon.ts";

/** What one ask is read with. */
export interface Rules {
  lexicon: Lexicon;
  /** Of the other languages. */
  otherLexicons?: readonly Lexicon[];
  answers: Answers;
  /** Of an ask in lines. */
  lines: LineWords;
  compose: typeof composeManifest;
}
