import type { Composition, Part, PartOf } from "../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../context.ts";
import type { ChangeWords } from "../languages/changes.ts";
import { modelAt, raise } from "../limits/modelled.ts";
import { folded } from "../words/lexicon.ts";
import { makeScene } from "../words/make-scene.ts";
import { indexes, type Range, type Scene } from "../words/scene.ts";
import { respell } from "../words/spelling.ts";
import { type Token, tokenize } from "../words/token.ts";

/** One thing that is wished of an app, while changes read it. */
export interface Wish extends Scene {
  tokens: readonly Token[];
  words: ChangeWords;
  /** As it is now: with what the same message changed before. */
  parts: readonly Part[];
  /** As it was before the message. */
  before: Composition;
  /** Another name for the whole app. */
  title: string | null;
  /** It was read as one kind of change, and that cannot be: no other kind reads it as something else. */
  isRefused?: true;
}

/** Reads one kind of change: the parts after it; null: that is not wished, or cannot be done. Words it used are taken. */
export type Change = (wish: Wish) => Part[] | null;

export function makeWish(text: string, before: Composition, parts: readonly Part[], context: ReadingContext): Wish {
  const written = tokenize(text);
  const { tokens: respelt, read } = respell(written, context.lexicon);
  const known = new Set(tokenize(folded(JSON.stringify(parts).toLowerCase())).map(({ word }) => word));
  // A name is no slip of another word.
  const isName = (token: Token, index: number) =>
    known.has(folded(token.word)) ||
    (context.lexicon.language.code === "en" && index > 0 && /^\p{Lu}\p{Ll}/u.test(token.text));
  const tokens = respelt.map((token, index) => {
    const own = written[index] ?? token;
    return isName(own, index) ? own : token;
  });
  const scene = makeScene(text, tokens, context);
  for (const { written: word, as } of read)
    if (tokens.some((token) => token.text === word && token.word === as))
      scene.notes.push({ kind: "spelling", about: `“${word}” → “${as}”` });
  return { ...scene, tokens, words: context.lexicon.language.changes, parts, before, title: null };
}

/** What is said in this range cannot be, and is named. */
export function refuse(wish: Wish, range: Range): null {
  raise(wish, "restriction", range);
  wish.isRefused = true;
  return null;
}

/** Where one of these phrases (between bars) is said, as items; in their order. */
export function saidAll(wish: Wish, phrases: string): Range[] {
  const { lexicon } = wish.context;
  const found: Range[] = [];
  for (let at = 0; at < wish.tokens.length; at += 1) {
    const length = lexicon.lengthOf(phrases, wish.tokens, at);
    if (length === 0) continue;
    const range = itemsOf(wish, at, at + length);
    if (range !== null && !isValue(wish, range)) found.push(range);
    at += length - 1;
  }
  return [...found, ...saidApart(wish, phrases)].sort((one, other) => one.from - other.from);
}

const MOST_BETWEEN = 5;

/** "take … off": both words, where they stand near each other. */
function saidApart(wish: Wish, phrases: string): Range[] {
  const pairs = phrases.split("|").flatMap((phrase) => {
    const [first, second] = phrase.split(" … ");
    return first === undefined || second === undefined ? [] : [{ first, second }];
  });
  return pairs.flatMap(({ first, second }) => {
    const at = wish.tokens.findIndex(({ word }) => word === first);
    const end = wish.tokens.findIndex(
      ({ word }, index) => at >= 0 && index > at + 1 && index <= at + 1 + MOST_BETWEEN && word === second,
    );
    return end < 0 ? [] : [itemsOf(wish, at, at + 1) ?? [], itemsOf(wish, end, end + 1) ?? []].flat();
  });
}

export function says(wish: Wish, phrases: string): boolean {
  return saidAll(wish, phrases).length > 0;
}

/** Takes these phrases wherever they are said, also where they limit: that is what the change does. */
export function takeSaid(wish: Wish, phrases: string): void {
  for (const range of saidAll(wish, phrases)) modelAt(wish, ...indexes(range));
}

/** The items that these tokens are in. */
export function itemsOf(wish: Wish, from: number, to: number): Range | null {
  const first = wish.items.findIndex((item) => item.to > from);
  const last = wish.items.findIndex((item) => item.to >= to);
  return first < 0 || last < 0 ? null : { from: first, to: last + 1 };
}

/** "an hour": a value that was read is no word. */
function isValue(wish: Wish, { from, to }: Range): boolean {
  return wish.items.slice(from, to).every(({ kind }) => kind !== "word" && kind !== "number");
}

export function recordsOf(parts: readonly Part[]): PartOf<"records"> | undefined {
  return parts.find((part): part is PartOf<"records"> => part.part === "records");
}

/** The parts with one of them changed. */
export function withPart(parts: readonly Part[], before: Part, after: Part): Part[] {
  return parts.map((part) => (part === before ? after : part));
}

export function partsOf<Kind extends Part["part"]>(parts: readonly Part[], kind: Kind): PartOf<Kind>[] {
  return parts.filter((part): part is PartOf<Kind> => part.part === kind);
}
