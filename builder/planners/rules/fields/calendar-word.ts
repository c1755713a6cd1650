import type { ReadingContext } from "../context.ts";
import type { Token } from "../words/token.ts";

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

/** A day of the week, with the part of the day behind it: "tue", "Fridays", "Monday mornings", "Montagabend". */
export function weekdayAt(tokens: readonly Token[], start: number, context: ReadingContext) {
  const day = dayAt(tokens, start, context);
  if (day === null) return null;
  const part = partBehind(tokens, start + day.length, context);
  if (part === null) return day;
  return { ...day, length: day.length + 1, isEach: day.isEach || part.isEach, hint: part.hint };
}

interface Day {
  day: number;
  length: number;
  /** Every week by itself: "mondays". */
  isEach: boolean;
  /** The time that a part of the day behind it means: "friday afternoon". */
  hint: string | null;
}

function dayAt(tokens: readonly Token[], start: number, context: ReadingContext): Day | null {
  const { weekdays, weekdaysEach, weekdayHead } = context.lexicon.language.calendar;
  const token = tokens[start];
  if (token?.kind !== "word" || !weekdayHead.test(token.word)) return null;
  const found = indexAt(weekdays, tokens, start, context) ?? briefAt(tokens, start, context);
  if (found !== null) {
    if (!isMeantAsDay(tokens, start, context)) return null;
    return { day: found.index, length: found.length + dotAt(tokens, start, context), isEach: false, hint: null };
  }
  const each = indexAt(weekdaysEach, tokens, start, context);
  return each === null
    ? compoundAt(tokens, start, context)
    : { day: each.index, length: each.length, isEach: true, hint: null };
}

/** "Montagabend", "mittwochmorgens". */
function compoundAt(tokens: readonly Token[], start: number, context: ReadingContext): Day | null {
  const { weekdays, partsOfDay } = context.lexicon.language.calendar;
  const compound = /^(.+(?:tag|woch|abend))(morgen|früh|vormittag|mittag|nachmittag|abend)(s?)$/.exec(
    tokens[start]?.word ?? "",
  );
  const index = weekdays.findIndex((forms) => forms.split("|").includes(compound?.[1] ?? "-"));
  if (compound === null || index < 0) return null;
  return { day: index, length: 1, isEach: compound[3] === "s", hint: partsOfDay[compound[2] ?? ""] ?? null };
}

function partBehind(tokens: readonly Token[], at: number, context: ReadingContext) {
  const word = tokens[at]?.word ?? "";
  const { partsOfDay } = context.lexicon.language.calendar;
  if (!Object.hasOwn(partsOfDay, word)) return null;
  return { hint: partsOfDay[word] ?? null, isEach: /^(?:mornings|afternoons|evenings|nights)$/.test(word) };
}

/** "Mo", "Tu" in English, "Mon" in German: days only beside other days. */
function briefAt(tokens: readonly Token[], start: number, context: ReadingContext) {
  const brief = indexAt(context.lexicon.language.calendar.weekdaysBrief, tokens, start, context);
  return brief !== null && isListed(tokens, start, context) ? brief : null;
}

/** "Sun", "so", "mo", "wed": two or three letters are a day only where they are written as one, or stand where one does. */
function isMeantAsDay(tokens: readonly Token[], start: number, context: ReadingContext): boolean {
  const text = tokens[start]?.text ?? "";
  if (text.length > 3 || /^\p{Lu}/u.test(text)) return true;
  const { lexicon } = context;
  const { each, on, next, oclock } = lexicon.language.calendar;
  const isTold = start > 0 && lexicon.lengthOf(`${each}|${next}`, tokens, start - 1) === 1;
  const isOn = start > 0 && lexicon.lengthOf(on, tokens, start - 1) === 1 && !/^(?:so|do|sun|wed)$/.test(text);
  const behind = tokens[start + 1]?.text ?? "";
  const isBeforeTime =
    /^\d{1,2}(?:[:.]\d\d)$/.test(behind) ||
    (/^\d{1,2}$/.test(behind) && (text.length === 3 || lexicon.lengthOf(oclock, tokens, start + 2) > 0));
  return isTold || isOn || isBeforeTime || isListed(tokens, start, context);
}

const JOINTS = "-|–|/|,|+|&|and|und|to|bis|thru|through|till";

/** Another day stands beside it: "tue + thu", "mo-fr". */
function isListed(tokens: readonly Token[], start: number, context: ReadingContext): boolean {
  const { weekdays, weekdaysEach, weekdaysBrief } = context.lexicon.language.calendar;
  const isDay = (at: number) =>
    at >= 0 && indexAt([...weekdays, ...weekdaysEach, ...weekdaysBrief], tokens, at, context)?.length === 1;
  const isJoint = (at: number) => at >= 0 && JOINTS.split("|").includes(tokens[at]?.word ?? "-none-");
  const isLast = isJoint(start - 1) && (isDay(start - 2) || (tokens[start - 2]?.text === "," && isDay(start - 3)));
  const isDot = tokens[start + 1]?.text === ".";
  const at = start + (isDot ? 2 : 1);
  return isLast || (isJoint(at) && isDay(at + 1));
}

/** The dot of "Mo. 9 Uhr", "Fr., 5. März"; none that ends a sentence. */
function dotAt(tokens: readonly Token[], start: number, context: ReadingContext): number {
  const [day, dot, next] = [tokens[start], tokens[start + 1], tokens[start + 2]];
  if ((day?.text.length ?? 9) > 4 || dot?.text !== "." || dot.from !== day?.to || next === undefined) return 0;
  if (next.kind === "number" || /^[,/&+–-]$/.test(next.text)) return 1;
  if (next.kind !== "word") return 0;
  return context.lexicon.language.code === "de" || !/^\p{Lu}/u.test(next.text) ? 1 : 0;
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
