import { capital } from "../fields/names.ts";
import { indexes, mark, type Range, take, textOf } from "../words/scene.ts";
import { leftWords } from "./left-words.ts";
import { listedWords } from "./listed-words.ts";
import { isSentence, isSmall } from "./no-name.ts";
import type { Target } from "./target-list.ts";
import { saidAll, type Wish } from "./wish.ts";

/**
 * The names in a wish that are new: in quotes, behind a colon, or what is left beside the verbs (`verbs`, between bars), what
 * calls for the list and names that are there. What is read is taken. Empty: none that could be one.
 */
export function newNames(wish: Wish, { list, calls, said }: Target, verbs: string): string[] {
  const quotes = indexes({ from: 0, to: wish.items.length }).filter(
    (index) => wish.items[index]?.kind === "quote" && !said.some(({ range }) => range.from === index),
  );
  if (quotes.length > 0)
    return quotes.flatMap((index) => {
      const item = wish.items[index];
      wish.used.add(index);
      return item?.kind === "quote" ? [item.inner.trim()] : [];
    });
  const skipped = new Set<number>();
  const skip = (ranges: readonly Range[]) => {
    for (const range of ranges) for (const index of indexes(range)) skipped.add(index);
  };
  const isText = list.kind === "items" || list.kind === "choices" || list.kind === "states" || list.kind === "tags";
  skip(said.map(({ range }) => range).filter((range) => !isPartOfNew(wish, range, list.kind)));
  skip(saidAll(wish, verbs));
  skip(calls.filter((call) => !isPartOfName(wish, call, list.names)));
  skip(positions(wish, said));
  const colon = wish.items.findIndex((item) => mark(item) === ":");
  const from = colon >= 0 ? colon + 1 : 0;
  const elements = colon >= 0 || isText ? listedWords(wish, from, skipped) : leftWords(wish, skipped);
  if (list.kind === "people" && elements.some((range) => isBesideName(range, said) || isMixed(wish, range))) return [];
  const told = elements.filter((range) => !isSmall(textOf(wish, range)));
  const names = told.filter((range) => isName(wish, range, isText || colon >= 0 || calls.length > 0));
  if (names.length !== told.length) return [];
  for (const range of names) take(wish, range);
  return [...new Set(names.map((range) => nameIn(wish, range, list.names)))];
}

/** "Marcus fällt aus": right beside a name that is there stands what is said of it. */
function isBesideName({ from, to }: Range, said: Target["said"]): boolean {
  return said.some(({ range }) => range.to === from || range.from === to);
}

/** "springt Dora": a verb and a name. */
function isMixed(wish: Wish, range: Range): boolean {
  const words = wish.items
    .slice(range.from, range.to)
    .filter(({ kind, text }) => kind === "word" && !/^(?:von|van|de|der|den|da|di|del|la|le)$/i.test(text));
  const large = words.filter(({ text }) => /^\p{Lu}/u.test(text)).length;
  return large > 0 && large < words.length;
}

/** "add van blue", where there is a van: the beginning of another name. */
function isPartOfNew(wish: Wish, { from, to }: Range, kind: Target["list"]["kind"]): boolean {
  const next = wish.items[to];
  const isVerbBefore = saidAll(wish, wish.words.add).some((range) => range.to === from);
  return kind !== "people" && isVerbBefore && next?.kind === "word" && next.senses.length === 0 && !isTold(wish, to);
}

/** What to do, or a small word of a wish. */
function isTold(wish: Wish, index: number): boolean {
  const { add, needs, joins, remove, leaves, replace, rename, instead, filler, after, before, into } = wish.words;
  const told = [add, needs, joins, remove, leaves, replace, rename, instead, filler, after, before, into];
  return saidAll(wish, told.join("|")).some(({ from, to }) => index >= from && index < to);
}

/** "after Cem", "vor Ana": where, no name. */
function positions(wish: Wish, said: Target["said"]): Range[] {
  const { after, before, first, last } = wish.words;
  const beside = said.map(({ range }) => ({ from: Math.max(0, range.from - 1), to: range.from }));
  const near = saidAll(wish, [after, before].join("|")).filter(({ to }) => beside.some((one) => one.to === to));
  return [...near, ...saidAll(wish, [first, last].join("|"))];
}

/** "Room 5" beside "Room 1": the word that calls for rooms is in their names. */
function isPartOfName(wish: Wish, call: Range, names: readonly string[]): boolean {
  const next = wish.items[call.to];
  const isSign =
    next?.kind === "number" || (next?.kind === "word" && /^(?:\d+\p{L}?|\p{Lu}|\p{L}\d+)$/u.test(next.text));
  const word = textOf(wish, call).toLowerCase();
  return isSign && (next?.kind === "number" || names.some((name) => name.toLowerCase().startsWith(`${word} `)));
}

/** Short, no sentence; where nothing else says that it is one, no word that is a column's usual name. */
function isName(wish: Wish, range: Range, isCalled: boolean): boolean {
  const text = textOf(wish, range);
  if (text.length > 80 || range.to - range.from > (isCalled ? 9 : 4) || !/[\p{L}\p{N}]/u.test(text)) return false;
  const values = wish.items.slice(range.from, range.to);
  if (values.some(({ kind }) => ["channel", "time", "recurrence", "command", "link", "email"].includes(kind)))
    return false;
  if (tellsOther(wish, range) || isSentence(text)) return false;
  if (!isCalled && values.every(({ kind }) => kind === "number")) return false;
  return isCalled || /^\p{Lu}/u.test(text) || !isColumnName(wish, text);
}

/** A verb of another wish within it: no name. */
function tellsOther(wish: Wish, { from, to }: Range): boolean {
  const small = saidAll(wish, wish.words.filler);
  return saidAll(wish, [wish.words.rename, wish.words.remove, wish.words.replace].join("|")).some(
    (range) =>
      range.from >= from && range.to <= to && !small.some((one) => one.from <= range.from && one.to >= range.to),
  );
}

function isColumnName({ context }: Wish, text: string): boolean {
  const plain = text.toLowerCase();
  return context.lexicon.columnEnds.some(({ phrase }) => phrase.replace("*", "") === plain);
}

function nameIn(wish: Wish, range: Range, names: readonly string[]): string {
  const [item] = wish.items.slice(range.from, range.to);
  if (item?.kind === "person") return item.name;
  const text = textOf(wish, range);
  return names.length > 0 && names.every((name) => /^\p{Lu}/u.test(name)) ? capital(text) : text;
}
