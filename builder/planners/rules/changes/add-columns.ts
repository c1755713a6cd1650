import type { Column } from "../../../../sdk/contract/parts.ts";
import { isColumnLike, make, namedApart, parseColumn } from "../fields/column.ts";
import { parseList, trimmed } from "../fields/list.ts";
import { modelAt } from "../limits/modelled.ts";
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
} from "../words/scene.ts";
import { isOfEntries } from "./no-name.ts";
import type { Listed } from "./said-columns.ts";
import { type Change, saidAll, says, takeSaid, type Wish, withPart } from "./wish.ts";

const MOST = 20;

/** "add a price and a due date to every order", "ergänze einen Preis", "we also need a price in € for each one". */
export const addColumns: Change = (wish) => {
  const target = wish.parts.find((part): part is Listed => part.part === "records" || part.part === "approval");
  const verbs = verbsIn(wish);
  const [verb] = verbs.sort((one, other) => one - other);
  if (target === undefined || verb === undefined || says(wish, wish.words.remove)) return null;
  const isVerbLast =
    verb > 0 && indexes({ from: verb + 1, to: wish.items.length }).every((index) => !isOpen(wish.items[index]));
  const colon = wish.items.findIndex((item, index) => index > verb && mark(item) === ":");
  // "two more things: how bad, and a photo"
  const isAnnounced = colon > 0 && says(wish, [wish.words.more, wish.words.column].join("|"));
  const from = isVerbLast ? 0 : isAnnounced ? colon + 1 : verb + 1;
  const end =
    indexes({ from, to: isVerbLast ? verb : wish.items.length }).find((index) => isTarget(wish, index)) ??
    (isVerbLast ? verb : wish.items.length);
  // "noch ein Lieferdatum ergänzen": the verb once more, at the end.
  const added = parseList(wish, skipWords(wish, from, end), withoutVerb(wish, from, end)).elements.flatMap(
    (element) => {
      const plain = withoutWord(wish, trimmed(wish, element));
      if (!isColumnLike(wish, plain) || isOfEntries(textOf(wish, plain)) || isOtherThing(wish, plain.from)) return [];
      const column = parseColumn(wish, plain);
      if (column === null) return [];
      take(wish, plain);
      // "allergies (nuts, none)": what is chosen limits nothing.
      if (column.type === "choice") modelAt(wish, ...indexes(plain));
      return asked(column);
    },
  );
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
  takeSaid(
    wish,
    [
      wish.words.add,
      wish.words.needs,
      wish.words.wants,
      wish.words.shown,
      wish.words.more,
      wish.words.inPlace,
      wish.words.column,
      wish.words.filler,
    ].join("|"),
  );
  return withPart(wish.parts, target, { ...target, columns });
};

function withoutVerb(wish: Wish, from: number, end: number): number {
  const last = saidAll(wish, `${wish.words.add}|${wish.words.shown}`).findLast(
    (range) => range.from > from && range.to <= end,
  );
  const isLast = last !== undefined && indexes({ from: last.to, to: end }).every((index) => !isOpen(wish.items[index]));
  return isLast ? last.from : end;
}

/** Where a verb ends; that something is to be known, or a bare name, tells only where no verb does. */
function verbsIn(wish: Wish): number[] {
  const ends = (phrases: string) => saidAll(wish, phrases).map(({ to }) => to - 1);
  const verbs = [
    ...indexesOf(wish, wholeOf(wish), "add", "with", "columns"),
    ...ends([wish.words.add, wish.words.needs].join("|")),
    ...startingWith(wish, wish.words.inPlace),
  ];
  if (verbs.length > 0) return verbs;
  const isOther = says(wish, [wish.words.rename, wish.words.replace].join("|"));
  return [...ends(wish.words.wants), ...(isOther ? [] : [...namedField(wish), ...alsoAsked(wish)])];
}

/** "also who takes care of it, and when it came in": a question behind it tells what is entered too. */
function alsoAsked(wish: Wish): number[] {
  const also = saidAll(wish, wish.words.also);
  const isAlso = (index: number) => has(wish.items[index], "also") || also.some(({ from }) => from === index);
  const first = wish.items.findIndex((_, index) => isAlso(index) || isQuestionWord(wish, index));
  const isBegun = indexes({ from: 0, to: first }).every(
    (index) => isSilent(wish.items[index]) || has(wish.items[index], "and"),
  );
  const isAsked = isAlso(first) && isQuestionWord(wish, first + 1) && !wish.text.trim().endsWith("?");
  return isBegun && isAsked ? [first] : [];
}

/** "who reads it", "how many people come": the question word tells what is entered. */
function asked(column: Column): Column {
  // "which department it was for": the department.
  const noun =
    /^(?:which|what|welche[rsnm]?) (\p{L}{3,}) (?:it|they|he|she|that|this|es|das|er|sie|is|was|ist|war)\b/iu.exec(
      column.label,
    )?.[1];
  if (noun !== undefined) {
    const { name, label } = make(noun, column.type, {});
    return asked({ ...column, name, label });
  }
  if (column.type !== "text" && column.type !== "long_text") return column;
  const type = /^(?:who|wer|wen|wem)\b/i.test(column.label)
    ? "person"
    : /^(?:how (?:many|much|long)|wie ?(?:viele?|lange?|oft))\b/i.test(column.label)
      ? "number"
      : /^(?:when|wann)\b/i.test(column.label)
        ? "date"
        : column.type;
  return { ...column, type };
}

/** "dafür bitte eine Rechnungsnummer": at the beginning only. */
function startingWith(wish: Wish, phrases: string): number[] {
  const [first] = saidAll(wish, phrases);
  const isFirst =
    first !== undefined && indexes({ from: 0, to: first.from }).every((index) => !isOpen(wish.items[index]));
  return isFirst ? [first.to - 1] : [];
}

/** "ein Feld Kostenstelle bitte": no verb, and a name behind the word for columns. */
function namedField(wish: Wish): number[] {
  return saidAll(wish, wish.words.column)
    .filter(({ from, to }) => senses(wish.items[from - 1]).includes("determiner") && isOpen(wish.items[to]))
    .map(({ to }) => to - 1);
}

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
  // "a yes/no for vegetarian"
  if (
    /^(?:for|für)$/i.test(item?.text ?? "") &&
    /^(?:no|nein|yes\/no|ja\/nein|checkbox|tickbox|box|flag|häkchen|feld|field|column|spalte)$/i.test(
      wordAt(wish, index - 1),
    )
  )
    return false;
  // "which department it was for (income, business)": the end of a question.
  const next = wish.items[index + 1];
  if (
    /^(?:for|für)$/i.test(item?.text ?? "") &&
    (next === undefined || /^[(,.:!?]$/.test(mark(next)) || has(next, "and"))
  )
    return false;
  if (item?.kind !== "word" || index === 0) return mark(item) === "." || mark(item) === "!" || mark(item) === "?";
  return (
    /^(?:to|for|zu|zur|zum|für|bei|pro|please|bitte|hinzu|dazu|too|also|instead|stattdessen|dafür|though|tho)(?: |$)/.test(
      item.word,
    ) || has(item, "per")
  );
}

/** As it was read: "colum" is a column. */
function wordAt(wish: Wish, index: number): string {
  const item = wish.items[index];
  return item?.kind === "word" ? item.word : (item?.text ?? "");
}

/** "how bad", "wer es liest": part of the name. */
function isQuestionWord(wish: Wish, index: number): boolean {
  return /^(?:who|how|when|where|what|which|whose|wer|wen|wie|wann|wo|was|welche\p{L}?|wessen|woher|wohin)$/iu.test(
    wish.items[index]?.text ?? "",
  );
}

/** "the column company", "die Spalte Firma": a word that says nothing elsewhere is all that is named. */
function isNameAlone(wish: Wish, index: number, end: number): boolean {
  const item = wish.items[index];
  const isNoun = isSilent(item) && !senses(item).includes("determiner") && /^\p{L}{4,}$/u.test(item?.text ?? "");
  const isLarge = wish.context.lexicon.language.code !== "de" || /^\p{Lu}/u.test(item?.text ?? "");
  const isLast = indexes({ from: index + 1, to: end }).every((at) => mark(wish.items[at]) !== "");
  const isNamed = has(wish.items[index - 1], "columns") && senses(wish.items[index - 2]).includes("determiner");
  return isNoun && isLarge && isLast && isNamed && !has(item, "columns", "add", "with");
}

function skipWords(wish: Wish, from: number, end: number): number {
  let at = from;
  while (
    at < end &&
    !isNameAlone(wish, at, end) &&
    (has(wish.items[at], "columns", "add", "with") ||
      ((isSilent(wish.items[at]) || senses(wish.items[at]).includes("determiner")) && !isQuestionWord(wish, at)) ||
      saidAll(wish, [wish.words.column, wish.words.required, wish.words.more, wish.words.inPlace].join("|")).some(
        (range) => range.from === at,
      ) ||
      mark(wish.items[at]) === ":")
  )
    at += 1;
  return at;
}
