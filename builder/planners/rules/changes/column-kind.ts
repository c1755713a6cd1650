import type { Column, Part } from "../../../../sdk/contract/parts.ts";
import { tableColumns } from "../../../blueprints/columns.ts";
import { currencyOf } from "../fields/currency.ts";
import { parseList } from "../fields/list.ts";
import { modelWhere } from "../limits/modelled.ts";
import { gap, has, mark, textOf, wholeOf } from "../words/scene.ts";
import { type Listed, saidColumns, takeColumns } from "./said-columns.ts";
import { type Change, saidAll, says, type Wish, withPart } from "./wish.ts";

/** "the price is required", "make due a date", "Menge als Zahl", "priority as a dropdown: low, high". */
export const columnKind: Change = (wish) => {
  const { words } = wish;
  const found = saidColumns(wish);
  const [column, ...others] = found?.columns ?? [];
  if (found === null || column === undefined || others.length > 0) return null;
  const isOptional = says(wish, words.optional);
  const isRequired = !isOptional && says(wish, words.required);
  if (isOptional || isRequired) {
    if (column.isRequired === isRequired) return null;
    takeColumns(wish, found, [words.required, words.optional].join("|"));
    modelWhere(wish, wholeOf(wish), ["negation"], () => isOptional);
    return changed(wish, found.part, column, { ...column, isRequired });
  }
  if (says(wish, [words.rename, words.remove].join("|"))) return null;
  const kind = kindOf(wish, found.said[0]?.range.to ?? 0);
  if (kind === null || kind === column.type || says(wish, words.add)) return null;
  const { choices: _, currency: __, ...plain } = column;
  const more = kind === "choice" ? choicesIn(wish) : kind === "money" ? currencyIn(wish) : {};
  const after = more === null ? null : { ...plain, type: kind, ...more };
  if (after === null) {
    gap(wish, "choices", column.label, true);
    return null;
  }
  // Entries of one kind cannot be read as another: where the two are stored differently, the wish is left out aloud.
  const sql = (one: Column) =>
    tableColumns([one])
      .map((each) => each.sql)
      .join();
  if (sql(after) !== sql(column) || isMarked(wish.parts, found.part, column)) {
    gap(wish, "column_type", column.label, true);
    return null;
  }
  takeColumns(wish, found, [words.kinds[kind], words.to, words.becomes].join("|"));
  return changed(wish, found.part, column, after);
};

function changed(wish: Wish, part: Listed, column: Column, after: Column): Part[] {
  return withPart(wish.parts, part, { ...part, columns: part.columns.map((one) => (one === column ? after : one)) });
}

type Kind = keyof Wish["words"]["kinds"];

/** What is said behind the label. */
function kindOf(wish: Wish, from: number): Kind | null {
  const found = Object.entries(wish.words.kinds).flatMap(([kind, phrases]) =>
    saidAll(wish, phrases)
      .filter((range) => range.from >= from)
      .map((range) => ({ kind: kind as Kind, length: range.to - range.from })),
  );
  return found.sort((one, other) => other.length - one.length)[0]?.kind ?? null;
}

function choicesIn(wish: Wish): { choices: string[] } | null {
  const opener = wish.items.findIndex((item) => mark(item) === ":" || mark(item) === "(" || has(item, "with"));
  if (opener < 0) return null;
  const { elements, range } = parseList(wish, opener + 1, wish.items.length);
  const choices = [...new Set(elements.map((element) => textOf(wish, element)))];
  if (choices.length < 2) return null;
  for (let index = opener; index < range.to; index += 1) wish.used.add(index);
  return { choices };
}

function currencyIn(wish: Wish): { currency?: string } {
  const currency = currencyOf(wish.text)?.currency;
  return currency === undefined ? {} : { currency };
}

/** A date that reminders look at, a box by which entries are done: what is made of it needs it as it is. */
function isMarked(parts: readonly Part[], part: Listed, { name }: Column): boolean {
  const own = part.part === "records" && (part.dueColumn === name || part.doneColumn === name);
  return (
    own ||
    parts.some(
      (one) =>
        (one.part === "reminder" && one.table === part.table && one.dateColumn === name) ||
        (one.part === "digest" && one.table === part.table && one.sum === name),
    )
  );
}
