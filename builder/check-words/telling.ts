import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import type { CheckLanguage } from "./check-language.ts";
import type { KnownPages } from "./known-forms.ts";
import type { CheckMoments } from "./moments.ts";

/** Everything a sentence about one Check is made of. */
export interface Telling {
  manifest: Pick<Manifest, "checks" | "triggers" | "timeZone">;
  /** Whom the sentences are for: who asked is “you” to nobody else. */
  reader: "asker" | "others";
  words: CheckLanguage;
  moments: CheckMoments;
  /** null: a model wrote the app, so that its tables and forms have no labels. */
  pages: KnownPages | null;
  language: Composition["language"];
}
