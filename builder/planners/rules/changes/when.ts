import type { Part } from "../../../../sdk/contract/parts.ts";
import { readChannel } from "../fields/channel.ts";
import { hourOf } from "../fields/clock.ts";
import type { TimeOfDay } from "../fields/time.ts";
import { isBorder } from "../limits/limits.ts";
import { modelAt, modelBefore } from "../limits/modelled.ts";
import type { Recurrence } from "../times/recurrence.ts";
import { isEveryDay } from "../times/said-rhythm.ts";
import { isBeside } from "../times/said-times.ts";
import { gap, indexes, indexesOf, isSilent, note, valuesIn, wholeOf } from "../words/scene.ts";
import { isAlso } from "./add-post.ts";
import { nameLists } from "./name-list.ts";
import { postedApart } from "./posted-apart.ts";
import { clock, isAt, postOf, scheduleWith, timesOf, withPost } from "./posts.ts";
import { replacedValues } from "./replaced-values.ts";
import { daysIn } from "./said-days.ts";
import { saidNames } from "./said-names.ts";
import { secondPost } from "./second-post.ts";
import { shiftOf } from "./shift.ts";
import { askWhichPost, postsAt, postsMeant } from "./which-post.ts";
import { type Change, says, takeSaid, type Wish, withPart } from "./wish.ts";

/** Another time, day or channel of what is posted; of several, of the one whose old value or kind is said. */
export const when: Change = (wish) => {
  const whole = wholeOf(wish);
  const { remove, leaves, absent } = wish.words;
  const old = replacedValues(wish);
  const isNew = ({ index }: { index: number }) => !old.has(index);
  const before = oldTime(wish, old);
  if (before !== null) old.add(before.index);
  const saidTimes = [...valuesIn(wish, whole, "time").filter(isNew), ...bareHour(wish, old)];
  const days = daysIn(wish, old);
  const channels = valuesIn(wish, whole, "channel").filter(isNew);
  // "at 9 on weekdays and at 10 on weekends": each time has its own days, or its own channel.
  const places = [...new Set(channels.map(({ item }) => item.text))];
  if (saidTimes.length > 1 && daysOf(wish, old) > 1)
    gap(wish, "times", saidTimes.map(({ item }) => item.time.at).join(" / "), true);
  else if (saidTimes.length > 1 && places.length > 1) gap(wish, "channels", places.join(", "), true);
  if (saidTimes.length > 1 && (daysOf(wish, old) > 1 || places.length > 1)) return null;
  const shift = shiftOf(wish);
  if (saidTimes.length === 0 && days === null && channels.length === 0 && shift === null) return null;
  // "stop it on Fridays", "leave Fridays out", "Ana only on Mondays": no other time of all of it.
  if (old.size === 0 && says(wish, [remove, leaves, days === null ? [] : absent].flat().join("|"))) return null;
  if (nameLists(wish).some(({ names }) => saidNames(wish, names).length > 0)) return null;
  const posts = postsMeant(wish);
  const meant = old.size > 0 ? postsAt(wish, posts, old) : posts;
  const [part, ...others] = meant.length > 0 ? meant : posts;
  const post = part === undefined ? null : postOf(part);
  if (part === undefined || post === null) return null;
  if (others.length > 0) return askWhichPost(wish, posts);
  const both = isAlso(wish) && old.size === 0 ? moreDays(post.schedule, days) : null;
  if (both !== null && saidTimes.length === 0 && channels.length === 0) {
    for (const { index } of valuesIn(wish, whole, "recurrence")) wish.used.add(index);
    return withPart(wish.parts, part, withPost(part, { schedule: both }));
  }
  if (isAlso(wish) && old.size === 0 && part.part === "scheduled_post") return secondPost(wish);
  if (isAlso(wish) && old.size === 0) {
    gap(wish, "one_post", "", true);
    return null;
  }
  const channel = channels.length > 0 ? readChannel(wish, [whole]) : post.channel;
  const said = saidTimes.map(({ item }) => item.time.at);
  const shown = timesOf(post.schedule);
  // Of several times in a day only the one that is said becomes another.
  const oldTimes = valuesIn(wish, whole, "time").filter(({ index }) => old.has(index));
  const kept = shown.filter((time) => !oldTimes.some(({ item }) => isAt(time, item.time.at)));
  const isOne = shown.length > 1 && kept.length < shown.length && said.length > 0;
  const isOnly = wish.limits.some(({ kind }) => kind === "restriction") || said.length >= shown.length;
  if (shown.length > 1 && said.length > 0 && !isOne && !isOnly && days === null) {
    const days = post.schedule.split(" ").slice(2).join(" ");
    gap(wish, "which_post", shown.map((time) => `${clock(time)} ${days} ${post.channel}`).join(" | "), true);
    return null;
  }
  const times = shift === null ? (isOne ? [...kept, ...said] : said) : shown.map(shift);
  // "twice a day, at 9 and at 15": on the days on which it comes anyway.
  const isTwice = days?.kind === "twice" && days.per === "day";
  if (isTwice && times.length < 2) {
    gap(wish, "when", "", true);
    return null;
  }
  const schedule = scheduleWith(post.schedule, times, isTwice ? null : days);
  if (channel === null) return null;
  // "at 9:15 and at 15:00": no one schedule says both, two posts do.
  const apart =
    schedule === null && !isUnsaid(days)
      ? postedApart(wish, part, { times, days: isTwice ? null : days, channel })
      : null;
  if (apart !== null) {
    takeWhen(wish, part, { times: saidTimes, channels, shown, old });
    return apart;
  }
  if (schedule === null) {
    gap(wish, isUnsaid(days) ? "rhythm" : "times", isUnsaid(days) ? wish.text.slice(0, 80) : times.join(" / "), true);
    return null;
  }
  if (part.part === "rota" && isOfTurns(wish, old)) {
    gap(wish, "turns", "", true);
    return null;
  }
  if (schedule === post.schedule && channel === post.channel) return null;
  takeWhen(wish, part, { times: saidTimes, channels, shown, old });
  return withPart(wish.parts, part, withEnd(withPost(part, { schedule, channel }), post.schedule, times));
};

/** The words of what was read, and of what it was before. */
function takeWhen(wish: Wish, part: Part, read: Read): void {
  if (part.part === "poll") takeSaid(wish, wish.words.closes);
  if (part.part === "lending") for (const index of indexesOf(wish, wholeOf(wish), "overdue")) wish.used.add(index);
  for (const { index, item } of read.times) {
    modelAt(wish, index);
    modelBefore(wish, index, "beforeTime");
    if (item.time.isGuess) note(wish, "afternoon", item.time.at);
  }
  for (const { index } of [...valuesIn(wish, wholeOf(wish), "recurrence"), ...read.channels]) {
    wish.used.add(index);
    modelBefore(wish, index, "restriction");
  }
  // "9 is too early": what it was.
  for (const { index, item } of valuesIn(wish, wholeOf(wish), "number"))
    if (read.shown.some((time) => isAt(time, hourOf(item.number)))) wish.used.add(index);
  for (const index of read.old) modelAt(wish, ...indexes({ from: index, to: index + 1 }));
}

interface Read {
  times: readonly { index: number; item: { time: TimeOfDay } }[];
  channels: readonly { index: number }[];
  /** The times at which it was posted. */
  shown: readonly string[];
  /** The words of its old values. */
  old: ReadonlySet<number>;
}

/** The result of a vote that comes as it ends: both at the same time, from now on too. */
function withEnd(part: Part, before: string, [time, ...others]: readonly string[]): Part {
  if (part.part !== "poll" || part.closesAt === undefined || time === undefined || others.length > 0) return part;
  return timesOf(before).includes(part.closesAt) ? { ...part, closesAt: time } : part;
}

/** "5:45 should be 6:00": of two times the first, where it is one at which something comes. */
function oldTime(wish: Wish, old: ReadonlySet<number>): { index: number } | null {
  const [first, second, ...others] = valuesIn(wish, wholeOf(wish), "time").filter(({ index }) => !old.has(index));
  if (first === undefined || second === undefined || others.length > 0 || isAlso(wish)) return null;
  // "at 9 and at 15": both, whichever is there.
  if (isBeside(wish, second.index)) return null;
  const times = wish.parts.flatMap((part) => {
    const post = postOf(part);
    return post === null ? [] : timesOf(post.schedule);
  });
  const isThere = (said: string) => times.some((time) => isAt(time, said));
  return isThere(first.item.time.at) && !isThere(second.item.time.at) ? first : null;
}

/** How many different days, or groups of them, are said. */
function daysOf(wish: Wish, old: ReadonlySet<number>): number {
  const said = valuesIn(wish, wholeOf(wish), "recurrence").filter(({ index }) => !old.has(index));
  const sets = said.flatMap(({ item: { recurrence } }) =>
    recurrence.kind === "days" ? [JSON.stringify(recurrence.days)] : [],
  );
  return new Set(sets).size;
}

/** What five cron fields cannot say. */
function isUnsaid(days: Recurrence | null): boolean {
  return days?.kind === "other" || days?.kind === "weeks";
}

/** "also on Wednesdays": of what comes on days of the week, on these too. */
function moreDays(schedule: string, days: Recurrence | null): string | null {
  const [minute, hour, ofMonth, month, ofWeek = "*"] = schedule.split(" ");
  if (days?.kind !== "days" || !/^\d(?:,\d)*$/.test(ofWeek)) return null;
  const all = [...new Set([...ofWeek.split(",").map(Number), ...days.days])].sort();
  return [minute, hour, ofMonth, month, all.join(",")].join(" ");
}

/** "wechselt jetzt täglich", "let them rotate daily". */
function isAboutTurns(wish: Wish): boolean {
  return /\b(?:wechsel\w*|gewechselt|rotat\w*|rotier\w*|turns?|take over|changes? over|handover|dran)\b/i.test(
    wish.text,
  );
}

/** "daily instead of weekly": how long a turn is, not when it is said. */
function isOfTurns(wish: Wish, old: ReadonlySet<number>): boolean {
  return valuesIn(wish, wholeOf(wish), "recurrence").some(
    ({ index, item }) =>
      (old.has(index) || isAboutTurns(wish)) && (item.recurrence.kind === "week" || isEveryDay(item.recurrence)),
  );
}

const HOUR_BEHIND =
  /^(?:(?:could|can|should|shall|would) (?:it|that|this|we) (?:be|come|do)(?: at)?|(?:geht|ginge|passt|reicht)(?: auch)?(?: um)?|(?:make|move|change|push|set|put|mach|schieb\p{L}*)(?: (?:it|that|this|es|das))?(?: (?:to|at|um|auf))?|(?:lieber|besser|rather|better)(?: (?:at|um|auf))?)$/iu;

/** "9 is too early, make it 10": an hour that only the verb before it tells. */
function bareHour(wish: Wish, old: ReadonlySet<number>): { index: number; item: { time: TimeOfDay } }[] {
  if (wish.items.some(({ kind }) => kind === "time")) return [];
  return valuesIn(wish, wholeOf(wish), "number").flatMap(({ index, item }) => {
    const { number } = item;
    const before = [3, 2, 1].some((back) =>
      HOUR_BEHIND.test(
        wish.items
          .slice(Math.max(0, index - back), index)
          .map(({ text }) => text)
          .join(" "),
      ),
    );
    const next = wish.items[index + 1];
    const isEnd =
      next === undefined || isSilent(next) || isBorder(next) || /^(?:please|pls|bitte|instead)$/i.test(next.text);
    if (old.has(index) || !Number.isInteger(number) || number < 1 || number > 23 || !before || !isEnd) return [];
    const at = number < 6 ? number + 12 : number;
    return [{ index, item: { time: { at: hourOf(at), zone: null, isGuess: number < 6 } } }];
  });
}
