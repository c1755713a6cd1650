import { hourOf } from "../fields/clock.ts";
import { isOfAll, modelAt, modelBefore, modelWhere } from "../limits/modelled.ts";
import { gap, indexes, wholeOf } from "../words/scene.ts";
import { replacedValues } from "./replaced-values.ts";
import { type Change, partsOf, saidAll, says, takeSaid, type Wish, withPart } from "./wish.ts";

/** "bookable from 7 to 20", "until 22:00 instead of 18:00", "by the day, please". */
export const openingHours: Change = (wish) => {
  const [booking] = partsOf(wish.parts, "booking");
  const { words } = wish;
  if (booking === undefined) return null;
  const by = says(wish, words.byDay) ? "day" : says(wish, words.bySlot) ? "slot" : null;
  const times = timesIn(wish, replacedValues(wish, true));
  if (times.length === 0 && (by === null || by === booking.by)) return null;
  if (times.length > 2) return null;
  const opens = times.find(({ index }) => isBehind(wish, words.opens, index));
  const closes = times.find(({ index }) => isBehind(wish, words.closes, index));
  const [first, second] = times;
  const opensAt = opens?.at ?? (times.length === 2 ? first?.at : undefined) ?? booking.opensAt;
  const closesAt =
    (opens === closes ? undefined : closes?.at) ?? (times.length === 2 ? second?.at : undefined) ?? booking.closesAt;
  const isSame = opensAt === booking.opensAt && closesAt === booking.closesAt;
  if (times.length > 0 && isSame) return null;
  if (opensAt >= closesAt) {
    gap(wish, "hours", `${opensAt} / ${closesAt}`, true);
    return null;
  }
  for (const { index } of times) {
    modelAt(wish, index);
    modelBefore(wish, index, "beforeTime", "beforeNumber", "amount");
  }
  if (by !== null) modelWhere(wish, wholeOf(wish), ["restriction"], (segment) => isOfAll(wish, segment));
  for (const phrases of [words.byDay, words.bySlot, words.hours, words.filler]) takeSaid(wish, phrases);
  return withPart(wish.parts, booking, { ...booking, opensAt, closesAt, ...(by === null ? {} : { by }) });
};

interface SaidTime {
  index: number;
  /** HH:MM */
  at: string;
}

/** Hours may be bare numbers: "from 7 to 20". */
function timesIn(wish: Wish, old: ReadonlySet<number>): SaidTime[] {
  const isNear = (index: number) =>
    isBehind(wish, [wish.words.opens, wish.words.closes, "and", "und", "between", "zwischen"].join("|"), index);
  return indexes({ from: 0, to: wish.items.length }).flatMap((index) => {
    const item = wish.items[index];
    if (item?.kind === "time" && !old.has(index)) return [{ index, at: item.time.at }];
    const isHour = item?.kind === "number" && item.number <= 24 && isNear(index);
    return isHour ? [{ index, at: hourOf(item.number) }] : [];
  });
}

/** One of these phrases right before an item, past a small word. */
function isBehind(wish: Wish, phrases: string, index: number): boolean {
  return saidAll(wish, phrases).some(
    ({ to }) =>
      to === index ||
      (to === index - 1 &&
        wish.items[to]?.kind === "word" &&
        /^(?:at|um|only|erst|the)$/i.test(wish.items[to]?.text ?? "")),
  );
}
