import type { Lacking } from "../languages/language.ts";
import {
  clauseOf,
  has,
  indexes,
  isOpen,
  isSilent,
  mark,
  type Range,
  type Scene,
  senses,
  textOf,
  valuesIn,
  wholeOf,
} from "../words/scene.ts";

/** Words that nobody understood. */
export interface Unused {
  /** As written. */
  words: string;
  /** The kind of thing they ask for, where it is one that we lack. */
  lacking: Lacking | null;
  /** A name, a value, or one of several that are listed: what was meant by it would be missed. */
  isTold: boolean;
  /** Where the days stand: beside a time or a channel. */
  isBesideTime?: boolean;
}

export function unusedWords(scene: Scene, range: Range): Unused {
  const isTold = indexes(range).some(
    (index) => isValue(scene, index) || isName(scene, index) || isListed(scene, range, index),
  );
  return {
    words: textOf(scene, range),
    lacking: isOneOfMany(scene, range) ? null : lackingOf(scene, range),
    isTold: isTold || isCondition(scene, range),
    isBesideTime: isBesideTime(scene, range),
  };
}

function isBesideTime(scene: Scene, { from, to }: Range): boolean {
  const goesOn = (index: number) => isSilent(scene.items[index]) || has(scene.items[index], "in", "of", "per");
  const isThere = (index: number) => ["time", "channel", "quote"].includes(scene.items[index]?.kind ?? "");
  let [before, after] = [from - 1, to];
  while (goesOn(before)) before -= 1;
  while (goesOn(after)) after += 1;
  return isThere(before) || isThere(after);
}

/** Beside when and where it is said: words there tell which ones, or what, unless that stands in quotes. */
function isCondition(scene: Scene, range: Range): boolean {
  const clause = clauseOf(scene, range.from);
  if (valuesIn(scene, wholeOf(scene), "quote").some(({ index }) => scene.used.has(index))) return false;
  const isTimed = scene.items.some(({ kind }) => kind === "recurrence" || kind === "time");
  return valuesIn(scene, clause, "channel").length > 0 && isTimed;
}

/** "Web, Mail, DB": one of several that are named, nothing that is asked for. */
function isOneOfMany(scene: Scene, range: Range): boolean {
  return (
    range.to - range.from === 1 && isListed(scene, range, range.from) && separatorBefore(scene, range.from) === "sign"
  );
}

function isValue(scene: Scene, index: number): boolean {
  const { kind } = scene.items[index] ?? { kind: "mark" };
  return kind !== "word" && kind !== "email" && kind !== "link";
}

/** Written large within a sentence, where the language writes only names so; or with a digit. */
function isName(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item?.kind !== "word" || senses(item).length > 0) return false;
  const before = scene.items[index - 1];
  const isWithin = before !== undefined && before.kind !== "break" && !/^[.!?:]$/.test(mark(before));
  const { code } = scene.context.lexicon.language;
  return /\d/.test(item.text) || (code === "en" && isWithin && /^\p{Lu}\p{Ll}/u.test(item.text));
}

/** Between two commas, slashes or plus signs, or one and the "and" at a list's end: "purchasing, it, hr and sales". */
function isListed(scene: Scene, range: Range, index: number): boolean {
  const before = separatorBefore(scene, Math.min(range.from, index));
  const after = separatorAfter(scene, Math.max(range.to - 1, index));
  return (before === "sign" && after !== null) || (after === "sign" && before !== null) || after === "word";
}

type Separator = "sign" | "word" | null;

function separatorBefore(scene: Scene, from: number): Separator {
  let at = from - 1;
  while (at >= 0 && isSilent(scene.items[at]) && separatorAt(scene, at) === null) at -= 1;
  return separatorAt(scene, at);
}

function separatorAfter(scene: Scene, last: number): Separator {
  return separatorAt(scene, last + 1);
}

function separatorAt(scene: Scene, index: number): Separator {
  const item = scene.items[index];
  if (/^[,/+]$/.test(mark(item)) || item?.kind === "bullet") return "sign";
  // "(website, newsletter, LinkedIn)"
  if (mark(item) === ")" && mark(scene.items[index - 2]) === ",") return "sign";
  return has(item, "and", "or") ? "word" : null;
}

/** The words of substance that nobody took, joined where they stand together. */
export function unusedOf(scene: Scene): Range[] {
  const ranges: Range[] = [];
  for (const index of indexes(wholeOf(scene))) {
    if (scene.used.has(index) || !isSubstance(scene, index)) continue;
    const last = ranges.at(-1);
    if (last !== undefined && isJoined(scene, last.to, index)) last.to = index + 1;
    else ranges.push({ from: index, to: index + 1 });
  }
  return ranges;
}

function isSubstance(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item === undefined) return false;
  if (["mark", "bullet", "break", "emoji"].includes(item.kind)) return false;
  if (item.kind === "word") return isOpen(item) && !isGrammar(scene, index);
  return true;
}

/** Words that only join others: "and", "with", "or". */
function isGrammar(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  const meaning = senses(item).filter((sense) => !sense.startsWith("vocabulary:") && !sense.startsWith("lacking:"));
  return (
    meaning.length > 0 &&
    meaning.every((sense) =>
      ["and", "or", "of", "with", "in", "wh", "that", "between", "me", "per", "all", "also", "everybody"].includes(
        sense,
      ),
    )
  );
}

function isJoined(scene: Scene, from: number, to: number): boolean {
  return (
    indexes({ from, to }).every((index) => scene.items[index]?.kind === "word" && !scene.used.has(index)) &&
    to - from <= 3
  );
}

/** Whether they ask for something that an app of ours has no access to. */
export function lackingOf(scene: Scene, range: Range): Lacking | null {
  for (const index of indexes(range)) {
    const sense = senses(scene.items[index]).find((one) => one.startsWith("lacking:"));
    if (sense !== undefined && !isOfTrade(scene, index)) return sense.slice("lacking:".length) as Lacking;
    if (scene.items[index]?.kind === "email") return "mail";
  }
  return null;
}

/** "our print shop", "the phone company", "the bank manager": who or where somebody is, and nothing that shall be done. */
function isOfTrade(scene: Scene, index: number): boolean {
  // "email people": an order; "the mail people": who they are.
  const isThing = /^(?:the|a|an|our|my|your|their|this|that|his|her|its|from|at|der|die|das|unsere?)$/i.test(
    scene.items[index - 1]?.text ?? "",
  );
  const isNext = isThing && TRADE.test(scene.items[index + 1]?.text ?? "");
  return isNext && !/\s/.test(scene.items[index]?.text ?? "");
}

const TRADE =
  /^(?:shops?|rooms?|house|works|stores?|company|firm|studio|offices?|department|dept|media|industry|trade|centre|center|workshop|hall|team|crew|manager|guy|people)$/i;
