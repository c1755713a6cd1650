import type { PartKind } from "../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../context.ts";
import type { Concept, Vocabulary } from "../languages/language.ts";
import type { Limits } from "../languages/limits.ts";
import type { Item, Meaning } from "./item.ts";

/** An ask, or a part of one that is about one thing, while frames read it: what they take is marked, what is missing noted. */
export interface Scene {
  text: string;
  items: readonly Item[];
  clauses: readonly Range[];
  context: ReadingContext;
  /** Indexes of items whose words are in the plan, or mean nothing by themselves. */
  used: Set<number>;
  gaps: Gap[];
  notes: Note[];
  /** Words that limit what is meant, or turn it round. */
  limits: Limit[];
  /** Indexes of the items of those that a reader has put into what it made, or keeps to anyway. */
  modelled: Set<number>;
  /** "every year", of a date: no rhythm to post by. */
  yearly: Set<number>;
}

/** "never", "except", "at most": in the item from, and up to but not with, an index. */
export interface Limit extends Range {
  kind: LimitKind;
  /** Nothing goes with it where it is left out. */
  isAlone?: boolean;
  /** No reader can have put it into what it made. */
  isFirm?: boolean;
  /** Somebody shall be written to. */
  isToPerson?: boolean;
}

export type LimitKind = Exclude<
  keyof Limits,
  "idioms" | "complaints" | "acts" | "sentence" | "units" | "leaveOut" | "again" | "self" | "vote"
>;

/** Items from, and up to but not with, an index. */
export interface Range {
  from: number;
  to: number;
}

/** What must be asked, in the words of `answers`; with what is done instead where nobody may be asked any more. */
export interface Gap {
  kind: GapKind;
  /** What it is about, as written: a channel's name, two times. */
  about: string;
  /** Without an answer there is no app. */
  isEssential: boolean;
}

export type GapKind =
  | "channel"
  | "unknown_channel"
  | "channels"
  | "times"
  | "bad_time"
  | "audience"
  | "editors"
  | "only_overdue"
  | "when"
  | "days"
  | "closing"
  | "rhythm"
  | "once"
  | "text"
  | "columns"
  | "choices"
  | "names"
  | "things"
  | "items"
  | "date"
  | "date_column"
  | "source"
  | "decider"
  | "left"
  | "stranger"
  | "word"
  | "two_apps"
  | "command_word"
  | "not_there"
  | "name_there"
  | "few"
  | "which_list"
  | "which_post"
  | "one_post"
  | "column_used"
  | "column_type"
  | "loan_days"
  | "hours"
  | "turns";

/** A default that was taken, or how something was read: said in the summary. */
export interface Note {
  kind: NoteKind;
  about: string;
}

export type NoteKind =
  | "spelling"
  | "time"
  | "afternoon"
  | "workdays"
  | "monday"
  | "first_of_month"
  | "first_week"
  | "currency"
  | "owner_decides"
  | "columns"
  | "states"
  | "days_to_return"
  | "background"
  | "date_column"
  | "done_column"
  | "total_below"
  | "no_close_time"
  | "hours"
  | "swap"
  | "mail"
  | "your_choice"
  | "said_anew"
  | "column_kept";

export function senses(item: Item | undefined): readonly string[] {
  return item?.kind === "word" ? item.senses : [];
}

export function has(item: Item | undefined, ...concepts: Concept[]): boolean {
  const found = senses(item);
  return concepts.some((concept) => found.includes(concept));
}

export function isSilent(item: Item | undefined): boolean {
  const found = senses(item);
  return found.includes("silent") || found.includes("determiner");
}

/** A word that stands for itself: a thing's name, not grammar. */
export function isOpen(item: Item | undefined): boolean {
  return item?.kind === "word" && !isSilent(item) && !senses(item).includes("background");
}

export function wholeOf(scene: Scene): Range {
  return { from: 0, to: scene.items.length };
}

/** Indexes of the items that mean one of these. */
export function indexesOf(scene: Scene, range: Range, ...concepts: Concept[]): number[] {
  return indexes(range).filter((index) => has(scene.items[index], ...concepts));
}

export function indexes({ from, to }: Range): number[] {
  const all: number[] = [];
  for (let index = from; index < to; index += 1) all.push(index);
  return all;
}

export function valuesIn<Kind extends Meaning["kind"]>(scene: Scene, range: Range, kind: Kind) {
  return indexes(range).flatMap((index) => {
    const item = scene.items[index];
    return item?.kind === kind ? [{ index, item: item as Extract<Item, { kind: Kind }> }] : [];
  });
}

export function take(scene: Scene, range: Range): void {
  for (const index of indexes(range)) scene.used.add(index);
}

/** As written, from the first to the last item. */
export function textOf(scene: Scene, { from, to }: Range): string {
  const parts: string[] = [];
  for (const index of indexes({ from, to })) {
    const text = scene.items[index]?.text ?? "";
    const glue = /^[,.;:!?)%]$/.test(text) || parts.at(-1) === "(" || text === "/" || parts.at(-1) === "/" ? "" : " ";
    parts.push(parts.length === 0 ? text : `${glue}${text}`);
  }
  return parts
    .join("")
    .replace(/\s*\n\s*/g, " ")
    .trim();
}

/** Marks the words that a part of this kind explains by being there. */
export function takeVocabulary(scene: Scene, range: Range, ...kinds: Vocabulary[]): void {
  const wanted = kinds.map((kind) => `vocabulary:${kind}`);
  for (const index of indexes(range))
    if (senses(scene.items[index]).some((sense) => wanted.includes(sense))) scene.used.add(index);
}

export function clauseOf(scene: Scene, index: number): Range {
  return scene.clauses.find(({ from, to }) => index >= from && index < to) ?? wholeOf(scene);
}

export function mark(item: Item | undefined): string {
  return item?.kind === "mark" ? item.text : "";
}

/** The first part of a word that is made of several: "Urlaub" of "Urlaubsantrag". undefined: it is no such word. */
export function firstWord(scene: Scene, index: number): string | undefined {
  const item = scene.items[index];
  return item?.kind === "word" ? item.first : undefined;
}

export function note(scene: Scene, kind: NoteKind, about = ""): void {
  if (!scene.notes.some((one) => one.kind === kind && one.about === about)) scene.notes.push({ kind, about });
}

export function gap(scene: Scene, kind: GapKind, about: string, isEssential: boolean): void {
  if (!scene.gaps.some((one) => one.kind === kind && one.about === about))
    scene.gaps.push({ kind, about, isEssential });
}

/** Kinds that are a whole app by themselves, with the concept that calls for them. */
export type MainKind = Exclude<PartKind, "command" | "scheduled_post" | "digest" | "reminder">;
