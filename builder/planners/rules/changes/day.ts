import type { Part } from "../../../../sdk/contract/parts.ts";
import { cronOn } from "../fields/cron.ts";
import { addDays } from "../fields/date.ts";
import { daysOf } from "../fields/span.ts";
import { modelAt, modelBefore, modelWhere } from "../limits/modelled.ts";
import { valuesIn, wholeOf } from "../words/scene.ts";
import { timeOf } from "./posts.ts";
import { replacedValues } from "./replaced-values.ts";
import { type Change, says, takeSaid, type Wish, withPart } from "./wish.ts";

/** Another day of what has one: a countdown, a draw, the end of a poll, a post that comes once. */
export const day: Change = (wish) => {
  const old = replacedValues(wish);
  const whole = wholeOf(wish);
  const said = valuesIn(wish, whole, "date").filter(({ index }) => !old.has(index));
  const dated = wish.parts.filter((part) => isDated(part, says(wish, wish.words.closes)));
  const [part] = dated;
  if (said.length > 1 || part === undefined || dated.length > 1) return null;
  const [date] = said;
  const moved = date === undefined ? movedTo(wish, part) : null;
  if (date === undefined && moved === null) return null;
  if (part.part === "draw")
    for (const [index, { text }] of wish.items.entries())
      if (/^(?:draws?|drawing|drawn|auslosung|auslosen|ziehung|ziehen|gezogen|verlosung)$/i.test(text))
        wish.used.add(index);
  if (moved !== null) {
    takeSaid(wish, [wish.words.closes, wish.words.later, wish.words.earlier, wish.words.filler].join("|"));
    modelWhere(wish, whole, ["behindSpan", "beforeTime", "amount"], () => true);
    return withPart(wish.parts, part, onDay(part, moved, undefined));
  }
  if (date === undefined) return null;
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

/** "a week later", "till the 14th": a day that is told from the one that it has, YYYY-MM-DD. null: none is. */
function movedTo(wish: Wish, part: Part): string | null {
  const before = dayOf(part);
  if (before === null) return null;
  const spans = valuesIn(wish, wholeOf(wish), "span");
  const [span] = spans;
  const isEarlier = says(wish, wish.words.earlier);
  const days = span === undefined ? null : daysOf(span.item.span);
  if (span !== undefined && spans.length === 1 && days !== null && (isEarlier || says(wish, wish.words.later))) {
    modelAt(wish, span.index);
    return addDays(before, isEarlier ? -days : days);
  }
  const ofMonth = /\b(?:the|den|zum|am|bis)\s+(\d{1,2})(?:st|nd|rd|th|\.)(?![\d.])/i.exec(wish.text)?.[1];
  if (ofMonth === undefined || valuesIn(wish, wholeOf(wish), "time").length > 0) return null;
  const found = nextWith(Number(ofMonth), before, wish.context.today);
  for (const [index, item] of wish.items.entries())
    if (item.text === ofMonth || /^(?:st|nd|rd|th)$/i.test(item.text) || item.text === `${ofMonth}.`)
      modelAt(wish, index);
  return found;
}

function dayOf(part: Part): string | null {
  if (part.part === "poll") return part.closesOn ?? null;
  if (part.part === "countdown") return part.to;
  if (part.part === "draw") return part.drawsOn;
  return part.part === "scheduled_post" ? (part.on ?? null) : null;
}

/** That day of the same month, or of the next one where it has been; null: the month has none. */
function nextWith(ofMonth: number, date: string, today: string): string | null {
  const at = (month: number) =>
    new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + month, ofMonth));
  const found = [0, 1].map((month) => at(month).toISOString().slice(0, 10)).find((one) => one > today);
  return found !== undefined && Number(found.slice(8)) === ofMonth ? found : null;
}
