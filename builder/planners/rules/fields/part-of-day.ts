import type { ReadingContext } from "../context.ts";
import type { Token } from "../words/token.ts";

/** Words right behind an hour that say which half of the day it is in: "pm", "in the evening", "in der Früh". */
export function halfBehind(tokens: readonly Token[], at: number, { lexicon }: ReadingContext) {
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

/** "every morning at 6:30", "abends um 8", "Friday afternoon at 3": the half of the day said before an hour. */
export function isAfternoonBefore(
  tokens: readonly Token[],
  start: number,
  hour: number,
  context: ReadingContext,
): boolean | null {
  if (hour > 12) return null;
  for (let at = start - 1; at >= Math.max(0, start - 4); at -= 1) {
    if (tokens[at]?.kind === "break" || /^[.;!?]$/.test(tokens[at]?.text ?? "")) return null;
    const part = partAt(tokens, at, context);
    if (part !== null) return inHalf(part, hour);
  }
  return null;
}

function partAt(tokens: readonly Token[], at: number, context: ReadingContext): string | null {
  return partOfDay(tokens[at]?.word ?? "", tokens[at - 1]?.word ?? "", context);
}

/** The usual time of the part of the day that a word names; of "montagabend" too. A greeting names none. */
export function partOfDay(written: string, wordBefore: string, { lexicon }: ReadingContext): string | null {
  const [word, before] = [written.toLowerCase(), wordBefore.toLowerCase()];
  if (/^(?:good|guten?|schönen)$/.test(before)) return null;
  const { partsOfDay, each } = lexicon.language.calendar;
  // "morgen um 3" is tomorrow.
  const isTomorrow = word === "morgen" && !`${each}|am|zum`.split("|").includes(before);
  if (isTomorrow) return null;
  if (Object.hasOwn(partsOfDay, word)) return partsOfDay[word] ?? null;
  const compound =
    /tag(morgen|früh|vormittag|mittag|nachmittag|abend)s?$|^mittwoch(morgen|früh|vormittag|mittag|nachmittag|abend)s?$/.exec(
      word,
    );
  const part = compound?.[1] ?? compound?.[2];
  return part === undefined ? null : (partsOfDay[part] ?? null);
}

/** At noon 1 is after it and 11 before; at night 11 is before midnight and 2 behind it. */
function inHalf(part: string, hour: number): boolean | null {
  if (part < "12:00") return false;
  if (part === "12:00") return hour < 5;
  return part >= "20:00" ? hour >= 5 && hour < 12 : hour < 12;
}
