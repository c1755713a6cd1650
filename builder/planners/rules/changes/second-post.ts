import type { Part } from "../../../../sdk/contract/parts.ts";
import { modelBefore } from "../limits/modelled.ts";
import { gap, note, valuesIn, wholeOf } from "../words/scene.ts";
import { postOf, scheduleWith } from "./posts.ts";
import { daysIn } from "./said-days.ts";
import { partsOf, takeSaid, type Wish } from "./wish.ts";

/** The same words at another time or in another channel too. */
export function secondPost(wish: Wish): Part[] | null {
  const whole = wholeOf(wish);
  const times = valuesIn(wish, whole, "time");
  const days = daysIn(wish, new Set());
  const channels = valuesIn(wish, whole, "channel");
  const said = [...times, ...channels, ...valuesIn(wish, whole, "recurrence")];
  const [post, ...others] = partsOf(wish.parts, "scheduled_post");
  if (said.length === 0 && days === null) return null;
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
    days,
  );
  const [quote] = valuesIn(wish, whole, "quote");
  if (schedule === null) return null;
  for (const { index } of said) {
    wish.used.add(index);
    modelBefore(wish, index, "beforeTime", "contrast");
  }
  for (const { item } of times) if (item.time.isGuess) note(wish, "afternoon", item.time.at);
  takeSaid(wish, [wish.words.also, wish.words.add, wish.words.filler].join("|"));
  if (quote !== undefined) wish.used.add(quote.index);
  return [
    ...wish.parts,
    { ...post, run: freeRun(wish, post.run), schedule, channel, text: quote?.item.inner ?? post.text },
  ];
}

export function freeRun({ parts }: Pick<Wish, "parts">, run: string): string {
  const taken = new Set(parts.flatMap((part) => ("run" in part ? [part.run] : [])));
  let number = 2;
  while (taken.has(`${run}-${number}`)) number += 1;
  return `${run}-${number}`;
}
