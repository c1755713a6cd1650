import { saidAt } from "../called/said.ts";
import { clauseOf, indexes, isSilent, type Range, type Scene, textOf, wholeOf } from "../words/scene.ts";
import type { Recurrence } from "./recurrence.ts";

/** "if the 1st is a Saturday or Sunday then the Monday after": which words say so, and where it goes. */
export interface MovedDays extends Range {
  /** To the last working day before, not to the next one. */
  isBefore: boolean;
}

/** null: nothing is said of days that are no working days. */
export function movedDays(scene: Scene): MovedDays | null {
  if (!NEAR.test(scene.text)) return null;
  const [found] = MOVES.flatMap((pattern) => saidAt(scene, wholeOf(scene), pattern));
  if (found === undefined) return null;
  const clause = clauseOf(scene, found.from);
  // "…, obviously not on the weekend": all of a sentence that begins so.
  const isWhole = indexes({ from: clause.from, to: found.from }).every((index) => isSilent(scene.items[index]));
  const to = isWhole ? Math.max(clause.to, found.to) : found.to;
  const words = textOf(scene, found);
  return { from: found.from, to, isBefore: BEFORE.test(words) && !AFTER.test(words) };
}

/** The first working day for the 1st, the last one for a month's last day; null where no five cron fields can say it. */
export function asMoved(rhythm: Recurrence, { isBefore }: MovedDays): Recurrence | null {
  if (rhythm.kind === "month_workday" || rhythm.kind === "days" || rhythm.kind === "month_weekday") return rhythm;
  if (rhythm.kind !== "month") return null;
  if ((rhythm.day ?? 1) === 1 && !isBefore) return { kind: "month_workday", nth: 1 };
  return rhythm.day === "last" && isBefore ? { kind: "month_workday", nth: "last" } : null;
}

/** These without the words of that. */
export function outside(ranges: readonly Range[], { from, to }: Range): Range[] {
  return ranges
    .flatMap((range) => [
      { from: range.from, to: Math.min(range.to, from) },
      { from: Math.max(range.from, to), to: range.to },
    ])
    .filter((range) => indexes(range).length > 0);
}

/** Without one of these nothing is looked for. */
const NEAR = /weekend|saturday|sunday|wochenende|samstag|sonntag|sonnabend|\bsat\b|\bsun\b/i;
const BEFORE = /friday|before|previous|freitag|davor|vorher|letzte/i;
const AFTER = /monday|after|next|following|montag|danach|nächst|folgend|erste/i;

const OFF = "(?:saturdays?|sundays?|weekends?|the weekend|sat|sun)";
const GERMAN_OFF = "(?:samstag|sonntag|sonnabend|wochenende|we)";
const GOES =
  "(?:monday|friday|(?:next|following|first|previous|last) (?:working|business|week) ?-? ?day|(?:working|business|week) ?-? ?day (?:after|before))";
const GERMAN_GOES =
  "(?:montag|freitag|(?:naechste[nrm]?|folgende[nrm]?|erste[nrm]?|letzte[nrm]?) (?:werktag|arbeitstag)|(?:werktag|arbeitstag) (?:danach|davor))";

const MOVES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:if|when|whenever|should|in case)\\b[^.!?;\\n]{0,40}?\\b${OFF}\\b[^.!?;\\n]{0,40}?\\b${GOES}\\b(?: (?:after|before|following|instead|that follows|after that|before that))*`,
    "g",
  ),
  new RegExp(
    `\\b(?:or |else |otherwise )?(?:on )?(?:the )?${GOES}(?: after| before)?,? (?:if|when|whenever|in case)\\b[^.!?;\\n]{0,30}?\\b${OFF}\\b`,
    "g",
  ),
  new RegExp(
    `\\b(?:wenn|falls|sollte|faellt|liegt|ist)\\b[^!?;\\n]{0,40}?\\b${GERMAN_OFF}\\b[^.!?;\\n]{0,40}?\\b${GERMAN_GOES}\\b(?: (?:danach|davor|drauf|darauf))?`,
    "g",
  ),
  new RegExp(
    `\\b(?:oder |bzw\\.? |sonst )?(?:am |der |den )?${GERMAN_GOES}(?: danach| davor)?,? (?:wenn|falls)\\b[^!?;\\n]{0,40}?\\b${GERMAN_OFF}\\b(?: (?:faellt|ist|liegt))?`,
    "g",
  ),
];
