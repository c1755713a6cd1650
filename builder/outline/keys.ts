import { german } from "./de.ts";
import { english } from "./en.ts";
import type { OutlineKey, OutlineKind, OutlineLanguage } from "./outline.ts";
import type { OutlineWords, Spellings } from "./outline-words.ts";

export const OUTLINE_WORDS: Record<OutlineLanguage, OutlineWords> = { en: english, de: german };

/** The lines of each kind, in the order in which they are written. `needs`: without these it says too little. */
export const LINES_OF: Record<OutlineKind, { needs: readonly OutlineKey[]; may: readonly OutlineKey[] }> = {
  records: { needs: ["details"], may: ["due", "done", "add_up", "may_change", "each_day", "until"] },
  command: { needs: [], may: ["does", "takes"] },
  scheduled_post: { needs: ["when"], may: ["in"] },
  digest: { needs: ["when"], may: ["in", "sum_of", "only_with", "only_if_any"] },
  reminder: { needs: [], may: ["when", "in"] },
  approval: { needs: ["details"], may: ["decided_by", "say_in", "tells_author"] },
  poll: { needs: ["choices"], may: ["several", "ends", "result_in"] },
  picker: { needs: ["names"], may: ["when", "in"] },
  rota: { needs: ["names"], may: ["each", "from", "when", "in"] },
  checklist: { needs: ["points"], may: ["for"] },
  lending: { needs: [], may: ["things", "days", "when", "in"] },
  booking: { needs: ["things"], may: ["by", "open"] },
  leaderboard: { needs: ["counts"], may: ["when", "in"] },
  links: { needs: [], may: ["tags"] },
  status_board: { needs: ["things"], may: ["states", "say_in"] },
  countdown: { needs: ["to"], may: ["when", "in"] },
  draw: { needs: ["on"], may: [] },
  webhook_post: { needs: [], may: ["in"] },
};

export const HEADS = Object.keys(LINES_OF) as OutlineKind[];
export const KEYS = Object.keys(english.keys) as OutlineKey[];

/** As they are told apart: without case, accents of German, and signs that only make words bold. */
export function folded(words: string): string {
  return words
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .replace(/[*_~`]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether a part of this kind may have such a line. */
export function takes(kind: OutlineKind, key: OutlineKey): boolean {
  const { needs, may } = LINES_OF[kind];
  return needs.includes(key) || may.includes(key);
}

/** What a line `Key: value` says of a part; null: its key is none, or begins one. */
export function lineKeyOf(line: string): OutlineKey | null {
  const [words = ""] = line.split(":");
  return spelledAs(words, OUTLINE_WORDS.en.keys) ?? spelledAs(words, OUTLINE_WORDS.de.keys);
}

/** Whether these words alone are a key, of a part or of a line. */
export function isKey(words: string): boolean {
  return Object.values(OUTLINE_WORDS).some(
    ({ heads, keys }) => spelledAs(words, heads) !== null || spelledAs(words, keys) !== null,
  );
}

/** Which of several values a word is spelled as. */
export function spelledAs<Value extends string>(words: string, spellings: Record<Value, Spellings>): Value | null {
  const said = folded(words);
  for (const value in spellings) if (spellings[value].some((one) => folded(one) === said)) return value;
  return null;
}

/** In either language; null: neither. */
export function saysYesOrNo(words: string): boolean | null {
  for (const { yes, no } of Object.values(OUTLINE_WORDS)) {
    const said = spelledAs(words, { yes, no });
    if (said !== null) return said === "yes";
  }
  return null;
}
