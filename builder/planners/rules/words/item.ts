import type { ReadingContext } from "../context.ts";
import { parseDate } from "../fields/date.ts";
import type { FieldParser } from "../fields/field-parser.ts";
import { parseNumber } from "../fields/number.ts";
import { parsePerson } from "../fields/person.ts";
import { parseRecurrence } from "../fields/recurrence.ts";
import { parseSpan, type Span } from "../fields/span.ts";
import { parseTime, type TimeOfDay } from "../fields/time.ts";
import type { Recurrence } from "../times/recurrence.ts";
import type { Token } from "./token.ts";

/** A token, or several that mean one thing, with what they mean. */
export type Item = Place & Meaning;

interface Place {
  /** As written. */
  text: string;
  /** First token, and the one after the last. */
  from: number;
  to: number;
}

export type Meaning =
  | { kind: "word"; word: string; senses: readonly string[]; first?: string }
  | { kind: "time"; time: TimeOfDay }
  | { kind: "recurrence"; recurrence: Recurrence }
  | { kind: "date"; date: string; isWeekday: boolean; hint?: string | null }
  | { kind: "span"; span: Span }
  | { kind: "number"; number: number }
  | { kind: "person"; personId: string | null; name: string; hasLeft: boolean }
  | Inner<"channel" | "link" | "email" | "quote" | "command">
  | { kind: "mark" | "bullet" | "break" | "emoji" };

/** One member for each kind. */
type Inner<Kind extends string> = Kind extends string ? { kind: Kind; inner: string } : never;

type Value<Kind> = Extract<Meaning, { kind: Kind }>;

/** Reads tokens from left to right; at each place the field that understands most of them wins, then the longest phrase. */
export function readItems(text: string, tokens: readonly Token[], context: ReadingContext): Item[] {
  const items: Item[] = [];
  let at = 0;
  while (at < tokens.length) {
    const { length, meaning } = meaningAt(tokens, at, context);
    const from = tokens[at]?.from ?? 0;
    const to = tokens[at + length - 1]?.to ?? from;
    items.push({ ...meaning, text: text.slice(from, to), from: at, to: at + length });
    at += length;
  }
  return items.map((item, index) =>
    isTitleEnd(items, index)
      ? { ...item, kind: "mark", text: ":" }
      : asMessage(items, index, asFiller(asName(items, index), items[index + 1], items[index + 2])),
  );
}

/** "Team fines 💸 player, what for, amount": a picture between a title and its list stands for a colon. */
function isTitleEnd(items: readonly Item[], index: number): boolean {
  if (items[index]?.kind !== "emoji") return false;
  const isBorder = (item: Item) => item.kind === "break" || (item.kind === "mark" && /^[.!?:;]$/.test(item.text));
  const before = items.slice(items.findLastIndex((item, at) => at < index && isBorder(item)) + 1, index);
  const end = items.findIndex((item, at) => at > index && isBorder(item));
  const behind = items.slice(index + 1, end < 0 ? items.length : end);
  const isComma = ({ kind, text }: Item) => kind === "mark" && text === ",";
  const first = behind.findIndex(isComma);
  const isTitle = before.length > 0 && before.length <= 4 && before.every(({ kind }) => kind === "word");
  return isTitle && first > 0 && first <= 3 && behind.filter(isComma).length >= 2;
}

/** "Ana, Pat, Mo": the short form of a Monday, listed behind names, is one of them. */
function asName(items: readonly Item[], index: number): Item {
  const item = items[index] as Item;
  if (item.text !== "Mo" || (item.kind !== "date" && item.kind !== "recurrence")) return item;
  const isSign = (at: number) => items[at]?.kind === "mark" && /^[,/]$/.test(items[at]?.text ?? "");
  const isAnd = (at: number) => /^(?:und|and|oder|or)$/i.test(items[at]?.text ?? "");
  const [name, before, behind] = [items[index - 2], items[index - 4], items[index + 2]];
  const isPerson = (one: Item | undefined) =>
    one?.kind === "person" || (one?.kind === "word" && one.senses.length === 0 && /^\p{Lu}\p{Ll}/u.test(one.text));
  const isListed =
    (isSign(index - 1) || isAnd(index - 1)) &&
    isPerson(name) &&
    isPerson(before) &&
    items[index - 3]?.kind === "mark" &&
    (items[index + 1] === undefined || items[index + 1]?.kind !== "word" || isAnd(index + 1));
  const isDay = behind?.kind === "date" || (behind?.kind === "recurrence" && isSign(index + 1));
  if (!isListed || (isDay && isSign(index + 1) && /^\p{Lu}\p{Ll}$/u.test(behind?.text ?? ""))) return item;
  const { text, from, to } = item;
  return { kind: "word", word: "mo", senses: [], text, from, to };
}

/** "put up a note on Thursdays": what is said, nothing that is noted down. */
function asMessage(items: readonly Item[], index: number, item: Item): Item {
  // "diese Frage stelle ich mir": a thing, and nothing that is said.
  const article = items[index - 1]?.text.toLowerCase() ?? "";
  if (
    item.kind === "word" &&
    item.text === "Frage" &&
    /^(?:die|diese|eine|keine|meine|unsere|der|dieser)$/.test(article)
  )
    return { ...item, senses: item.senses.filter((sense) => sense !== "say") };
  if (item.kind !== "word" || !/^(?:note|notiz|notice)$/.test(item.word)) return item;
  const before = [items[index - 1], items[index - 2]];
  const isSaid = before.some((one) => one?.kind === "word" && one.senses.includes("say"));
  return isSaid ? { ...item, senses: ["silent"] } : item;
}

/** "say ten past six", "sagen wir um 8": what is told there is a guess at the time. */
function asFiller(item: Item, next: Item | undefined, second: Item | undefined): Item {
  if (item.kind !== "word" || !/^(?:say|let's say|lets say|sagen|sag)$/.test(item.word)) return item;
  const isTime =
    next?.kind === "time" || (/^(?:at|around|um|so|wir|mal)$/i.test(next?.text ?? "") && second?.kind === "time");
  return isTime ? { ...item, senses: ["silent"] } : item;
}

interface Found {
  length: number;
  meaning: Meaning;
}

function meaningAt(tokens: readonly Token[], at: number, context: ReadingContext): Found {
  const token = tokens[at];
  if (token === undefined) return { length: 1, meaning: { kind: "mark" } };
  const fields = FIELDS.flatMap((read) => read(tokens, at, context) ?? []);
  const [best] = fields.sort((one, other) => other.length - one.length);
  const phrase = token.kind === "word" ? context.lexicon.phraseAt(tokens, at) : null;
  if (best !== undefined && best.length >= (phrase?.length ?? 0)) return best;
  if (phrase !== null) {
    const { length, senses, first } = phrase;
    const word = tokens
      .slice(at, at + length)
      .map((one) => one.word)
      .join(" ");
    return { length, meaning: { kind: "word", word, senses, ...(first === undefined ? {} : { first }) } };
  }
  return { length: 1, meaning: plainMeaning(token) };
}

function plainMeaning(token: Token): Meaning {
  const { kind, word, inner } = token;
  if (kind === "word" || kind === "number") return { kind: "word", word, senses: [] };
  if (kind === "mention") return { kind: "person", personId: null, name: inner, hasLeft: false };
  if (kind === "mark" || kind === "bullet" || kind === "break" || kind === "emoji") return { kind };
  return { kind, inner };
}

/** In the order in which they win where they read equally much. */
const FIELDS: readonly ((tokens: readonly Token[], at: number, context: ReadingContext) => Found | null)[] = [
  field(parsePerson, (person): Value<"person"> => ({ kind: "person", ...person })),
  field(parseRecurrence, (recurrence): Value<"recurrence"> => ({ kind: "recurrence", recurrence })),
  field(parseDate, (date): Value<"date"> => ({ kind: "date", ...date })),
  field(parseTime, (time): Value<"time"> => ({ kind: "time", time })),
  field(parseSpan, (span): Value<"span"> => ({ kind: "span", span })),
  field(parseNumber, (number): Value<"number"> => ({ kind: "number", number })),
];

function field<T>(parser: FieldParser<T>, meaning: (value: T) => Meaning) {
  return (tokens: readonly Token[], at: number, context: ReadingContext): Found | null => {
    const parsed = parser(tokens, at, context);
    return parsed === null ? null : { length: parsed.length, meaning: meaning(parsed.value) };
  };
}
