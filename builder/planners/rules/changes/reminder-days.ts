import { daysOf } from "../fields/span.ts";
import { modelAt } from "../limits/modelled.ts";
import { has, indexes, indexesOf, mark, valuesIn, wholeOf } from "../words/scene.ts";
import { isAlso } from "./add-post.ts";
import { replacedValues } from "./replaced-values.ts";
import { type Change, partsOf, says, takeSaid, withPart } from "./wish.ts";

const MOST = 5;

/** "remind 5 days before instead of 3", "auch schon eine Woche vorher erinnern". */
export const reminderDays: Change = (wish) => {
  const [reminder, ...others] = partsOf(wish.parts, "reminder");
  const whole = wholeOf(wish);
  const isSaid = says(wish, wish.words.reminder) || indexesOf(wish, whole, "remind", "before").length > 0;
  if (reminder === undefined || others.length > 0 || !isSaid || says(wish, wish.words.remove)) return null;
  if (valuesIn(wish, whole, "channel").length > 0 && isAlso(wish)) return null;
  const old = replacedValues(wish);
  const spans = valuesIn(wish, whole, "span").filter(({ index }) => !old.has(index));
  const read = spans.flatMap(({ item }) => daysOf(item.span) ?? []);
  // "30 and 7 days before"
  const bare = valuesIn(wish, whole, "number").filter(
    ({ index }) =>
      spans.some((span) => span.index === index + 2 && span.item.span.unit === "day") &&
      (has(wish.items[index + 1], "and", "or") || mark(wish.items[index + 1]) === ","),
  );
  const days = [...read, ...bare.map(({ item }) => item.number)];
  if (read.length === 0 || read.length < spans.length) return null;
  const daysBefore = [...new Set(isAlso(wish) ? [...reminder.daysBefore, ...days] : days)].sort(
    (one, other) => other - one,
  );
  if (daysBefore.length > MOST || String(daysBefore) === String(reminder.daysBefore)) return null;
  for (const { index } of [...spans, ...bare]) modelAt(wish, index);
  for (const limit of wish.limits.filter(({ kind }) => kind === "behindSpan" || kind === "beforeTime"))
    modelAt(wish, ...indexes(limit));
  for (const index of indexesOf(wish, whole, "remind", "before", "due", "also", "everybody")) wish.used.add(index);
  takeSaid(wish, [wish.words.reminder, wish.words.filler].join("|"));
  return withPart(wish.parts, reminder, { ...reminder, daysBefore });
};
