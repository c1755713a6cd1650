import type { Column } from "../../sdk/contract/parts.ts";
import { OUTLINE_WORDS } from "../outline/keys.ts";
import type { OutlineKey, OutlineLanguage, OutlineSection } from "../outline/outline.ts";
import type { OutlineWords } from "../outline/outline-words.ts";

/** What the lines of a part are said with. */
export interface Said {
  language: OutlineLanguage;
  words: OutlineWords;
  /** The label of a column of that part's table, which may be another part's. */
  labelOf(table: string, column: string): string;
  /** As people are written in an ask: `@ana (U123)`. */
  person(personId: string): string;
}

type Lines = OutlineSection["lines"];

export function wordsOf(language: OutlineLanguage): OutlineWords {
  return OUTLINE_WORDS[language];
}

/** No line where there is nothing to say. */
export function line(key: OutlineKey, value: string | null | undefined): Lines {
  return value === null || value === undefined || value === "" ? [] : [{ key, value }];
}

/** A line that says yes, or none. */
export function yesLine(key: OutlineKey, isSo: boolean | undefined, { words }: Said): Lines {
  return isSo === true ? [{ key, value: words.yes[0] }] : [];
}

/** In one line, or one to a line where one of them has a comma of its own. */
export function list(values: readonly string[]): string {
  return values.some((value) => /[,;]/.test(value)) ? values.join("\n") : values.join(", ");
}

/** `Weight* (number), State (open / done)`: each with its type, so that none is read off its name. */
export function columnList(columns: readonly Column[], { words }: Said): string {
  return list(columns.map((column) => `${column.label}${column.isRequired ? "*" : ""} (${typeOf(column, words)})`));
}

function typeOf({ type, choices, currency }: Column, words: OutlineWords): string {
  if (type === "choice" && choices !== undefined) return choices.join(" / ");
  return type === "money" && currency !== undefined ? currency : words.types[type][0];
}
