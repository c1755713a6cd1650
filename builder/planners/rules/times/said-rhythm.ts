import { weekdayOf } from "../fields/date.ts";
import { EVERY_DAY, WORKDAYS } from "../fields/recurrence.ts";
import { isBorder } from "../limits/limits.ts";
import { modelAt, modelBefore, raise, segmentOf } from "../limits/modelled.ts";
import type { Item } from "../words/item.ts";
import { gap, has, indexes, type Range, type Scene, take, valuesIn } from "../words/scene.ts";
import type { Recurrence } from "./recurrence.ts";
import { isLimit } from "./said-times.ts";

/** Which days are said to come again; without those that are said to be no such days. */
export function readRhythm(scene: Scene, ranges: readonly Range[]): Recurrence | "contradiction" | null {
  const excepted = readExcepted(scene, ranges);
  const rhythm = readSaid(scene, ranges, new Set(excepted.flatMap(({ indexes: own }) => own)));
  if (excepted.length === 0 || rhythm === "contradiction") return rhythm;
  const all: Recurrence = rhythm ?? { kind: "days", days: EVERY_DAY, hint: null };
  if (all.kind !== "days") return rhythm;
  const days = all.days.filter((day) => !excepted.some((one) => one.days.includes(day)));
  // "jeden Freitag …, nicht freitags, sondern donnerstags": which day it is then is asked.
  if (days.length === 0 && scene.context.answered.recurrence === null) {
    for (const { limit } of excepted) modelAt(scene, ...indexes(limit));
    if (!scene.gaps.some(({ kind }) => kind === "days")) gap(scene, "days", daysWritten(scene, ranges), true);
    return "contradiction";
  }
  if (days.length === 0) return scene.context.answered.recurrence;
  for (const { limit, indexes: own } of excepted) modelAt(scene, ...indexes(limit), ...own);
  return { ...all, days };
}

function readSaid(
  scene: Scene,
  ranges: readonly Range[],
  excepted: ReadonlySet<number>,
): Recurrence | "contradiction" | null {
  const said = ranges
    .flatMap((range) => valuesIn(scene, range, "recurrence"))
    .filter(({ index }) => !scene.yearly.has(index) && !excepted.has(index));
  for (const { index } of said) {
    take(scene, { from: index, to: index + 1 });
    if (isOnlyOf(scene, index, ranges)) modelBefore(scene, index, "restriction");
  }
  const added = withAdded(scene, said, ranges, excepted);
  if (added !== null) return added;
  const precise = said.filter(({ item }) => item.recurrence.kind !== "week");
  const different = new Map((precise.length > 0 ? precise : said).map(({ item }) => [key(item.recurrence), item]));
  const [first] = different.values();
  const narrower = narrowest([...different.values()].map((item) => item.recurrence));
  raiseNarrower(scene, said, narrower);
  if (narrower !== null) return narrower;
  if (different.size > 1 && scene.context.answered.recurrence !== null) return scene.context.answered.recurrence;
  if (different.size > 1) {
    gap(scene, "days", [...different.values()].map((item) => item.text).join(" / "), true);
    return "contradiction";
  }
  const several = severalDays(scene, ranges, excepted);
  return several !== null && first?.recurrence.kind === "twice" && several.days.length === 2
    ? several
    : (first?.recurrence ?? several);
}

function daysWritten(scene: Scene, ranges: readonly Range[]): string {
  const found = ranges.flatMap((range) => indexes(range)).filter((index) => daysOf(scene, index) !== null);
  return [...new Set(found.map((index) => scene.items[index]?.text ?? ""))].join(" / ");
}

interface Excepted {
  limit: Range;
  days: number[];
  /** Of the days. */
  indexes: number[];
}

/** "daily, sundays too", "on weekdays, also on Saturday": days that come to the others. */
function withAdded(
  scene: Scene,
  said: readonly { index: number; item: { recurrence: Recurrence } }[],
  ranges: readonly Range[],
  excepted: ReadonlySet<number>,
): Extract<Recurrence, { kind: "days" }> | null {
  const plain = said.flatMap(({ index, item: { recurrence } }) =>
    recurrence.kind === "days" ? [{ index, ...recurrence }] : [],
  );
  if (plain.length === 0 || plain.length < said.length) return null;
  const dates = ranges
    .flatMap((range) => valuesIn(scene, range, "date"))
    .filter(({ index, item }) => item.isWeekday && !excepted.has(index) && !scene.used.has(index))
    .map(({ index, item }) => ({ index, days: [weekdayOf(item.date)] }));
  const added = [...plain, ...dates].filter(({ index }) => addingAt(scene, index) !== null);
  const others = plain.filter(({ index }) => !added.some((one) => one.index === index));
  const [first] = others;
  if (added.length === 0 || first === undefined) return null;
  if (others.some(({ days }) => days.join() !== first.days.join())) return null;
  for (const { index } of added) {
    take(scene, { from: index, to: index + 1 });
    const word = addingAt(scene, index);
    if (word !== null) modelAt(scene, word);
  }
  const days = [...new Set([...first.days, ...added.flatMap((one) => one.days)])].sort((one, other) => one - other);
  return { kind: "days", days, hint: first.hint };
}

/** The "too" beside a day, past small words; of a single day also the "and" before it. */
function addingAt(scene: Scene, index: number): number | null {
  const words = /^(?:on|the|at|and|und|am|an|den|&|\+)$/i;
  let before = index - 1;
  while (words.test(scene.items[before]?.text ?? "")) before -= 1;
  if (scene.items[before]?.text === "." && /^in[ck]l$/i.test(scene.items[before - 1]?.text ?? "")) before -= 1;
  const and = indexes({ from: before + 1, to: index }).find((at) => has(scene.items[at], "and"));
  const isSingle = scene.items[index]?.kind === "date" && and !== undefined && isWhen(scene.items[before]);
  const found = [index + 1, before].find((at) => ADDING.test(scene.items[at]?.text ?? ""));
  return found ?? (isSingle ? and : undefined) ?? null;
}

function isWhen(item: Item | undefined): boolean {
  return item?.kind === "recurrence" || item?.kind === "time";
}

const ADDING =
  /^(?:too|also|as well|as well as|included|including|inclusive|incl|incl\.|even|plus|auch|ebenso|ebenfalls|genauso|sogar|inklusive|inkl|inkl\.|einschließlich|zusätzlich|additionally)$/i;

/** "except sunday", "aber nicht am Wochenende", "no Fridays", "sonntags nicht". */
function readExcepted(scene: Scene, ranges: readonly Range[]): Excepted[] {
  return scene.limits.flatMap((limit) => {
    const isHere = ranges.some(({ from, to }) => limit.from >= from && limit.from < to);
    if (!isHere || !["exception", "negation", "contrast"].includes(limit.kind)) return [];
    // "everything not done on Fridays": the state is no, and the day is when it is posted.
    if (has(scene.items[limit.to - 1], "open", "overdue")) return [];
    const behind = daysFrom(scene, limit.to);
    // "every day but Sunday", and not "but on Fridays in #food".
    if (limit.kind === "contrast" && behind.indexes[0] !== limit.to) return [];
    if (behind.indexes.length > 0) return [{ limit, ...behind }];
    const isEnd = limit.to >= scene.items.length || isBorder(scene.items[limit.to]);
    const before = isEnd && limit.kind === "negation" ? daysOf(scene, limit.from - 1) : null;
    return before === null ? [] : [{ limit, days: before, indexes: [limit.from - 1] }];
  });
}

/** Days one after the other, past small words, commas and "and". */
function daysFrom(scene: Scene, start: number): { days: number[]; indexes: number[] } {
  const days: number[] = [];
  const found: number[] = [];
  for (let at = start; at < scene.items.length; at += 1) {
    const own = daysOf(scene, at);
    if (own !== null) {
      days.push(...own);
      found.push(at);
    } else if (!/^(?:on|at|for|the|a|am|an|den|einem|und|and|or|oder|any|,|&|\+)$/i.test(scene.items[at]?.text ?? ""))
      break;
  }
  return { days, indexes: found };
}

function daysOf(scene: Scene, index: number): number[] | null {
  const item = scene.items[index];
  if (item?.kind === "recurrence" && item.recurrence.kind === "days" && !isEveryDay(item.recurrence))
    return item.recurrence.days;
  return item?.kind === "date" && item.isWeekday ? [weekdayOf(item.date)] : null;
}

/** "on Tue and Thu": of several days of the week, each week's are meant. */
function severalDays(
  scene: Scene,
  ranges: readonly Range[],
  excepted: ReadonlySet<number>,
): Extract<Recurrence, { kind: "days" }> | null {
  const dates = ranges
    .flatMap((range) => valuesIn(scene, range, "date"))
    .filter(({ index }) => !isLimit(scene, index) && !excepted.has(index));
  const days = [...new Set(dates.map(({ item }) => weekdayOf(item.date)))].sort((one, other) => one - other);
  if (days.length < 2 || dates.some(({ item, index }) => !item.isWeekday || scene.used.has(index))) return null;
  for (const { index } of dates) take(scene, { from: index, to: index + 1 });
  return { kind: "days", days, hint: null };
}

/** "every day at 9, but on Fridays in #food": days that stand apart from the others are a limit, no other word for them. */
function raiseNarrower(
  scene: Scene,
  said: readonly { index: number; item: { recurrence: Recurrence } }[],
  narrower: Recurrence | null,
): void {
  const [first, second] = said;
  const isDays =
    narrower !== null && narrower.kind !== "other" && narrower.kind !== "weeks" && !narrower.kind.startsWith("month");
  if (!isDays || first === undefined || second === undefined) return;
  // "mondays at 9, in the last two weeks daily": more often for a while is a limit too.
  const isWider = isEveryDay(second.item.recurrence) && !isEveryDay(first.item.recurrence);
  if (isWider && valuesIn(scene, segmentOf(scene, second.index), "span").length > 0)
    raise(scene, "beforeTime", { from: second.index, to: second.index + 1 });
  const isSecond = key(second.item.recurrence) === key(narrower);
  const isWorkdays = key(narrower) === key({ kind: "days", days: WORKDAYS, hint: null });
  if (!isSecond || isWorkdays || second.index - first.index <= 2) return;
  raise(scene, "beforeTime", { from: second.index, to: second.index + 1 });
}

/** "only on Mondays", where these are the only days that are said. */
function isOnlyOf(scene: Scene, index: number, ranges: readonly Range[]): boolean {
  return ranges
    .flatMap((range) => valuesIn(scene, range, "recurrence"))
    .every((other) => other.index === index || Math.abs(other.index - index) <= 2);
}

/** "daily on workdays", "every two weeks on wednesday": one says the same as the other, more exactly. */
function narrowest(all: readonly Recurrence[]): Recurrence | null {
  const [one, other] = all;
  if (all.length !== 2 || one === undefined || other === undefined) return null;
  // "every month, on the first working day"
  const monthly = all.find((said) => said.kind !== "month" || said.day !== null);
  if (monthly?.kind.startsWith("month") && all.some((said) => said.kind === "month" && said.day === null))
    return monthly;
  const odd = all.find(({ kind }) => kind === "other");
  if (odd !== undefined) return odd;
  const weeks = all.find((said) => said.kind === "weeks" && said.days === null);
  const their = all.find(({ kind }) => kind === "days");
  if (weeks?.kind === "weeks" && their?.kind === "days") return { ...weeks, days: their.days, hint: their.hint };
  const twice = all.find(({ kind }) => kind === "twice");
  const days = all.find(({ kind }) => kind === "days");
  if (twice?.kind === "twice" && days?.kind === "days")
    return (twice.per === "week" && days.days.length === 2) || twice.per === "day" ? ofTwice(twice, days) : twice;
  if (one.kind !== "days" || other.kind !== "days") return null;
  if (isEveryDay(one)) return { ...other, hint: other.hint ?? one.hint };
  return isEveryDay(other) ? { ...one, hint: one.hint ?? other.hint } : null;
}

export function isEveryDay(recurrence: Recurrence): boolean {
  return recurrence.kind === "days" && recurrence.days.length === EVERY_DAY.length;
}

/** "twice a day on weekdays" stays twice where it is of every day only. */
function ofTwice(twice: Recurrence & { kind: "twice" }, days: Recurrence & { kind: "days" }): Recurrence {
  return twice.per === "day" && isEveryDay(days) ? twice : days;
}

function key(recurrence: Recurrence): string {
  return JSON.stringify({ ...recurrence, hint: null });
}
