import { hoursAndMinutes } from "../fields/clock.ts";
import { modelAt } from "../limits/modelled.ts";
import { indexes, valuesIn, wholeOf } from "../words/scene.ts";
import { saidAll, says, takeSaid, type Wish } from "./wish.ts";

const DAY_MINUTES = 24 * 60;

/** "an hour earlier", "eine halbe Stunde später": from one HH:MM to another. null: nothing of the kind is said. */
export function shiftOf(wish: Wish): ((time: string) => string) | null {
  const { earlier, later, spans } = wish.words;
  const isEarlier = says(wish, earlier);
  if (!isEarlier && !says(wish, later)) return null;
  const minutes = minutesIn(wish, spans);
  if (minutes === null) return null;
  takeSaid(wish, [earlier, later].join("|"));
  return (time) => {
    const at = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + (isEarlier ? -minutes : minutes);
    return hoursAndMinutes((at + DAY_MINUTES) % DAY_MINUTES);
  };
}

function minutesIn(wish: Wish, spans: Record<string, number>): number | null {
  const [named] = Object.entries(spans)
    .sort(([one], [other]) => other.length - one.length)
    .flatMap(([phrase, minutes]) => saidAll(wish, phrase).map((range) => ({ range, minutes })));
  if (named !== undefined) {
    modelAt(wish, ...indexes(named.range));
    return named.minutes;
  }
  const [span] = valuesIn(wish, wholeOf(wish), "span");
  const each = { minute: 1, hour: 60, day: null, week: null, month: null, year: null }[span?.item.span.unit ?? "day"];
  if (span === undefined || each === null) return null;
  modelAt(wish, span.index);
  return span.item.span.count * each;
}
