import { tokenize } from "./token.ts";

/** Of an ask and all that was said since, together: more is not read, for reading holds up everybody else. */
const MAX_CHARACTERS = 8_000;
const MAX_TOKENS = 600;
const MAX_TEXTS = 21;

/** Whether these texts are more than is read. Takes no longer than the first 600 words do. */
export function isTooLong(texts: readonly string[]): boolean {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  if (texts.length > MAX_TEXTS || characters > MAX_CHARACTERS) return true;
  let left = MAX_TOKENS;
  for (const text of texts) {
    left -= tokenize(text, left + 1).length;
    if (left < 0) return true;
  }
  return false;
}
