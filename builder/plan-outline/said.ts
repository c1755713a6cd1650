import type { Column } from "../../sdk/contract/parts.ts";
import { OUTLINE_WORDS } from "../outline/keys.ts";
import { isMarked, withoutMarkers } from "../outline/markers.ts";
import type { OutlineKey, OutlineLanguage, OutlineSection } from "../outline/outline.ts";
import type { OutlineWords } from "../outline/outline-words.ts";
import { splitChoices, splitValues } from "../outline/split-values.ts";

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

/** In one line, or one to a line where one of them has a comma of its own; in quotes where neither would be read so. */
export function list(values: readonly string[]): string {
  const [first = "", ...more] = values;
  const inLines = values.join("\n");
  const isKept = more.length === 0 || withoutMarkers(first, more) === inLines;
  const careful = values.map((one) => (isPlain(one) ? one : quoted(one))).join(", ");
  const ways = [values.join(", "), ...(isKept ? [inLines] : []), careful];
  const isRead = (way: string) => JOINTS.every((joints) => isSame(splitValues(way, joints), values));
  return ways.find((way) => !isMarked(way) && isRead(way)) ?? values.map(quoted).join(", ");
}

/** Words that part the last value of a line from the one before it, in what is a list of people or of choices. */
const JOINTS = [null, / and | und | & /, / or | oder | \/ /];

function isPlain(value: string): boolean {
  return JOINTS.every((joints) => isSame(splitValues(value, joints), [value])) && !isMarked(value);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

/** In quotes that it has not itself. */
function quoted(value: string): string {
  if (!value.includes('"')) return `"${value}"`;
  return /[“”]/.test(value) ? `«${value}»` : `“${value}”`;
}

/** `Weight* (number), State (open / done)`: each with its type, so that none is read off its name. */
export function columnList(columns: readonly Column[], { words }: Said): string {
  return list(columns.map((column) => `${column.label}${column.isRequired ? "*" : ""} (${typeOf(column, words)})`));
}

function typeOf({ type, choices, currency }: Column, words: OutlineWords): string {
  if (type === "choice" && choices !== undefined) {
    const plain = choices.join(" / ");
    return isSame(splitChoices(plain), choices) ? plain : choices.map(quoted).join(" / ");
  }
  return type === "money" && currency !== undefined ? currency : words.types[type][0];
}
