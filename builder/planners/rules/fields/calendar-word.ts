import type { ReadingContext } from "../context.ts";
import type { Token } from "../token.ts";

/** Which of these (all forms of each between bars) begins at a token. */
export function indexAt(
  forms: readonly string[],
  tokens: readonly Token[],
  start: number,
  { lexicon }: ReadingContext,
): { index: number; length: number } | null {
  for (const [index, phrases] of forms.entries()) {
    const length = lexicon.lengthOf(phrases, tokens, start);
    if (length > 0) return { index, length };
  }
  return null;
}

export function weekdayAt(tokens: readonly Token[], start: number, context: ReadingContext) {
  const { weekdays, weekdaysEach } = context.lexicon.language.calendar;
  const once = indexAt(weekdays, tokens, start, context);
  if (once !== null) {
    // "Sun", "so", "mo", "wed": two or three letters are a day only where they are written as one.
    const text = tokens[start]?.text ?? "";
    const isShort = text.length <= 3;
    const isDot = isShort && tokens[start + 1]?.text === ".";
    const isRange = [tokens[start - 1], tokens[start + 1]].some((token) => /^[-–]$/.test(token?.text ?? ""));
    if (isShort && !isRange && !/^\p{Lu}/u.test(text)) return null;
    return {
      day: once.index,
      length: once.length + (isDot && tokens[start + 2]?.kind === "word" ? 1 : 0),
      isEach: false,
    };
  }
  const each = indexAt(weekdaysEach, tokens, start, context);
  return each === null ? null : { day: each.index, length: each.length, isEach: true };
}

export function ordinalAt(tokens: readonly Token[], start: number, context: ReadingContext) {
  const { ordinals, last } = context.lexicon.language.calendar;
  const token = tokens[start];
  if (token === undefined) return null;
  if (context.lexicon.lengthOf(last, tokens, start) === 1) return { nth: "last" as const, length: 1 };
  if (Object.hasOwn(ordinals, token.word)) return { nth: ordinals[token.word] ?? 1, length: 1 };
  if (token.kind !== "number" || !/^\d{1,2}$/.test(token.text)) return null;
  const next = tokens[start + 1];
  if (next?.text === "." || /^(?:st|nd|rd|th)$/.test(next?.word ?? "")) return { nth: Number(token.text), length: 2 };
  return null;
}
