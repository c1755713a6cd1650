import type { Part, PartOf } from "../../../../sdk/contract/parts.ts";
import { mayBeDoneBy } from "../frames/done-column.ts";
import { modelAt, modelWhere } from "../limits/modelled.ts";
import { indexes, valuesIn, wholeOf } from "../words/scene.ts";
import { onlyThose, saysNotOnly } from "./only-those.ts";
import { saidNames } from "./said-names.ts";
import { type Change, partsOf, recordsOf, refuse, says, takeSaid, type Wish } from "./wish.ts";

type Records = PartOf<"records">;

/** "leave out the lost ones", "only the ones that are new", "ohne die verlorenen": what a summary says from now on. */
export const chosenOnes: Change = (wish) => {
  const records = recordsOf(wish.parts);
  const [digest, ...others] = partsOf(wish.parts, "digest");
  const isMoved = (["time", "recurrence", "channel", "quote"] as const).some(
    (kind) => valuesIn(wish, wholeOf(wish), kind).length > 0,
  );
  if (records === undefined || digest === undefined || others.length > 0 || isMoved) return null;
  if (saysNotOnly(wish, records)) return refuse(wish, wholeOf(wish));
  const only = onlyThose(wish, records);
  if (only !== null) return wish.parts.map((part): Part => (part === digest ? { ...digest, only } : part));
  const chosen = choiceOf(wish, records);
  if (chosen === null) return null;
  takeSaid(wish, [wish.words.remove, wish.words.filler, wish.words.post].join("|"));
  return wish.parts.map(
    (part): Part => (part === digest ? { ...digest, of: "open" } : part === records ? chosen : part),
  );
};

/**
 * The entries with a choice that is said, or without it, where a wish is about such entries and not about the choice itself:
 * the table with all that is not meant as done, so that what is open is what is meant. null: none are said, or it is known already
 * when an entry is done.
 */
export function choiceOf(wish: Wish, records: Records): Records | null {
  for (const column of records.columns) {
    const said = saidNames(wish, column.choices ?? []);
    const [first] = said;
    if (first === undefined || !said.every(({ range }) => isOfEntries(wish, range.from, range.to, column.label)))
      continue;
    const names = said.map(({ name }) => name);
    // "only the high ones", where what is done is something else: said that it cannot be.
    if (!mayBeDoneBy(records, { ...records, doneColumn: column.name })) {
      if (!/\b(?:missing|miss|lack\p{L}*|fehl\p{L}*)\b/iu.test(wish.text)) return refuse(wish, wholeOf(wish));
      return null;
    }
    const isWithout = isLeftOut(wish);
    const doneChoices = (column.choices ?? []).filter((choice) => names.includes(choice) === isWithout);
    if (doneChoices.length === 0) return null;
    for (const { range } of said) modelAt(wish, ...indexes(range));
    modelWhere(wish, wholeOf(wish), ["negation", "leading", "exception", "restriction"], () => true);
    for (const [index, { text }] of wish.items.entries())
      if (OF_ENTRIES.test(text) || text.toLowerCase() === column.label.toLowerCase()) wish.used.add(index);
    return { ...records, doneColumn: column.name, doneChoices };
  }
  return null;
}

const OF_ENTRIES =
  /^(?:ones?|whose|where|which|that|still|only|just|entries|deren|nur|noch|einträge|die|mit|bei|denen|steht|ist|sind)$/i;

/** "the lost ones", "whose status is still new", "die mit Status neu". */
function isOfEntries(wish: Wish, from: number, to: number, label: string): boolean {
  const behind = wish.items[to]?.text ?? "";
  const before = wish.items
    .slice(Math.max(0, from - 5), from)
    .map(({ text }) => text)
    .join(" ");
  const isOnes = /^(?:ones?|entries|einträge|leads|rows)$/i.test(behind);
  const isStated = new RegExp(
    `\\b(?:(?:whose|where(?: the)?|with(?: the)?|mit(?: dem)?|deren|bei denen(?: der)?|wo(?: der)?) ${label.replace(/\W/g, ".")}|(?:that|which) (?:are|is)|status|state|stage)\\b`,
    "iu",
  ).test(before);
  return (isOnes || isStated) && !says(wish, [wish.words.add, wish.words.rename].join("|"));
}

function isLeftOut(wish: Wish): boolean {
  return /\b(?:leave out|leave … out|without|except|not|skip|omit|hide|drop|no|ohne|außer|weglassen|lass|nicht|keine)\b/i.test(
    wish.text,
  );
}
