import { withDue } from "../frames/chosen.ts";
import { modelAt } from "../limits/modelled.ts";
import { indexes, indexesOf, valuesIn, wholeOf } from "../words/scene.ts";
import { saidNames } from "./said-names.ts";
import { type Change, recordsOf, says, takeSaid, withPart } from "./wish.ts";

/** "mark what is overdue", "markier Überfälliges nach Vertragsende": a date by which entries are due. */
export const overdueMark: Change = (wish) => {
  const records = recordsOf(wish.parts);
  const whole = wholeOf(wish);
  const isTold = (["time", "recurrence", "channel"] as const).some((kind) => valuesIn(wish, whole, kind).length > 0);
  if (records === undefined || isTold || !says(wish, wish.words.overdue) || says(wish, wish.words.remove)) return null;
  if (!/\b(?:mark|highlight|show|flag|markier\w*|hervorheb\w*|zeig\w*|kennzeichn\w*)\b/i.test(wish.text)) return null;
  const dates = records.columns.filter(({ type }) => type === "date");
  const [said] = saidNames(
    wish,
    dates.map(({ label }) => label),
  );
  const named = dates.find(({ label }) => label === said?.name);
  const after = named === undefined ? withDue(wish, records) : { ...records, dueColumn: named.name };
  if (after.dueColumn === records.dueColumn) return null;
  if (said !== undefined) modelAt(wish, ...indexes(said.range));
  for (const index of indexesOf(wish, whole, "overdue", "due", "remind", "per")) modelAt(wish, index);
  takeSaid(wish, [wish.words.overdue, wish.words.filler].join("|"));
  for (const index of indexes(whole))
    if (
      /^(?:mark|highlight|show|flag|marks?|markier\w*|hervorheb\w*|zeig\w*|kennzeichn\w*)$/i.test(
        wish.items[index]?.text ?? "",
      )
    )
      wish.used.add(index);
  return withPart(wish.parts, records, after);
};
