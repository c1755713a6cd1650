import { isColumnLike, namedApart, parseColumn } from "../fields/column.ts";
import { parseList, trimmed } from "../fields/list.ts";
import {
  gap,
  has,
  indexes,
  indexesOf,
  isOpen,
  isSilent,
  mark,
  type Range,
  senses,
  take,
  textOf,
  wholeOf,
} from "../scene.ts";
import type { Listed } from "./said-columns.ts";
import { type Change, saidAll, says, takeSaid, type Wish, withPart } from "./wish.ts";

const MOST = 20;

/** "add a price and a due date to every order", "ergänze einen Preis", "we also need a price in € for each one". */
export const addColumns: Change = (wish) => {
  const target = wish.parts.find((part): part is Listed => part.part === "records" || part.part === "approval");
  const verbs = [
    ...indexesOf(wish, wholeOf(wish), "add", "with", "columns"),
    ...saidAll(wish, [wish.words.add, wish.words.needs].join("|")).map(({ to }) => to - 1),
  ];
  const [verb] = verbs.sort((one, other) => one - other);
  if (target === undefined || verb === undefined || says(wish, wish.words.remove)) return null;
  const isVerbLast =
    verb > 0 && indexes({ from: verb + 1, to: wish.items.length }).every((index) => !isOpen(wish.items[index]));
  const from = isVerbLast ? 0 : verb + 1;
  const end =
    indexes({ from, to: isVerbLast ? verb : wish.items.length }).find((index) => isTarget(wish, index)) ??
    (isVerbLast ? verb : wish.items.length);
  const added = parseList(wish, skipWords(wish, from, end), end).elements.flatMap((element) => {
    const plain = withoutWord(wish, trimmed(wish, element));
    if (!isColumnLike(wish, plain) || isOtherThing(wish, plain.from)) return [];
    const column = parseColumn(wish, plain);
    if (column !== null) take(wish, plain);
    return column ?? [];
  });
  const isRequired = says(wish, wish.words.required) && !says(wish, wish.words.optional);
  if (isRequired) takeSaid(wish, wish.words.required);
  const known = new Set(target.columns.map((column) => column.label.toLowerCase()));
  const fresh = added
    .filter((column) => !known.has(column.label.toLowerCase()))
    .map((column) => (isRequired ? { ...column, isRequired } : column));
  if (fresh.length === 0) {
    if (added[0] !== undefined) gap(wish, "name_there", added[0].label, true);
    return null;
  }
  const columns = namedApart([...target.columns, ...fresh]);
  if (columns.length > MOST) {
    gap(wish, "columns", textOf(wish, wholeOf(wish)), true);
    return null;
  }
  takeSaid(wish, [wish.words.add, wish.words.needs, wish.words.column, wish.words.filler].join("|"));
  return withPart(wish.parts, target, { ...target, columns });
};

/** "an options column" is called options. */
function withoutWord(wish: Wish, { from, to }: Range): Range {
  const isWord = saidAll(wish, wish.words.column).some((range) => range.to === to && range.from > from);
  return { from, to: isWord ? to - 1 : to };
}

/** "a reminder", "a command": no column, whatever was missing to add it. */
function isOtherThing(wish: Wish, from: number): boolean {
  const { reminder, command, post } = wish.words;
  const isTold = has(wish.items[from], "add", "change", "remove", "say", "remind");
  return isTold || saidAll(wish, [reminder, command, post].join("|")).some((range) => range.from === from);
}

/** "… to every order", "zu jeder Bestellung": where it is added. */
function isTarget(wish: Wish, index: number): boolean {
  const item = wish.items[index];
  const isPolite = /^(?:please|pls|bitte)$/i.test(item?.text ?? "");
  if (
    isPolite &&
    indexes({ from: index + 1, to: wish.items.length }).some(
      (at) => isOpen(wish.items[at]) && !has(wish.items[at], "add"),
    )
  )
    return false;
  if (saidAll(wish, "put … in|put … on").some((range) => range.from === index && index > 0)) return true;
  if (item?.kind !== "word" || index === 0) return mark(item) === "." || mark(item) === "!" || mark(item) === "?";
  return (
    /^(?:to|for|zu|zur|zum|für|bei|pro|please|bitte|hinzu|dazu|too|also)(?: |$)/.test(item.word) || has(item, "per")
  );
}

function skipWords(wish: Wish, from: number, end: number): number {
  let at = from;
  while (
    at < end &&
    (has(wish.items[at], "columns", "add", "with") ||
      isSilent(wish.items[at]) ||
      senses(wish.items[at]).includes("determiner") ||
      saidAll(wish, [wish.words.column, wish.words.required].join("|")).some((range) => range.from === at) ||
      mark(wish.items[at]) === ":")
  )
    at += 1;
  return at;
}
