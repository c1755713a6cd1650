import type { ReadingContext } from "../../context.ts";
import { readWhen, type When } from "../../times/when.ts";
import { makeScene } from "../../words/make-scene.ts";
import { has, indexes, isSilent, mark, type Note, wholeOf } from "../../words/scene.ts";
import { tokenize } from "../../words/token.ts";

/**
 * "every Monday 9:00", "weekdays 8:30", "1st of the month 9:00", "2027-02-01 10:00", all of it understood, in whichever
 * language that is; else null.
 * `isStanding`: a single day of the week is each week's. `mayPause`: it may come every so many weeks.
 */
export function whenSaid(
  text: string,
  context: ReadingContext,
  usual: { isStanding: boolean; mayPause?: boolean },
): { when: When; notes: Note[] } | null {
  const own = whenRead(text, context, usual);
  if (own !== null) return own;
  for (const lexicon of context.otherLexicons ?? []) {
    const read = whenRead(text, { ...context, lexicon }, usual);
    if (read !== null) return read;
  }
  return null;
}

function whenRead(
  text: string,
  context: ReadingContext,
  usual: { isStanding: boolean; mayPause?: boolean },
): { when: When; notes: Note[] } | null {
  const plain = text.replace(ON_DAY, (_, days: string) => `on the ${days.replace(/\d+/g, "$&.")} of each month`);
  const scene = makeScene(plain, tokenize(plain), context);
  const when = readWhen(scene, [wholeOf(scene)], usual);
  const isLeft = (index: number) => {
    const item = scene.items[index];
    const isSmall = isSilent(item) || has(item, "in", "and") || /^(?:on|at|am|um|uhr)$/i.test(item?.text ?? "");
    return !scene.used.has(index) && !isSmall && !/^[,.·–-]$/.test(mark(item));
  };
  const isLimited = scene.limits.some((limit) => !indexes(limit).every((index) => scene.modelled.has(index)));
  if (when === null || scene.gaps.length > 0 || isLimited || indexes(wholeOf(scene)).some(isLeft)) return null;
  return { when, notes: scene.notes };
}

/** "on day 1 and 15 of each month": as we say it ourselves. */
const ON_DAY = /\bon day (\d{1,2}(?: and \d{1,2})*) of (?:each|every|the) month\b/i;
