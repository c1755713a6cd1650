import type { Part } from "../../../../sdk/contract/parts.ts";
import { weekdayOf } from "../fields/date.ts";
import { modelAt, modelWhere } from "../limits/modelled.ts";
import { indexesOf, valuesIn, wholeOf } from "../words/scene.ts";
import { nameLists } from "./name-list.ts";
import { isAt, postOf, scheduleWith, timesOf, weekdaysOf, withPost } from "./posts.ts";
import { replacedValues } from "./replaced-values.ts";
import { saidNames } from "./said-names.ts";
import { postsMeant } from "./which-post.ts";
import { type Change, says, takeSaid, type Wish, withPart } from "./wish.ts";

/** "drop the 21:45 one", "freitags nicht mehr": one of several times or days of a post goes, the others stay. */
export const fewerTimes: Change = (wish) => {
  const whole = wholeOf(wish);
  const { remove, leaves, absent, post: postWords, filler } = wish.words;
  const goes = [remove, leaves, absent].join("|");
  const isNo = wish.limits.some(({ kind }) => kind === "negation");
  if ((!isNo && !says(wish, goes)) || replacedValues(wish).size > 0) return null;
  if (nameLists(wish).some(({ names }) => saidNames(wish, names).length > 0)) return null;
  const times = valuesIn(wish, whole, "time");
  const rhythms = valuesIn(wish, whole, "recurrence");
  const dates = valuesIn(wish, whole, "date").filter(({ item }) => item.isWeekday);
  const days = [
    ...rhythms.flatMap(({ item }) => (item.recurrence.kind === "days" ? item.recurrence.days : [-1])),
    ...dates.map(({ item }) => weekdayOf(item.date)),
  ];
  if (times.length + days.length === 0 || valuesIn(wish, whole, "channel").length > 0) return null;
  const fitting = postsMeant(wish).flatMap((part) => {
    const post = postOf(part);
    if (post === null) return [];
    const [hours, week] = [timesOf(post.schedule), weekdaysOf(post.schedule)];
    const isThere = times.every(({ item }) => hours.some((hour) => isAt(hour, item.time.at)));
    if (!isThere || !days.every((one) => week.includes(one))) return [];
    const left = {
      times: hours.filter((hour) => !times.some(({ item }) => isAt(hour, item.time.at))),
      days: week.filter((one) => !days.includes(one)),
    };
    // With a day beside it, a post's only time says which post is meant.
    const isDay = days.length > 0 && (times.length === 0 || hours.length === 1);
    if (isDay ? left.days.length === 0 : days.length > 0 || left.times.length === 0) return [];
    const recurrence = isDay ? ({ kind: "days", days: left.days, hint: null } as const) : null;
    const schedule = scheduleWith(post.schedule, isDay ? hours : left.times, recurrence);
    return schedule === null ? [] : [withPart(wish.parts, part, withPost(part, { schedule }))];
  });
  const [after, ...others] = fitting;
  const isGone = times.length === 0 && after === undefined && areGone(wish, days);
  if ((after === undefined && !isGone) || others.length > 0) return null;
  modelAt(wish, ...[...times, ...rhythms, ...dates].map(({ index }) => index));
  modelWhere(wish, whole, ["negation", "leading"], () => true);
  for (const index of indexesOf(wish, whole, "say", "remind", "digest")) wish.used.add(index);
  takeSaid(wish, [goes, postWords, filler].join("|"));
  return after ?? [...wish.parts];
};

/** "Nobody is in on Fridays, so leave them out": the same message took these days away before. */
function areGone(wish: Wish, days: readonly number[]): boolean {
  const weeks = (parts: readonly Part[]) => parts.map((part) => weekdaysOf(postOf(part)?.schedule ?? ""));
  const had = weeks(wish.before.parts);
  const has = weeks(wish.parts);
  return days.every((day) => had.some((week) => week.includes(day)) && !has.some((week) => week.includes(day)));
}
