import { sha256 } from "../../lib/ids.ts";

/** What sources give stripped of types, by their text. */
export interface StripMemory {
  /** Those that it does not hold, each once. */
  lacking(texts: readonly string[]): string[];
  /** In the same order; null: it is no TypeScript. */
  keep(texts: readonly string[], stripped: readonly (string | null)[]): void;
  of(text: string): string | null;
}

/** More than the largest app has, so that none is forgotten before it is written down. */
const MOST_CHARACTERS = 24_000_000;

/** Above its room the oldest go. */
export function createStripMemory(mostCharacters = MOST_CHARACTERS): StripMemory {
  const known = new Map<string, string | null>();
  let characters = 0;
  return {
    lacking: (texts) => [...new Set(texts)].filter((text) => !known.has(sha256(text))),
    keep: (texts, stripped) => {
      texts.forEach((text, index) => {
        const hash = sha256(text);
        if (known.has(hash)) return;
        const code = stripped[index] ?? null;
        known.set(hash, code);
        characters += code?.length ?? 0;
      });
      for (const [hash, code] of known) {
        if (characters <= mostCharacters) return;
        known.delete(hash);
        characters -= code?.length ?? 0;
      }
    },
    of: (text) => known.get(sha256(text)) ?? null,
  };
}
