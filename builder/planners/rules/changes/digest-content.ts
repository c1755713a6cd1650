import type { Part, PartOf } from "../../../../sdk/contract/parts.ts";
import { readChosen } from "../frames/chosen.ts";
import { mayBeDoneBy, withDone } from "../frames/done-column.ts";
import { modelAt, modelWhere } from "../limits/modelled.ts";
import { has, indexes, indexesOf, valuesIn, wholeOf } from "../words/scene.ts";
import { saidNames } from "./said-names.ts";
import { type Change, partsOf, recordsOf, refuse, says, takeSaid, type Wish } from "./wish.ts";

/** Of so few words none must say that it is about a post: "only the open ones". */
const SHORT = 5;

/** "not whether it is vegan": what is said of an entry, and not which entries. */
const ABOUT_COLUMN = /(?<!\p{L})(?:ob|whether)(?!\p{L})/iu;

/** "post the open ones only", "with the total per customer", "all of them, not just today's". */
export const digestContent: Change = (wish) => {
  const [digest, ...others] = partsOf(wish.parts, "digest");
  const records = recordsOf(wish.parts);
  const whole = wholeOf(wish);
  const isMoved = (["time", "recurrence", "channel"] as const).some((kind) => valuesIn(wish, whole, kind).length > 0);
  if (digest === undefined || records === undefined || others.length > 0 || isMoved || says(wish, wish.words.column))
    return null;
  if (ABOUT_COLUMN.test(wish.text)) return null;
  if (
    indexesOf(wish, whole, "say", "digest", "total").length === 0 &&
    groupSaid(wish, records) === undefined &&
    !says(wish, wish.words.post) &&
    wish.items.length > SHORT
  )
    return null;
  const isSum = indexesOf(wish, whole, "total").length > 0;
  const isOpen = indexesOf(wish, whole, "open").length > 0;
  const read = isOpen
    ? { of: "open" as const, records: withDone(wish, { from: 0, to: 0 }, records) }
    : readChosen(wish, whole, records, digest.schedule);
  // Where nothing says which entries, it is those that it was.
  // "only every other one" is not all of them.
  const isLimited = (index: number) => wish.limits.some(({ kind, to }) => kind === "restriction" && to === index);
  const isAll = indexesOf(wish, whole, "all").some((index) => !isLimited(index));
  const isChosen = read.of !== "all" || (isAll && !isSum);
  const chosen = isChosen ? read : { of: digest.of, records };
  if (!mayBeDoneBy(records, chosen.records)) return refuse(wish, whole);
  // "all of them": not only those that it was narrowed to.
  const { only, ...rest } = digest;
  const isWhole = isAll && chosen.of === "all";
  const changed = {
    ...rest,
    ...(only === undefined || isWhole ? {} : { only }),
    of: chosen.of,
    ...sumOf(wish, records, digest),
  };
  // "only the open ones", as it is: no change, and no limit that cannot be.
  const isSame = JSON.stringify([changed, chosen.records]) === JSON.stringify([digest, records]);
  if (isSame && (!isOpen || CONDITION.test(wish.text))) return null;
  takeSaid(wish, [wish.words.post, wish.words.filler].join("|"));
  for (const index of indexesOf(
    wish,
    whole,
    "say",
    "digest",
    "total",
    "per",
    "all",
    "open",
    "overdue",
    "today",
    "yesterday",
    "week",
  ))
    wish.used.add(index);
  if (isChosen) modelWhere(wish, whole, ["restriction"], () => true);
  return wish.parts.map((part): Part => (part === digest ? changed : part === records ? chosen.records : part));
};

const CONDITION = /\b(?:if|when|unless|wenn|falls|sobald)\b/i;

/** A number to add up, and what by. */
function sumOf(
  wish: Wish,
  records: PartOf<"records">,
  digest: PartOf<"digest">,
): Pick<PartOf<"digest">, "sum" | "groupBy"> {
  const { columns } = records;
  const [total] = indexesOf(wish, wholeOf(wish), "total");
  const group = groupSaid(wish, records);
  if (group !== undefined && digest.sum !== undefined && group.column.name !== digest.sum) {
    modelAt(wish, ...indexes(group.range));
    return { groupBy: group.column.name };
  }
  if (total === undefined) return {};
  const numbers = columns.filter(({ type }) => type === "number" || type === "money");
  const said = saidNames(
    wish,
    columns.map(({ label }) => label),
  );
  for (const { range } of said) modelAt(wish, ...indexes(range));
  const labels = said.map(({ name }) => name);
  const sum =
    numbers.find(({ label }) => labels.includes(label)) ?? numbers.find(({ type }) => type === "money") ?? numbers[0];
  const groupBy = group === undefined || group.column.name === sum?.name ? undefined : group.column.name;
  return sum === undefined ? {} : { sum: sum.name, ...(groupBy === undefined ? {} : { groupBy }) };
}

/** "per project", "nach Projekt aufgeteilt": the column by which a sum is said. */
function groupSaid(wish: Wish, { columns }: PartOf<"records">) {
  const labels = columns.map(({ label }) => label);
  const [said] = saidNames(wish, labels).filter(({ range }) => {
    const before = wish.items[range.from - 1];
    const isSplit = /\b(?:split|broken down|grouped|aufgeteilt|aufteilen|aufgeschlüsselt|gruppiert)\b/i.test(wish.text);
    return has(before, "per") || (isSplit && /^(?:by|nach|je)$/i.test(before?.text ?? ""));
  });
  const column = columns.find(({ label }) => label === said?.name);
  return said === undefined || column === undefined ? undefined : { column, range: said.range };
}
