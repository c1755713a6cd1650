import { cronOf, cronOn } from "../fields/cron.ts";
import { addDays, weekdayOf } from "../fields/date.ts";
import { partOfDay } from "../fields/part-of-day.ts";
import { EVERY_DAY, WORKDAYS } from "../fields/recurrence.ts";
import { modelAt, raise } from "../limits/modelled.ts";
import type { Item } from "../words/item.ts";
import { clauseOf, gap, indexes, note, type Range, type Scene, take, textOf, valuesIn } from "../words/scene.ts";
import { isOfCorrection } from "./corrected.ts";
import { asMoved, type MovedDays, movedDays, outside } from "./moved-days.ts";
import { dayMeant } from "./past-day.ts";
import type { Recurrence } from "./recurrence.ts";
import { readRhythm } from "./said-rhythm.ts";
import { isLimit, readTimes } from "./said-times.ts";
import { raiseSeasons } from "./seasons.ts";
import { startDay } from "./start-day.ts";

export interface When {
  /** Five cron fields each: several where the times have not the same minute, or each day has its own. */
  schedules: string[];
  /** Said for one day only. */
  date: string | null;
  /** Only in each so many-th week, from that of this day on. */
  weeks?: { every: number; from: string };
}

interface Usual {
  /** What is said comes again and again: a single day of the week is each week's. */
  isStanding: boolean;
  /** It may come every so many weeks, which five cron fields alone cannot say. */
  mayPause?: boolean;
}

const USUAL_TIME = "09:00";
const MONDAY = 1;

/** null where what was said contradicts itself, or no five cron fields can say it. */
export function readWhen(scene: Scene, said: readonly Range[], usual: Usual): When | null {
  const moved = movedDays(scene);
  if (moved === null || !said.some(({ from, to }) => moved.from >= from && moved.from < to))
    return readUnmoved(scene, said, usual, null);
  modelAt(scene, ...indexes(moved));
  return readUnmoved(scene, outside(said, moved), usual, moved);
}

/** Every week's schedule, and which of the weeks are meant: the first is said, or the one whose day comes next, after today. */
function inWeeks(
  when: When | null,
  { every, first }: { every: number; first: string | null },
  days: readonly number[],
  scene: Scene,
): When | null {
  if (when === null) return null;
  const from =
    first ??
    Array.from({ length: 7 }, (_, later) => addDays(scene.context.today, later + 1)).find((day) =>
      days.includes(weekdayOf(day)),
    );
  if (from === undefined) return when;
  note(scene, "first_week", from);
  return { ...when, weeks: { every, from } };
}

function readUnmoved(scene: Scene, ranges: readonly Range[], usual: Usual, moved: MovedDays | null): When | null {
  const { isStanding } = usual;
  const { answered } = scene.context;
  raiseSeasons(scene, ranges);
  const paired = pairedSchedules(scene, ranges);
  if (paired !== null) return { schedules: paired, date: null };
  const rhythm = readRhythm(scene, ranges) ?? (answered.recurrence === null ? readStandingPart(scene, ranges) : null);
  const times = readTimes(scene, ranges);
  if (rhythm === "contradiction" || times === null) return null;
  const dates = ranges.flatMap((range) => valuesIn(scene, range, "date")).filter(({ index }) => !isLimit(scene, index));
  const single = dates.find(({ index }) => !scene.used.has(index)) ?? dates[0];
  const start = usual.mayPause === true && rhythm !== null ? readStart(scene, ranges, rhythm) : null;
  const recurrence = ofSingleDay(
    start?.rhythm ?? rhythm,
    start === null ? single : undefined,
    isStanding && answered.recurrence === null,
  );
  if (recurrence === null && single !== undefined && !(single.item.isWeekday && answered.recurrence !== null))
    return onDate(scene, single, times);
  for (const { index, item } of dates) {
    const isTaken = scene.used.has(index);
    if (item.isWeekday && !isTaken && isAnotherDay(scene, ranges, index, recurrence)) continue;
    scene.used.add(index);
    // "every day from 1 September on", "those who come tomorrow": a day beside a rhythm is a limit.
    if (!item.isWeekday && !isTaken) raise(scene, "beforeTime", { from: index, to: index + 1 });
  }
  const said = recurrence ?? answered.recurrence ?? usualDays(scene);
  const isUnclear = said.kind === "other" || said.kind === "twice";
  const plain = twiceDaily(said, times) ?? (isUnclear && answered.recurrence !== null ? answered.recurrence : said);
  const days = moved === null ? plain : asMoved(plain, moved);
  if (days === null) {
    if (moved !== null && answered.text === "") gap(scene, "rhythm", textOf(scene, moved), false);
    return readUnmoved(scene, ranges, usual, null);
  }
  const isUnsaid = days.kind === "weeks" && usual.mayPause !== true;
  if (days.kind === "other" || days.kind === "twice" || isUnsaid) {
    gap(scene, "rhythm", wordsOfKind(scene, ranges, "recurrence"), false);
    return null;
  }
  if (days.kind === "week" || (days.kind === "weeks" && days.days === null)) note(scene, "monday");
  if (days.kind === "month" && days.day === null) note(scene, "first_of_month");
  const hint = (days.kind === "days" || days.kind === "weeks" ? days.hint : null) ?? saidPart(scene, ranges);
  const other = hint === null ? undefined : times.find((time) => isOtherPart(hint, time));
  const odd = answered.times.length > 0 ? undefined : other;
  if (odd !== undefined && hint !== null) {
    gap(scene, "times", `${wordsOfKind(scene, ranges, "recurrence")} / ${odd}`, true);
    return null;
  }
  if (times.length === 0) note(scene, "time", hint ?? USUAL_TIME);
  // Of "every morning at 17:00" the answer is what is meant.
  const settled = other === undefined ? times : answered.times;
  const at = settled.length === 0 ? [hint ?? USUAL_TIME] : settled;
  const ofWeek = days.kind === "weeks" ? (days.days ?? [MONDAY]) : [];
  const weekly: Recurrence = days.kind === "weeks" ? { kind: "days", days: ofWeek, hint: null } : days;
  const schedules = schedulesOf(weekly, at);
  const when = schedules === null ? null : { schedules, date: null };
  const weeks = days.kind === "weeks" ? { every: days.every, first: start?.date ?? null } : null;
  return weeks === null ? when : inWeeks(when, weeks, ofWeek, scene);
}

/** "every two weeks …, starting 12 January": that day's week is the first, where it is one of its days. Taken. */
function readStart(
  scene: Scene,
  ranges: readonly Range[],
  rhythm: Recurrence | "contradiction",
): { date: string; rhythm: Recurrence } | null {
  const start = startDay(scene, ranges);
  if (start === null || rhythm === "contradiction" || rhythm.kind !== "weeks") return null;
  const day = weekdayOf(start.date);
  const beside = ranges
    .flatMap((range) => valuesIn(scene, range, "date"))
    .filter(({ item, index }) => item.isWeekday && (index < start.from || index >= start.to));
  const said = beside.length > 0 ? beside.map(({ item }) => weekdayOf(item.date)) : null;
  const days = rhythm.days ?? said ?? [day];
  if (!days.includes(day)) return null;
  take(scene, start);
  modelAt(scene, ...indexes(start));
  for (const { index } of beside) take(scene, { from: index, to: index + 1 });
  return { date: start.date, rhythm: { ...rhythm, days } };
}

/** "every weekday at 9, saturday": none of those that come again; asked about where it stands beside them. */
function isAnotherDay(scene: Scene, ranges: readonly Range[], index: number, recurrence: Recurrence | null): boolean {
  const item = scene.items[index];
  if (item?.kind !== "date" || recurrence?.kind !== "days" || recurrence.days.includes(weekdayOf(item.date)))
    return false;
  const isBeside = valuesIn(scene, clauseOf(scene, index), "recurrence").length > 0;
  if (isBeside && scene.context.answered.recurrence === null)
    gap(scene, "days", `${wordsOfKind(scene, ranges, "recurrence")} / ${item.text}`, true);
  return true;
}

/** "weekly on Tuesday", and what comes again anyway: "the list on Friday". */
function ofSingleDay(
  rhythm: Recurrence | null,
  single: { item: { date: string; isWeekday: boolean; hint?: string | null } } | undefined,
  isStanding: boolean,
): Recurrence | null {
  const isPausing = rhythm?.kind === "weeks" && rhythm.days === null;
  const isWeekly = isPausing || rhythm?.kind === "week" || (rhythm === null && isStanding);
  if (!isWeekly || single === undefined || !single.item.isWeekday) return rhythm;
  if (isPausing) return { ...rhythm, days: [weekdayOf(single.item.date)], hint: single.item.hint ?? null };
  return { kind: "days", days: [weekdayOf(single.item.date)], hint: single.item.hint ?? null };
}

/** "twice a day at 9 and 15:00". */
function twiceDaily(said: Recurrence, times: readonly string[]): Recurrence | null {
  const isDaily = said.kind === "twice" && said.per === "day" && times.length === 2;
  return isDaily ? { kind: "days", days: EVERY_DAY, hint: null } : null;
}

/** One for each minute of an hour that is among the times. */
export function schedulesOf(days: Recurrence, times: readonly string[]): string[] | null {
  const minutes = [...new Set(times.map((time) => time.slice(3)))];
  const all = minutes.map((minute) =>
    cronOf(
      days,
      times.filter((time) => time.endsWith(`:${minute}`)),
    ),
  );
  const known = all.flatMap((one) => one ?? []);
  return known.length === all.length ? known : null;
}

/** "mondays at 9 and fridays at 16:30", "weekdays at 9, Saturday at 10": each day has its own time. */
function pairedSchedules(scene: Scene, ranges: readonly Range[]): string[] | null {
  const said = ranges
    .flatMap((range) => indexes(range))
    .flatMap((index) => {
      const item = scene.items[index];
      if (item === undefined || isLimit(scene, index)) return [];
      return item.kind === "time" || daysSaid(item) !== null ? [{ index, item }] : [];
    })
    .sort((one, other) => one.index - other.index);
  const [first] = said;
  if (said.length < 4 || said.length % 2 === 1 || first === undefined) return null;
  if (!said.some(({ item }) => item.kind === "recurrence")) return null;
  const schedules: string[] = [];
  for (let at = 0; at < said.length; at += 2) {
    const pair = [said[at]?.item, said[at + 1]?.item];
    const days = pair.flatMap((item) => (item === undefined ? [] : (daysSaid(item) ?? [])))[0];
    const time = pair.find((item) => item?.kind === "time");
    const isTimeFirst = said[at]?.item.kind === "time";
    if (isTimeFirst !== (first.item.kind === "time") || days === undefined || time?.kind !== "time") return null;
    if (days.kind === "week" || (days.kind === "month" && days.day === null)) return null;
    const schedule = cronOf(days, [time.time.at]);
    if (schedule === null) return null;
    schedules.push(schedule);
  }
  if (new Set(schedules).size !== schedules.length || isCorrected(scene, said, schedules)) return null;
  for (const { index, item } of said) {
    take(scene, { from: index, to: index + 1 });
    if (item.kind === "time" && item.time.isGuess) note(scene, "afternoon", item.time.at);
  }
  return schedules;
}

/** "tuesdays at 9. It has to be tuesdays at 9:30", "no wait, thursdays at 10": no other ones. */
function isCorrected(scene: Scene, said: readonly { index: number }[], schedules: readonly string[]): boolean {
  const days = schedules.map((schedule, position) => ({
    days: schedule.split(" ").slice(2).join(" "),
    clause: clauseOf(scene, said[position * 2]?.index ?? 0).from,
  }));
  return (
    said.some(({ index }) => isOfCorrection(scene, index)) ||
    days.some((one, at) => days.slice(at + 1).some((other) => other.days === one.days && other.clause !== one.clause))
  );
}

function daysSaid(item: Item): Recurrence | null {
  if (item.kind === "recurrence") return item.recurrence;
  return item.kind === "date" && item.isWeekday
    ? { kind: "days", days: [weekdayOf(item.date)], hint: item.hint ?? null }
    : null;
}

/** "in the evening", "abends", where no hour is said. */
function saidPart(scene: Scene, ranges: readonly Range[]): string | null {
  for (const index of ranges.flatMap((range) => indexes(range))) {
    const hint = partOfDay(scene.items[index]?.text ?? "", scene.items[index - 1]?.text ?? "", scene.context);
    if (hint === null) continue;
    scene.used.add(index);
    return hint;
  }
  return null;
}

/** "every morning at 5 pm": a time that is not in the part of the day that was said. */
function isOtherPart(hint: string, time: string): boolean {
  if (hint < "12:00") return time >= "13:00";
  return hint > "12:00" && hint < "20:00" && time < "11:00";
}

function onDate(
  scene: Scene,
  said: { index: number; item: Extract<Item, { kind: "date" }> },
  times: readonly string[],
): When | null {
  take(scene, { from: said.index, to: said.index + 1 });
  if (said.item.isWeekday && scene.context.answered.text === "") gap(scene, "once", said.item.text, false);
  const date = dayMeant(scene, said.item, { isEssential: true });
  if (date === null) return null;
  const usual = said.item.hint ?? USUAL_TIME;
  if (times.length === 0) note(scene, "time", usual);
  const schedules = (times.length === 0 ? [usual] : times).map((time) => cronOn(date, time));
  return { schedules, date };
}

/** "mornings at 10", "abends um 8": each day's, unless it stands beside a day. */
function readStandingPart(scene: Scene, ranges: readonly Range[]): Recurrence | null {
  const part = ranges
    .flatMap((range) => indexes(range))
    .find(
      (index) =>
        /^(?:in the )?(?:mornings|afternoons|evenings|nights|nightly|morgens|vormittags|nachmittags|abends|nachts)$/i.test(
          scene.items[index]?.text ?? "",
        ) && valuesIn(scene, clauseOf(scene, index), "date").length === 0,
    );
  if (part === undefined) return null;
  take(scene, { from: part, to: part + 1 });
  return { kind: "days", days: EVERY_DAY, hint: null };
}

function usualDays(scene: Scene): Recurrence {
  note(scene, "workdays");
  return { kind: "days", days: WORKDAYS, hint: null };
}

function wordsOfKind(scene: Scene, ranges: readonly Range[], kind: Item["kind"]): string {
  const found = ranges
    .flatMap((range) => indexes(range))
    .flatMap((index) => {
      const item = scene.items[index];
      return item?.kind === kind ? [item.text] : [];
    });
  return found.join(", ");
}
