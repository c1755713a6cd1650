import type { Part } from "../../../../sdk/contract/parts.ts";
import { readDigest } from "../frames/digest.ts";
import { readReminder } from "../frames/reminder.ts";
import { gap, indexesOf, valuesIn, wholeOf } from "../scene.ts";
import { postOf, scheduleWith, timeOf } from "./posts.ts";
import { type Change, partsOf, recordsOf, says, type Wish } from "./wish.ts";

/** "also post the open ones every Friday in #sales", "remind us 2 days before": where nothing of the kind is there to change. */
export const addPost: Change = (wish) => {
  const whole = wholeOf(wish);
  const { words } = wish;
  const has = (kind: "channel" | "span" | "time" | "recurrence") => valuesIn(wish, whole, kind).length > 0;
  const isSaid =
    indexesOf(wish, whole, "say", "remind", "digest").length > 0 || says(wish, [words.post, words.reminder].join("|"));
  const isAdded = isAlso(wish) || indexesOf(wish, whole, "add", "also").length > 0;
  if (!isSaid || says(wish, words.remove)) return null;
  const records = recordsOf(wish.parts);
  const isReminder = says(wish, words.reminder) || indexesOf(wish, whole, "remind").length > 0;
  const posts = [...partsOf(wish.parts, "digest"), ...partsOf(wish.parts, "reminder")];
  const isThere = posts.some((part) => (part.part === "reminder") === isReminder);
  if (records === undefined) return isAdded ? again(wish) : null;
  const isTold = has("channel") || has("time") || has("recurrence") || (isReminder && (has("span") || isAdded));
  if (!isTold || (isThere && !isAdded)) return null;
  const scene = withUsual(wish, posts);
  const isAhead = isReminder && (has("span") || indexesOf(wish, whole, "due", "before").length > 0);
  const read = (isAhead ? readReminder : readDigest)(scene, whole, records, posts.length);
  wish.gaps = scene.gaps;
  wish.notes = scene.notes;
  if (read.parts.length === 0) return null;
  return [...wish.parts.map((part) => (part === records ? read.records : part)), ...read.parts];
};

/** "also": more than is there; where a wish begins with it, it only goes on. */
export function isAlso(wish: Wish): boolean {
  const [first] = indexesOf(wish, wholeOf(wish), "also");
  const begins = /^(?:also|außerdem|ausserdem|and|und)\b,?/i.test(wish.text.trim()) && first === 0;
  return (
    (first !== undefined && !begins) ||
    /\b(?:also|as well|too|second|another|auch|zusätzlich|zusaetzlich|zweite\w*|weitere\w*|noch (?:ein|eine|einen|mal))\b/i.test(
      wish.text.replace(/^\W*(?:also|and|und)\b/i, ""),
    )
  );
}

/** What is not said of a second post is as of the first. */
function withUsual(wish: Wish, posts: readonly Part[]): Wish {
  const [first] = posts.map((part) => postOf(part));
  if (first === undefined || first === null) return wish;
  const { answered } = wish.context;
  const times = answered.times.length > 0 ? answered.times : [timeOf(first.schedule)];
  const channel = answered.channel ?? first.channel;
  return { ...wish, context: { ...wish.context, answered: { ...answered, times, channel } } };
}

/** The same words at another time or in another channel too. */
function again(wish: Wish): Part[] | null {
  const whole = wholeOf(wish);
  const times = valuesIn(wish, whole, "time");
  const days = valuesIn(wish, whole, "recurrence");
  const channels = valuesIn(wish, whole, "channel");
  const said = [...times, ...days, ...channels];
  const [post, ...others] = partsOf(wish.parts, "scheduled_post");
  if (said.length === 0) return null;
  if (post === undefined || others.length > 0) {
    if (wish.parts.some((part) => postOf(part) !== null)) gap(wish, "one_post", "", true);
    return null;
  }
  const channel = channels[0]?.item.inner ?? post.channel;
  if (!wish.context.channels.includes(channel)) {
    gap(wish, "unknown_channel", channel, true);
    return null;
  }
  const schedule = scheduleWith(
    post.schedule,
    times.map(({ item }) => item.time.at),
    days.at(-1)?.item.recurrence ?? null,
  );
  const [quote] = valuesIn(wish, whole, "quote");
  if (schedule === null) return null;
  for (const { index } of said) wish.used.add(index);
  if (quote !== undefined) wish.used.add(quote.index);
  return [...wish.parts, { ...post, run: `${post.run}-2`, schedule, channel, text: quote?.item.inner ?? post.text }];
}
