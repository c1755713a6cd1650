import type { Part } from "../../../../sdk/contract/parts.ts";
import { cronOn } from "../fields/cron.ts";
import { modelAt, modelBefore } from "../modelled.ts";
import { valuesIn, wholeOf } from "../scene.ts";
import { timeOf } from "./posts.ts";
import { replacedValues } from "./replaced-values.ts";
import { type Change, says, takeSaid, withPart } from "./wish.ts";

/** Another day of what has one: a countdown, a draw, the end of a poll, a post that comes once. */
export const day: Change = (wish) => {
  const old = replacedValues(wish);
  const whole = wholeOf(wish);
  const said = valuesIn(wish, whole, "date").filter(({ index }) => !old.has(index));
  const [date] = said;
  const dated = wish.parts.filter((part) => isDated(part, says(wish, wish.words.closes)));
  const [part] = dated;
  if (date === undefined || said.length > 1 || part === undefined || dated.length > 1) return null;
  const [time] = valuesIn(wish, whole, "time").filter(({ index }) => !old.has(index));
  const at = time?.item.time.at;
  for (const { index } of [date, ...(time === undefined ? [] : [time])]) {
    modelAt(wish, index);
    modelBefore(wish, index, "beforeTime", "amount");
  }
  takeSaid(wish, [wish.words.closes, wish.words.filler].join("|"));
  return withPart(wish.parts, part, onDay(part, date.item.date, at));
};

function isDated(part: Part, isClosing: boolean): boolean {
  if (part.part === "poll") return part.closesOn !== undefined || isClosing;
  return part.part === "countdown" || part.part === "draw" || (part.part === "scheduled_post" && part.on !== undefined);
}

function onDay(part: Part, date: string, at: string | undefined): Part {
  switch (part.part) {
    case "countdown":
      return { ...part, to: date };
    case "draw":
      return { ...part, drawsOn: date, schedule: cronOn(date, at ?? timeOf(part.schedule)) };
    case "scheduled_post":
      return { ...part, on: date, schedule: cronOn(date, at ?? timeOf(part.schedule)) };
    case "poll":
      return { ...part, closesOn: date, ...(at === undefined ? {} : { closesAt: at }) };
    default:
      return part;
  }
}
