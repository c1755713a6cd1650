import type { ReadingContext } from "../context.ts";
import type { Token } from "../words/token.ts";
import { type Clock, hoursAndMinutes, minutesOf } from "./clock.ts";
import type { FieldParser } from "./field-parser.ts";
import { numericTime } from "./numeric-time.ts";
import { spokenTime } from "./spoken-time.ts";
import { parseZone } from "./zone.ts";

export interface TimeOfDay {
  /** HH:MM */
  at: string;
  /** IANA name, where one was said. */
  zone: string | null;
  /** It was said without am or pm and read as an hour of the afternoon. */
  isGuess: boolean;
}

/** "8:30", "8am", "9 CET", "half past eight", "halb neun", "noon": in digits, in words, or by name; with its time zone. */
export const parseTime: FieldParser<TimeOfDay> = (tokens, start, context) => {
  const clock =
    named(tokens, start, context) ?? spokenTime(tokens, start, context) ?? numericTime(tokens, start, context);
  if (clock === null) return null;
  const { minutes, isGuess } = clock;
  if (minutes < 0 || minutes >= 24 * 60) return null;
  const end = start + clock.length;
  const zone = parseZone(tokens, end, context);
  const own = zone === null ? context.lexicon.lengthOf(context.lexicon.language.calendar.ownZone, tokens, end) : 0;
  return {
    value: { at: hoursAndMinutes(minutes), zone: zone?.value ?? null, isGuess },
    length: clock.length + (zone?.length ?? own),
  };
};

function named(tokens: readonly Token[], start: number, { lexicon }: ReadingContext): Clock | null {
  if (isMeal(tokens, start)) return null;
  const reads = Object.entries(lexicon.language.calendar.namedTimes).map(([phrase, time]) => ({
    minutes: minutesOf(time),
    length: lexicon.lengthOf(phrase, tokens, start),
    isGuess: false,
  }));
  const [longest] = reads.filter(({ length }) => length > 0).sort((one, other) => other.length - one.length);
  return longest ?? null;
}

/** "wo wir heute Mittag hingehen", "zu Mittag essen": what is eaten, or a part of the day. */
function isMeal(tokens: readonly Token[], start: number): boolean {
  const before = tokens[start - 1]?.word ?? "";
  return /^mittag$/.test(tokens[start]?.word ?? "") && /^(?:heute|zu|zum|beim)$/.test(before);
}
