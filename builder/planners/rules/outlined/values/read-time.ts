import type { ReadingContext } from "../../context.ts";
import { parseTime } from "../../fields/time.ts";
import { tokenize } from "../../words/token.ts";

/** HH:MM of "11:00", "11", "5 pm", "17 Uhr"; null where there is more, or less, than a time. */
export function timeSaid(text: string, context: ReadingContext): string | null {
  const plain = text.trim().replace(/^(?:at|um|until|till|bis)\s+/i, "");
  if (/^(?:[01]?\d|2[0-3])$/.test(plain)) return `${plain.padStart(2, "0")}:00`;
  const tokens = tokenize(plain);
  const read = parseTime(tokens, 0, context);
  return read === null || read.length !== tokens.length ? null : read.value.at;
}
