import type { Item } from "../words/item.ts";
import { gap, type Scene } from "../words/scene.ts";

type DateItem = Extract<Item, { kind: "date" }>;

/**
 * The day that is meant: said "3 January 2027" when that is over, it is asked, and the answer is it. `isSoon`: it ends what
 * begins now, so that a day without a year that was this year is over too ("closes on 5 January"), and not next year's.
 */
export function dayMeant(
  scene: Scene,
  item: DateItem,
  { isSoon = false, isEssential }: { isSoon?: boolean; isEssential: boolean },
): string | null {
  if (!isPast(scene, item) && !(isSoon && isOver(scene, item))) return item.date;
  const { answered } = scene.context;
  if (answered.date === null) gap(scene, "date", item.text, isEssential);
  return answered.date;
}

function isPast({ context }: Scene, { date }: DateItem): boolean {
  return date < context.today;
}

/** A day of this year, said without it, that has been. */
function isOver({ context: { today } }: Scene, { date, text, isWeekday }: DateItem): boolean {
  const isWritten = /^\d{1,2}\D|^\p{L}+ (?:the )?\d|^the \d/u.test(text) && !isWeekday;
  const hasYear = text.includes(date.slice(0, 4)) || new RegExp(`[./]${date.slice(2, 4)}$`).test(text);
  return isWritten && !hasYear && date.slice(0, 4) > today.slice(0, 4) && date > monthsOn(today);
}

/** So far ahead that the day was not long ago. */
function monthsOn(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 300 * 86_400_000).toISOString().slice(0, 10);
}
