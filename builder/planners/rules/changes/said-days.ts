import { weekdayOf } from "../fields/date.ts";
import type { Recurrence } from "../times/recurrence.ts";
import { note, valuesIn, wholeOf } from "../words/scene.ts";
import type { Wish } from "./wish.ts";

/** "weekly, on wednesdays", "am Freitag statt montags". */
export function daysIn(wish: Wish, old: ReadonlySet<number>): Recurrence | null {
  const said = valuesIn(wish, wholeOf(wish), "recurrence").filter(({ index }) => !old.has(index));
  const dates = valuesIn(wish, wholeOf(wish), "date").filter(({ index, item }) => item.isWeekday && !old.has(index));
  for (const { index } of dates) wish.used.add(index);
  const precise = said.filter(({ item }) => item.recurrence.kind !== "week").at(-1)?.item.recurrence;
  if (precise !== undefined) return precise;
  if (dates.length > 0)
    return { kind: "days", days: [...new Set(dates.map(({ item }) => weekdayOf(item.date)))].sort(), hint: null };
  if (said.length > 0) note(wish, "monday");
  return said.at(-1)?.item.recurrence ?? null;
}
