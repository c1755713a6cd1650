import type { PartOf } from "../../../../sdk/contract/parts.ts";
import { OUTLINE_WORDS, saysYesOrNo, spelledAs } from "../../../outline/keys.ts";
import type { OutlineKey, OutlineLanguage, OutlineSection } from "../../../outline/outline.ts";
import type { OutlineWords, Spellings } from "../../../outline/outline-words.ts";
import type { ReadingContext } from "../context.ts";
import type { Note } from "../words/scene.ts";

/** A section of an outline while it is read: what cannot be read of it is noted with its line, and nothing is guessed. */
export interface SectionReading {
  section: OutlineSection;
  /** Of its words. */
  language: OutlineLanguage;
  context: ReadingContext;
  /** The list that a summary, a reminder or a command is of. */
  above: ListAbove | null;
  problems: LineProblem[];
  notes: Note[];
}

export interface ListAbove {
  /** Its columns are set anew where a later line says of what kind one is. */
  records: PartOf<"records">;
  /** Names of columns whose kind no line has said yet. */
  untyped: Set<string>;
}

/** A line that cannot be read, or is missing. */
export interface LineProblem {
  section: OutlineSection | null;
  /** null: it is about the head, or a line that is not known. */
  key: OutlineKey | null;
  /** As it is written; of a missing line its key. */
  line: string;
  kind: LineProblemKind;
  /** What would be understood: values, columns, channels. */
  about: readonly string[];
}

export type LineProblemKind =
  | "unknown"
  | "nowhere"
  | "missing"
  | "name"
  | "title"
  | "when"
  | "one_time"
  | "time"
  | "day"
  | "past"
  | "channel"
  | "no_channel"
  | "no_list"
  | "no_page"
  | "kind"
  | "twice"
  | "column"
  | "dates"
  | "numbers"
  | "ticks"
  | "done"
  | "needs_line"
  | "people"
  | "yes"
  | "one_of"
  | "several"
  | "number"
  | "hours"
  | "ahead"
  | "word"
  | "many";

/** What is written behind a key, or null; of several such lines all, parted by line ends. */
export function valueAt({ section }: SectionReading, key: OutlineKey): string | null {
  const values = section.lines.filter((line) => line.key === key && line.value !== "").map(({ value }) => value);
  return values.length === 0 ? null : values.join("\n");
}

/** `key`: null is the head. */
export function trouble(
  reading: SectionReading,
  key: OutlineKey | null,
  kind: LineProblemKind,
  about: readonly string[] = [],
): void {
  const { section, problems } = reading;
  problems.push({ section, key, line: lineOf(reading, key), kind, about });
}

/** null: there is no such line, or none that says it; then that is noted. */
export function oneOf<Value extends string>(
  reading: SectionReading,
  key: OutlineKey,
  spellings: (words: OutlineWords) => Record<Value, Spellings>,
): Value | null {
  const said = valueAt(reading, key);
  if (said === null) return null;
  const found = meant(said, spellings);
  if (found === null) trouble(reading, key, "one_of", asWritten(spellings(OUTLINE_WORDS[reading.language])));
  return found;
}

/** Which value is meant, in either language. */
export function meant<Value extends string>(
  words: string,
  spellings: (words: OutlineWords) => Record<Value, Spellings>,
): Value | null {
  return spelledAs(words, spellings(OUTLINE_WORDS.en)) ?? spelledAs(words, spellings(OUTLINE_WORDS.de));
}

/** Of each value the word that we write. */
export function asWritten(spellings: Record<string, Spellings>): string[] {
  return Object.values(spellings).map(([first]) => first);
}

/** False where there is no such line, or none that says yes or no. */
export function isYes(reading: SectionReading, key: OutlineKey): boolean {
  const said = valueAt(reading, key);
  if (said === null) return false;
  const answer = saysYesOrNo(said);
  if (answer === null) trouble(reading, key, "yes");
  return answer === true;
}

function lineOf(reading: SectionReading, key: OutlineKey | null): string {
  const { heads, keys } = OUTLINE_WORDS[reading.language];
  const { kind, name } = reading.section;
  const [shown, value] = key === null ? [heads[kind][0], name] : [keys[key][0], valueAt(reading, key) ?? ""];
  return `${shown}: ${value.replace(/\s*\n\s*/g, ", ").slice(0, 80)}`.trim();
}
