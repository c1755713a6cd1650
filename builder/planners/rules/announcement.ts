import { namesChannel, readChannel } from "./fields/channel.ts";
import { cronOf, cronOn } from "./fields/cron.ts";
import { weekdayOf } from "./fields/date.ts";
import { EVERY_DAY, WORKDAYS } from "./fields/recurrence.ts";
import type { Item } from "./item.ts";
import { modelBefore, raise } from "./modelled.ts";
import type { Recurrence } from "./recurrence.ts";
import { gap, has, indexes, isSilent, note, type Range, type Scene, take, valuesIn } from "./scene.ts";

/** When something acts and where it says it. */
export interface Announced {
  run: string;
  schedule: string;
  channel: string;
}

export interface When {
  /** Five cron fields. */
  schedule: string;
  /** Said for one day only. */
  date: string | null;
}

/** As `readAnnounced`, where a single day is as good. */
export function readOnceOrOften(
  scene: Scene,
  ranges: readonly Range[],
  run: string,
): (Announced & { on?: string }) | null {
  const when = readWhen(scene, ranges);
  const channel = channelOf(scene, ranges);
  if (when === null || channel === null) return null;
  return { run, schedule: when.schedule, channel, ...(when.date === null ? {} : { on: when.date }) };
}

/** What these ranges say of when and where; what is missing is asked, or set to something usual and said so. null: it cannot be done yet. */
export function readAnnounced(scene: Scene, ranges: readonly Range[], run: string): Announced | null {
  const when = readWhen(scene, ranges);
  const channel = channelOf(scene, ranges);
  const several = new Set(ranges.flatMap((range) => valuesIn(scene, range, "channel")).map(({ item }) => item.inner));
  if (several.size > 1 && scene.context.answered.channel === null)
    gap(scene, "channels", [...several].join(" / "), false);
  if (when !== null && when.date !== null) {
    // What a part says of itself comes again and again: a single day is no answer to when.
    if (!scene.gaps.some(({ kind }) => kind === "once")) gap(scene, "rhythm", when.date, false);
    return null;
  }
  if (when === null || channel === null) return null;
  return { run, schedule: when.schedule, channel };
}

function channelOf(scene: Scene, ranges: readonly Range[]): string | null {
  const isNamed = namesChannel(scene, ranges);
  const channel = isNamed ? readChannel(scene, ranges) : scene.context.answered.channel;
  if (!isNamed && channel === null) gap(scene, "channel", "", false);
  return channel;
}

/** null where what was said contradicts itself, or no five cron fields can say it. */
export function readWhen(scene: Scene, ranges: readonly Range[], usualTime = "09:00"): When | null {
  const { answered } = scene.context;
  const recurrence = readRecurrence(scene, ranges);
  const times = readTimes(scene, ranges);
  if (recurrence === "contradiction" || times === null) return null;
  const dates = ranges.flatMap((range) => valuesIn(scene, range, "date")).filter(({ index }) => !isLimit(scene, index));
  if (recurrence === null && dates[0] !== undefined && !(dates[0].item.isWeekday && answered.recurrence !== null))
    return onDate(scene, dates[0], times[0] ?? usualTime, times.length);
  for (const { index, item } of dates) {
    const isTaken = scene.used.has(index);
    scene.used.add(index);
    // "every day from 1 September on", "those who come tomorrow": a day beside a rhythm is a limit.
    if (!item.isWeekday && !isTaken) raise(scene, "beforeTime", { from: index, to: index + 1 });
  }
  const said = recurrence ?? answered.recurrence ?? usualDays(scene);
  const days = said.kind === "other" && answered.recurrence !== null ? answered.recurrence : said;
  if (days.kind === "other") {
    gap(scene, "rhythm", wordsOfKind(scene, ranges, "recurrence"), false);
    return null;
  }
  if (days.kind === "week") note(scene, "monday");
  if (days.kind === "month" && days.day === null) note(scene, "first_of_month");
  const hint = days.kind === "days" ? days.hint : null;
  const odd = hint === null || answered.times.length > 0 ? undefined : times.find((time) => isOtherPart(hint, time));
  if (odd !== undefined && hint !== null) {
    gap(scene, "times", `${wordsOfKind(scene, ranges, "recurrence")} / ${odd}`, true);
    return null;
  }
  if (times.length === 0) note(scene, "time", hint ?? usualTime);
  const schedule = cronOf(days, times.length === 0 ? [hint ?? usualTime] : times);
  if (schedule === null) {
    gap(scene, "times", times.join(" / "), true);
    return null;
  }
  return { schedule, date: null };
}

/** "every morning at 5 pm": a time that is not in the part of the day that was said. */
function isOtherPart(hint: string, time: string): boolean {
  if (hint < "12:00") return time >= "13:00";
  return hint > "12:00" && time < "11:00";
}

/** Times that are no "until"; several only where they stand side by side: "8 and 16". */
export function readTimes(scene: Scene, ranges: readonly Range[]): string[] | null {
  const said = ranges.flatMap((range) => valuesIn(scene, range, "time")).filter(({ index }) => !isLimit(scene, index));
  for (const { index, item } of said) {
    take(scene, { from: index, to: index + 1 });
    if (item.time.isGuess) note(scene, "afternoon", item.time.at);
  }
  const times = [...new Set(said.map(({ item }) => item.time.at))];
  const isTogether = said.every(({ index }, position) => position === 0 || isBeside(scene, index));
  const { answered } = scene.context;
  if ((times.length === 0 || (times.length > 1 && !isTogether)) && answered.times.length > 0) return answered.times;
  if (times.length > 1 && !isTogether) {
    gap(scene, "times", times.join(" / "), true);
    return null;
  }
  return times;
}

/** "um 9 und um 15 Uhr": an "and" or a comma before it, past a small word. */
function isBeside(scene: Scene, index: number): boolean {
  const at = isSilent(scene.items[index - 1]) ? index - 2 : index - 1;
  return [index - 1, at].some((one) => has(scene.items[one], "and") || scene.items[one]?.text === ",");
}

function readRecurrence(scene: Scene, ranges: readonly Range[]): Recurrence | "contradiction" | null {
  const yearly = new Set(scene.gaps.filter(({ kind }) => kind === "yearly").map(({ about }) => about));
  const said = ranges
    .flatMap((range) => valuesIn(scene, range, "recurrence"))
    .filter(({ item }) => !yearly.has(item.text));
  for (const { index } of said) {
    take(scene, { from: index, to: index + 1 });
    if (isOnlyOf(scene, index, ranges)) modelBefore(scene, index, "restriction");
  }
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
  return first?.recurrence ?? severalDays(scene, ranges);
}

/** "on Tue and Thu": of several days of the week, each week's are meant. */
function severalDays(scene: Scene, ranges: readonly Range[]): Recurrence | null {
  const dates = ranges.flatMap((range) => valuesIn(scene, range, "date")).filter(({ index }) => !isLimit(scene, index));
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
  if (narrower === null || narrower.kind === "other" || first === undefined || second === undefined) return;
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
  const odd = all.find(({ kind }) => kind === "other");
  if (odd !== undefined) return odd;
  if (one.kind !== "days" || other.kind !== "days") return null;
  if (isEveryDay(one)) return { ...other, hint: other.hint ?? one.hint };
  return isEveryDay(other) ? { ...one, hint: one.hint ?? other.hint } : null;
}

function onDate(
  scene: Scene,
  said: { index: number; item: Extract<Item, { kind: "date" }> },
  time: string,
  count: number,
): When {
  take(scene, { from: said.index, to: said.index + 1 });
  if (said.item.isWeekday && scene.context.answered.text === "") gap(scene, "once", said.item.text, false);
  if (count === 0) note(scene, "time", time);
  return { schedule: cronOn(said.item.date, time), date: said.item.date };
}

function usualDays(scene: Scene): Recurrence {
  note(scene, "workdays");
  return { kind: "days", days: WORKDAYS, hint: null };
}

/** "until 11", "ends thursday 4pm": no time to act, but one to close. */
export function isLimit(scene: Scene, index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 4); at -= 1) {
    const item = scene.items[at];
    if (has(item, "until") && !has(item, "before")) return true;
    const goesOn =
      item?.kind === "date" || item?.kind === "time" || (item?.kind === "word" && item.senses.includes("silent"));
    if (!goesOn) return false;
  }
  return false;
}

export function isEveryDay(recurrence: Recurrence): boolean {
  return recurrence.kind === "days" && recurrence.days.length === EVERY_DAY.length;
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

function key(recurrence: Recurrence): string {
  return JSON.stringify({ ...recurrence, hint: null });
}
