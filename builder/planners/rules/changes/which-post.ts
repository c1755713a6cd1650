import type { Part } from "../../../../sdk/contract/parts.ts";
import { hourOf } from "../fields/clock.ts";
import { cronOf } from "../fields/cron.ts";
import { gap, valuesIn, wholeOf } from "../words/scene.ts";
import { clock, postOf } from "./posts.ts";
import { says, type Wish } from "./wish.ts";

/** The parts that post, of which a wish may mean one: reminders where it says so, else all others. */
export function postsMeant(wish: Wish): Part[] {
  const all = wish.parts.filter((part) => postOf(part) !== null);
  const isReminder = says(wish, wish.words.reminder);
  const named = all.filter((part) => (part.part === "reminder") === isReminder);
  // What is lent and overdue is reminded of by its own post.
  if (isReminder && named.length === 0) return all.filter((part) => part.part === "lending");
  return named.length > 0 || isReminder ? named : all;
}

/** Of these, the ones at the times, on the days and in the channels whose items are said. */
export function postsAt(wish: Wish, posts: readonly Part[], said: ReadonlySet<number>): Part[] {
  const whole = wholeOf(wish);
  const isSaid = ({ index }: { index: number }) => said.has(index);
  const times = valuesIn(wish, whole, "time")
    .filter(isSaid)
    .map(({ item }) => item.time.at);
  const hours = valuesIn(wish, whole, "number")
    .filter(isSaid)
    .map(({ item }) => hourOf(item.number));
  const channels = valuesIn(wish, whole, "channel")
    .filter(isSaid)
    .map(({ item }) => item.inner);
  const days = valuesIn(wish, whole, "recurrence")
    .filter(isSaid)
    .map(({ item }) => cronOf(item.recurrence, ["00:00"]));
  return posts.filter((part) => {
    const post = postOf(part);
    if (post === null) return false;
    const isTime = [...times, ...hours].every((time) => post.schedule.startsWith(`${clock(time)} `));
    const isDay = days.every(
      (day) => day !== null && post.schedule.split(" ").slice(2).join(" ") === day.split(" ").slice(2).join(" "),
    );
    return isTime && isDay && channels.every((channel) => post.channel === channel);
  });
}

/** Asks which of several posts is meant. */
export function askWhichPost(wish: Wish, posts: readonly Part[]): null {
  const about = posts.map((part) => postOf(part)).map((post) => `${post?.schedule} ${post?.channel}`);
  gap(wish, "which_post", about.join(" | "), true);
  return null;
}
