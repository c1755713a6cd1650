import type { ReadingContext } from "../context.ts";
import type { Token } from "../token.ts";
import type { FieldParser } from "./field-parser.ts";
import { countOf } from "./number.ts";
import { parseZone } from "./zone.ts";

export interface TimeOfDay {
  /** HH:MM */
  at: string;
  /** IANA name, where one was said. */
  zone: string | null;
  /** It was said without am or pm and read as an hour of the afternoon. */
  isGuess: boolean;
}

/** "8:30", "8am", "8 Uhr 15", "14h", "9 CET", "half past eight", "halb neun", "noon"; a bare "8" only after "at" and the like. */
export const parseTime: FieldParser<TimeOfDay> = (tokens, start, context) => {
  const clock = clockAt(tokens, start, context);
  if (clock === null) return null;
  const zone = parseZone(tokens, start + clock.length, context);
  const { minutes, isGuess } = clock;
  if (minutes < 0 || minutes >= 24 * 60) return null;
  return {
    value: { at: hoursAndMinutes(minutes), zone: zone?.value ?? null, isGuess },
    length: clock.length + (zone?.length ?? 0),
  };
};

export function hoursAndMinutes(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

interface Clock {
  minutes: number;
  length: number;
  isGuess: boolean;
}

function clockAt(tokens: readonly Token[], start: number, context: ReadingContext): Clock | null {
  return named(tokens, start, context) ?? spoken(tokens, start, context) ?? numeric(tokens, start, context);
}

function named(tokens: readonly Token[], start: number, { lexicon }: ReadingContext): Clock | null {
  for (const [phrase, time] of Object.entries(lexicon.language.calendar.namedTimes)) {
    const length = lexicon.lengthOf(phrase, tokens, start);
    if (length > 0) return { minutes: minutesOf(time), length, isGuess: false };
  }
  return null;
}

/** "quarter to nine", "halb neun". */
function spoken(tokens: readonly Token[], start: number, context: ReadingContext): Clock | null {
  const { calendar, numbers } = context.lexicon.language;
  for (const [phrase, offset] of Object.entries(calendar.clockPhrases)) {
    const length = context.lexicon.lengthOf(phrase, tokens, start);
    const hour = length === 0 ? null : countOf(tokens[start + length]?.word ?? "", numbers);
    if (hour === null || hour < 1 || hour > 24) continue;
    const half = halfOfDay(tokens, start + length + 1, context);
    const isAfternoon = half?.isAfternoon ?? (isInTheMorning(tokens, start, context) ? false : null);
    const { minutes, isGuess } = inDay(hour * 60 + offset, isAfternoon);
    return { minutes, isGuess, length: length + 1 + (half?.length ?? 0) };
  }
  return null;
}

function numeric(tokens: readonly Token[], start: number, context: ReadingContext): Clock | null {
  const { calendar, numbers } = context.lexicon.language;
  const token = tokens[start];
  const digits = /^(\d{1,2})(?:([:.])([0-5]\d))?$/.exec(token?.text ?? "");
  const hour = digits === null ? countOf(token?.word ?? "", numbers) : Number(digits[1]);
  if (token === undefined || hour === null || hour > 24) return null;
  if (digits === null && token.word.length < 3) return null;
  if (isOnScale(tokens, start)) return null;
  const isRightAfterAt = /^(?:at|um|gegen|around)$/.test(tokens[start - 1]?.word ?? "");
  const oclock = context.lexicon.lengthOf(calendar.oclock, tokens, start + 1);
  const minute =
    oclock > 0 && /^[0-5]\d$/.test(tokens[start + 1 + oclock]?.text ?? "") ? tokens[start + 1 + oclock] : null;
  const half =
    halfOfDay(tokens, start + 1, context) ?? (oclock > 0 ? halfOfDay(tokens, start + 1 + oclock, context) : null);
  const isClock = digits?.[2] === ":" || oclock > 0 || half !== null;
  if (!isClock && !(isAfterAt(tokens, start, context) && !isFollowedByNoun(tokens, start + 1, context))) return null;
  if (half !== null && hour > 12 && half.isAfternoon === false) return null;
  if (digits === null && !isRightAfterAt && half === null && oclock === 0) return null;
  const said = hour * 60 + Number(minute?.text ?? digits?.[3] ?? 0);
  const isExact = digits?.[2] !== undefined && (token.text.startsWith("0") || hour > 6);
  const isMorning = hour <= 12 && isInTheMorning(tokens, start, context);
  const { minutes, isGuess } = inDay(said, half?.isAfternoon ?? (isMorning ? false : isExact ? hour > 12 : null));
  const after =
    half === null
      ? oclock + (minute === null ? 0 : 1)
      : half.length + (halfOfDay(tokens, start + 1, context) === null ? oclock : 0);
  return { minutes: isExact && half === null ? said : minutes, isGuess: isGuess && !isExact, length: 1 + after };
}

/** An hour without am or pm is one at which people work: 1 to 6 are afternoon. */
function inDay(minutes: number, isAfternoon: boolean | null): { minutes: number; isGuess: boolean } {
  if (isAfternoon === null)
    return minutes < 7 * 60 && minutes >= 60
      ? { minutes: minutes + 720, isGuess: true }
      : { minutes: minutes % 1440, isGuess: false };
  if (isAfternoon) return { minutes: minutes < 720 ? minutes + 720 : minutes, isGuess: false };
  return { minutes: minutes >= 720 && minutes < 780 ? minutes - 720 : minutes, isGuess: false };
}

function halfOfDay(tokens: readonly Token[], at: number, { lexicon }: ReadingContext) {
  const { am, pm } = lexicon.language.calendar;
  const morning = lexicon.lengthOf(am, tokens, at);
  const afternoon = lexicon.lengthOf(pm, tokens, at);
  // "um 8 am Montag": the German "am" is no forenoon.
  const isPreposition = lexicon.language.code === "de" && morning === 1 && tokens[at]?.word === "am";
  if (afternoon > 0) return { isAfternoon: true, length: afternoon };
  return morning > 0 && !(isPreposition && tokens[at + 1] !== undefined)
    ? { isAfternoon: false, length: morning }
    : null;
}

/** "a rating from 1 to 5", "Bewertung von 1 bis 5": points, no hours. */
function isOnScale(tokens: readonly Token[], start: number): boolean {
  return tokens
    .slice(Math.max(0, start - 4), start)
    .some(({ word }) =>
      /^(?:rating|rate|scale|score|stars?|grade|mark|bewertung|bewerten|skala|sterne?|note|schulnote)$/.test(word),
    );
}

/** "every morning at 6:30", "morgens um 6": the hour is one before noon. */
function isInTheMorning(tokens: readonly Token[], start: number, { lexicon }: ReadingContext): boolean {
  const mornings = Object.entries(lexicon.language.calendar.partsOfDay).filter(([, time]) => time < "12:00");
  return tokens.slice(Math.max(0, start - 4), start).some((token) => mornings.some(([part]) => token.word === part));
}

function isAfterAt(tokens: readonly Token[], start: number, { lexicon }: ReadingContext): boolean {
  const { at, to } = lexicon.language.calendar;
  const before = [3, 2, 1].some((back) => start >= back && lexicon.lengthOf(at, tokens, start - back) === back);
  const isSecond = start >= 2 && tokens[start - 2]?.kind === "number" && lexicon.lengthOf(to, tokens, start - 1) === 1;
  return before || isSecond || isAfterDay(tokens, start, lexicon.language.calendar.weekdaysEach);
}

/** "mondays 9": a number right after a day is its hour. */
function isAfterDay(tokens: readonly Token[], start: number, days: readonly string[]): boolean {
  const word = tokens[start - 1]?.word ?? "";
  return days.some((phrases) => phrases.split("|").includes(word));
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
  if (parseZone(tokens, at, context) !== null) return false;
  if (lexicon.language.nounish.split("|").includes(token.word)) return true;
  const phrase = lexicon.phraseAt(tokens, at);
  return phrase === null || phrase.senses.every((sense) => sense.startsWith("vocabulary:"));
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
