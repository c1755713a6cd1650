import type { ReadingContext } from "../../context.ts";
import { makeScene } from "../../words/make-scene.ts";
import { isSilent, mark } from "../../words/scene.ts";
import { tokenize } from "../../words/token.ts";

/** "12 July", "Friday", "2027-02-01 10:00": one day, and where `mayTime` a time; null where there is more or less. */
export function daySaid(
  text: string,
  context: ReadingContext,
  mayTime: boolean,
): { day: string; time: string | null } | null {
  const { items } = makeScene(text, tokenize(text), context);
  const dates = items.flatMap((item) => (item.kind === "date" ? [item] : []));
  const times = items.flatMap((item) => (item.kind === "time" ? [item.time.at] : []));
  const [date] = dates;
  const isAll = items.every(
    (item) =>
      item.kind === "date" ||
      item.kind === "time" ||
      isSilent(item) ||
      /^[,.]$/.test(mark(item)) ||
      /^(?:on|at|am|um|by|until|till|bis|zum|uhr|the|den|dem|der)$/i.test(item.text),
  );
  if (date === undefined || dates.length > 1 || times.length > (mayTime ? 1 : 0) || !isAll) return null;
  return { day: date.date, time: times[0] ?? (mayTime ? (date.hint ?? null) : null) };
}
