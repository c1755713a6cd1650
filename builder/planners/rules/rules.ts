import type { composeManifest } from "../../blueprints/compose-manifest.ts";
import type { Answers } from "./languages/answers.ts";
import type { Lexicon } from "./words/lexicon.ts";

/** What one ask is read with. */
export interface Rules {
  lexicon: Lexicon;
  answers: Answers;
  compose: typeof composeManifest;
}
