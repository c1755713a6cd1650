import { modelAt, modelBefore } from "../limits/modelled.ts";
import { isLimit } from "../times/said-times.ts";
import { indexes, valuesIn, wholeOf } from "../words/scene.ts";
import { clock } from "./posts.ts";
import { replacedValues } from "./replaced-values.ts";
import { type Change, recordsOf, type Wish } from "./wish.ts";

/** "close at 10", "Annahmeschluss um 12". */
export const closing: Change = (wish) => {
  const records = recordsOf(wish.parts);
  const old = replacedValues(wish);
  const limit = valuesIn(wish, wholeOf(wish), "time").find(
    ({ index }) => !old.has(index) && (isLimit(wish, index) || isClosing(wish)),
  );
  if (records === undefined || limit === undefined) return null;
  const closesAt = limit.item.time.at;
  modelAt(wish, limit.index);
  modelBefore(wish, limit.index, "beforeTime", "amount");
  for (const index of indexes(wholeOf(wish))) if (CLOSING.test(wish.items[index]?.text ?? "")) wish.used.add(index);
  const before = records.closesAt;
  return wish.parts.map((part) => {
    if (part === records) return { ...part, closesAt, scope: "day" };
    // What was posted when entries closed goes with them.
    const follows = part.part === "digest" && before !== undefined && part.schedule.startsWith(`${clock(before)} `);
    return follows ? { ...part, schedule: part.schedule.replace(/^\S+ \S+/, clock(closesAt)) } : part;
  });
};

const CLOSING =
  /^(?:close|closes|closing|schließt|schließen|schließe|annahmeschluss|bestellschluss|deadline|cut-?off)$/i;

function isClosing(wish: Wish): boolean {
  return wish.items.some(({ text }) => CLOSING.test(text));
}
