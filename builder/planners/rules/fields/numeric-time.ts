import type { ReadingContext } from "../context.ts";
import type { Token } from "../words/token.ts";
import { weekdayAt } from "./calendar-word.ts";
import { type Clock, inDay } from "./clock.ts";
import { countOf } from "./number.ts";
import { halfBehind, isAfternoonBefore } from "./part-of-day.ts";
import { isRightAfterAt } from "./spoken-time.ts";
import { parseZone } from "./zone.ts";

/** What is written of an hour: "8", "8:30", "8.30", "0830", "16h30", "8 Uhr 15", "eight o'clock". */
interface Written {
  hour: number;
  minute: number | null;
  /** In tokens, with "Uhr" and the minutes behind it. */
  length: number;
  /** ":" or a word such as "Uhr": nothing but a time is written so. */
  isClock: boolean;
  /** "9.30", "0730": only a time beside "at", or a day. */
  isMaybe: boolean;
  isDigits: boolean;
}

/** "8:30", "8am", "8 Uhr 15", "14h", "0730"; a bare "8" only after "at" and the like, or beside a day. */
export function numericTime(tokens: readonly Token[], start: number, context: ReadingContext): Clock | null {
  const written = writtenAt(tokens, start, context);
  if (written === null || isOnScale(tokens, start)) return null;
  const { hour, minute, isDigits } = written;
  const half = halfBehind(tokens, start + written.length, context) ?? halfBehind(tokens, start + 1, context);
  const isInside = half !== null && halfBehind(tokens, start + written.length, context) === null;
  const length = isInside ? 1 + half.length : written.length + (half?.length ?? 0);
  const isClock = written.isClock || half !== null;
  if (!isClock && (isDifference(tokens, start) || !isSaidAsTime(tokens, start, written, context))) return null;
  if (half !== null && hour > 12 && half.isAfternoon === false) return null;
  if (!isDigits && !isClock && !isRightAfterAt(tokens, start, context)) return null;
  const said = hour * 60 + (minute ?? 0);
  const isAfternoon = half?.isAfternoon ?? isAfternoonBefore(tokens, start, hour, context);
  if (isAfternoon === null && isAsWritten(tokens, start, written, context))
    return { minutes: said % 1440, isGuess: false, length };
  return { ...inDay(said, isAfternoon), length };
}

function writtenAt(tokens: readonly Token[], start: number, context: ReadingContext): Written | null {
  const { calendar, numbers } = context.lexicon.language;
  const token = tokens[start];
  if (token === undefined) return null;
  const military = /^([01]\d|2[0-3])([0-5]\d)$/.exec(token.text);
  const digits = military ?? /^(\d{1,2})(?:[:.]([0-5]\d))?$/.exec(token.text);
  const hour = digits === null ? countOf(token.word, numbers) : Number(digits[1]);
  if (hour === null || hour > 24 || (digits === null && token.word.length < 3)) return null;
  const glued = /^(?:h|uhr)([0-5]\d)$/.exec(tokens[start + 1]?.word ?? "")?.[1];
  const oclock = glued === undefined ? context.lexicon.lengthOf(calendar.oclock, tokens, start + 1) : 1;
  const ish = oclock === 0 ? context.lexicon.lengthOf("ish|- ish|-ish", tokens, start + 1) : 0;
  const behind = oclock > 0 && digits?.[2] === undefined ? minuteAt(tokens, start + 1 + oclock, context) : null;
  const inner = digits?.[2] ?? glued;
  return {
    hour,
    minute: inner === undefined ? (glued === undefined ? behind : null) : Number(inner),
    length: 1 + oclock + ish + (behind === null || glued !== undefined ? 0 : 1),
    isClock: /:/.test(token.text) || oclock + ish > 0,
    isMaybe: digits?.[2] !== undefined,
    isDigits: digits !== null,
  };
}

/** The "30" of "6 Uhr 30", and no count of what follows. */
function minuteAt(tokens: readonly Token[], at: number, context: ReadingContext): number | null {
  const token = tokens[at];
  if (/^[0-5]\d$/.test(token?.text ?? "") && tokens[at + 1]?.text !== ".") return Number(token?.text);
  const said =
    token?.kind === "word" && token.word.length > 3 ? countOf(token.word, context.lexicon.language.numbers) : null;
  return said !== null && said >= 5 && said < 60 ? said : null;
}

function isSaidAsTime(tokens: readonly Token[], start: number, written: Written, context: ReadingContext): boolean {
  const end = start + written.length;
  const isBesideDay = written.isMaybe && (isDayAt(tokens, end, context) || isAfterDay(tokens, start, context));
  return isBesideDay || (isAfterAt(tokens, start, context) && !isFollowedByNoun(tokens, end, context));
}

/**
 * Hours up to 6 are as written only where they are written as a clock shows them: with a leading zero, with minutes
 * from 6 on, in German also "5:45" and "6 Uhr", and beside times that only a clock of 24 hours has.
 */
function isAsWritten(tokens: readonly Token[], start: number, written: Written, context: ReadingContext): boolean {
  const { hour, minute, isClock } = written;
  const text = tokens[start]?.text ?? "";
  if (hour > 6 || hour === 0) return true;
  if (/^0\d/.test(text)) return true;
  const isGerman = context.lexicon.language.code === "de";
  if (minute !== null && hour >= (isGerman ? 5 : 6)) return true;
  if (isGerman && isClock && hour >= 5) return true;
  return minute !== null && tokens.some((token) => /^(?:0\d|1[3-9]|2[0-3])[:.][0-5]\d$/.test(token.text));
}

/** "a rating from 1 to 5", "Bewertung von 1 bis 5": points, no hours. */
function isOnScale(tokens: readonly Token[], start: number): boolean {
  return tokens
    .slice(Math.max(0, start - 4), start)
    .some(({ word }) =>
      /^(?:rating|rate|scale|score|stars?|grade|mark|bewertung|bewerten|skala|sterne?|note|schulnote)$/.test(word),
    );
}

/** "reduces it by one", "verringert den Bestand um zwei": by how much, no time. */
function isDifference(tokens: readonly Token[], start: number): boolean {
  if (!/^(?:by|um)$/.test(tokens[start - 1]?.word ?? "")) return false;
  const end = tokens.findIndex(({ text }, at) => at >= start && /^[,.;!?]$/.test(text));
  const before = tokens.slice(Math.max(0, start - 10), start);
  const stop = before.findLastIndex(({ text }) => /^[,.;!?]$/.test(text));
  // "um zwei verringern": in German the verb may stand behind it.
  const piece = [...before.slice(stop + 1), ...tokens.slice(start + 1, Math.min(start + 3, end < 0 ? start + 3 : end))];
  return piece.some(({ word }) => DIFFERENCE.test(word));
}

const DIFFERENCE =
  /^(?:reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|decrement(?:s|ed)?|increas(?:e|es|ed|ing)|increment(?:s|ed)?|rais(?:e|es|ed|ing)|drops?|falls?|rises?|grows?|shrinks?|counts?|cuts?|verringer(?:t|n)|reduzier(?:t|en)|senk(?:t|en)|verminder(?:t|n)|mindert|erhöh(?:t|en)|sinkt|steigt|steigert|zählt)$/;

function isAfterAt(tokens: readonly Token[], start: number, context: ReadingContext): boolean {
  const { lexicon } = context;
  const { at, to } = lexicon.language.calendar;
  const before = [3, 2, 1].some((back) => start >= back && lexicon.lengthOf(at, tokens, start - back) === back);
  const isSecond = start >= 2 && tokens[start - 2]?.kind === "number" && lexicon.lengthOf(to, tokens, start - 1) === 1;
  return before || isSecond || isAfterDay(tokens, start, context);
}

/** "mondays 9", "Mo/Mi/Fr 8.15": a number right after a day is its hour. */
function isAfterDay(tokens: readonly Token[], start: number, context: ReadingContext): boolean {
  const { weekdaysEach, workdays, daily } = context.lexicon.language.calendar;
  const word = tokens[start - 1]?.word ?? "";
  if ([...weekdaysEach, workdays, daily].some((phrases) => phrases.split("|").includes(word))) return true;
  const isDay = start > 0 && weekdayAt(tokens, start - 1, context) !== null;
  return isDay && /[.:]|^\d{4}$/.test(tokens[start]?.text ?? "");
}

function isDayAt(tokens: readonly Token[], at: number, context: ReadingContext): boolean {
  const { lexicon } = context;
  const { on, each, workdays, daily } = lexicon.language.calendar;
  const skipped = lexicon.lengthOf(on, tokens, at);
  return (
    lexicon.lengthOf(`${each}|${workdays}|${daily}`, tokens, at) > 0 ||
    lexicon.lengthOf(workdays, tokens, at + skipped) > 0 ||
    weekdayAt(tokens, at + skipped, context) !== null
  );
}

/** "by 3 people": no time. */
function isFollowedByNoun(tokens: readonly Token[], at: number, context: ReadingContext): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind !== "word") return token?.text === "%" || token?.text === "-";
  const { lexicon } = context;
  const { calendar } = lexicon.language;
  if (Object.values(calendar.units).some((unit) => lexicon.lengthOf(unit, tokens, at) > 0)) return true;
  if (calendar.months.some((month) => lexicon.lengthOf(month, tokens, at) > 0)) return true;
  if ([...calendar.weekdays, ...calendar.weekdaysEach].some((day) => lexicon.lengthOf(day, tokens, at) > 0))
    return false;
  if (lexicon.lengthOf(`${calendar.workdays}|${calendar.daily}|${calendar.each}`, tokens, at) > 0) return false;
  if (parseZone(tokens, at, context) !== null) return false;
  if (lexicon.language.nounish.split("|").includes(token.word)) return true;
  const phrase = lexicon.phraseAt(tokens, at);
  return phrase === null || phrase.senses.every((sense) => sense.startsWith("vocabulary:"));
}
