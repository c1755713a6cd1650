import { raiseAlone } from "../limits/modelled.ts";
import {
  clauseOf,
  has,
  indexes,
  isOpen,
  isSilent,
  mark,
  type Range,
  type Scene,
  take,
  valuesIn,
} from "../words/scene.ts";

/**
 * "in summer also Saturdays", "im Juli und August montags": five cron fields of ours know no part of the year, so that it is
 * left out aloud, with the days that are said of it.
 */
export function raiseSeasons(scene: Scene, ranges: readonly Range[]): void {
  for (const range of ranges) {
    let at = range.from;
    while (at < range.to) {
      const said = seasonAt(scene, at, range.to);
      if (said === null || !isTimed(scene, said)) at += 1;
      else {
        const whole = { from: said.from, to: daysBehind(scene, said, range) };
        // Where it is left out with its "except", that says it.
        const isSaid = scene.limits.some(({ from, to }) => from < whole.to && to > said.from - 2);
        if (!isSaid) {
          take(scene, whole);
          for (const index of indexes(whole)) scene.modelled.delete(index);
          raiseAlone(scene, whole);
        }
        at = whole.to;
      }
    }
  }
}

/** "In December we filed an appeal": tells nothing of when it is posted. */
function isTimed(scene: Scene, { from, to }: Range): boolean {
  const clause = clauseOf(scene, from);
  const isAlone = clause.to - clause.from <= to - from + 1;
  return isAlone || (["recurrence", "time"] as const).some((kind) => valuesIn(scene, clause, kind).length > 0);
}

/** "in the summer", "during July and August", "in winter": up to its last word. */
function seasonAt(scene: Scene, start: number, end: number): Range | null {
  if (!WITHIN.test(scene.items[start]?.text ?? "")) {
    return ALONE.test(scene.items[start]?.text ?? "") ? { from: start, to: start + 1 } : null;
  }
  let at = start + 1;
  while (at < end && (isSilent(scene.items[at]) || SMALL.test(scene.items[at]?.text ?? "")) && !isSeason(scene, at))
    at += 1;
  if (at >= end || at > start + 4 || !isSeason(scene, at)) return null;
  let to = at + 1;
  for (let next = to; next < end && isJoint(scene, next); next += 1) if (isSeason(scene, next + 1)) to = next + 2;
  // "in the summer house": part of a name.
  return isOpen(scene.items[to]) && !has(scene.items[to], "also", "say", "remind", "in") ? null : { from: start, to };
}

function isSeason(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return item?.kind === "word" && SEASON.test(item.text);
}

function isJoint(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return (
    has(item, "and", "or") || /^[,/–—-]$/.test(mark(item)) || /^(?:to|till|until|bis|through)$/i.test(item?.text ?? "")
  );
}

/** "… also Saturdays at 10", "montags und im Winter freitags": days that are true of that part of the year alone. */
function daysBehind(scene: Scene, { from: start, to: from }: Range, { from: first, to: end }: Range): number {
  const isDay = (index: number) => {
    const item = scene.items[index];
    return item?.kind === "recurrence" || (item?.kind === "date" && item.isWeekday);
  };
  const isWhen = (index: number) => isDay(index) || scene.items[index]?.kind === "time";
  let at = from;
  while (at < end && (BESIDE.test(scene.items[at]?.text ?? "") || isSilent(scene.items[at]))) at += 1;
  const isBeside =
    indexes({ from, to: at }).some((index) => BESIDE.test(scene.items[index]?.text ?? "")) ||
    indexes({ from: first, to: start }).some(isDay);
  if (!isBeside || !isDay(at)) return from;
  while (at < end && (isWhen(at) || isJoint(scene, at) || isSilent(scene.items[at]))) at += 1;
  while (at > from && !isWhen(at - 1)) at -= 1;
  return at;
}

const WITHIN = /^(?:in|during|over|throughout|within|from|im|in den|in der|während|über|durch|den|vom|von)$/i;
const SMALL = /^(?:the|early|late|whole|entire|all|months?|of|school|den|der|des|die|ganzen|monaten?|gesamten)$/i;
const BESIDE = /^(?:also|too|even|only|just|plus|additionally|auch|zusätzlich|nur|sogar|ebenfalls|dann)$/i;
const ALONE = /^(?:summers|winters|sommers|im (?:sommer|winter|herbst|frühling|frühjahr))$/i;
const SEASON =
  /^(?:the |den |der |im )?(?:spring|summer|autumn|fall|winter)(?:time|s|months)?$|^(?:frühling|frühjahr|sommer|herbst|winter)s?(?:zeit|monate[n]?|halbjahr|ferien)?$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec|januar|jänner|februar|märz|maerz|mai|juni|juli|oktober|dezember)$|^(?:school )?(?:holidays|vacations?|term|term time)$|^(?:schul|semester|oster|weihnachts|herbst)?ferien$|^(?:high |low |peak )?season$|^(?:haupt|neben|hoch)?saison$|^(?:advent|adventszeit|lent|ramadan)$/i;
