import type { UploadedFile } from "../api.ts";
import { choicesOf, type FieldSpec, isNeeded, limitOf, maxBytes, maxLength } from "./field-spec.ts";
import { shownValues, sizeOf } from "./shown-values.ts";
import type { Words } from "./words/english.ts";
import { readDate, readEmail, readLink, readNumber, readTick, readTime } from "./written-values.ts";

export type Reading = { value: unknown } | { problem: string };

/** What was sent for one field. */
export interface Written {
  texts: readonly string[];
  file?: UploadedFile | undefined;
}

/** Of what somebody wrote, in a problem with it. */
const SHOWN_LENGTH = 80;

/** Reads what was sent for a field. Nothing at all is null, and a problem where something is needed. */
export function readField(spec: FieldSpec, { texts, file }: Written, words: Words): Reading {
  if (spec.kind === "file") return readFile(spec, file, words);
  if (spec.kind === "choices") return readChoices(spec, texts, words);
  const text = tidy(spec, texts.at(-1) ?? "");
  if (spec.kind === "tick") {
    const value = readTick(text);
    return value || !isNeeded(spec) ? { value } : { problem: words.tickNeeded(spec.label) };
  }
  if (text === "") return isNeeded(spec) ? { problem: words.needed(spec.label) } : { value: null };
  return readText(spec, text, words);
}

function readText(spec: FieldSpec, text: string, words: Words): Reading {
  const { kind, label } = spec;
  const shown = shortened(text);
  switch (kind) {
    case "number":
    case "money":
      return readLimited(spec, text, words);
    case "date":
    case "time": {
      const found = kind === "date" ? readDate(text) : readTime(text);
      if (found === undefined) return { problem: (kind === "date" ? words.noDate : words.noTime)(label, shown) };
      return withinDays(spec, found, words);
    }
    case "choice": {
      const choices = choicesOf(spec);
      return orProblem(
        chosen(choices, text),
        words.noChoice(label, shown, shortened([...choices.values()].join(", "), 400)),
      );
    }
    default: {
      if (text.length > maxLength(spec)) return { problem: words.tooLong(label, maxLength(spec)) };
      if (kind === "email") return orProblem(readEmail(text), words.noEmail(label, shown));
      if (kind === "url") return orProblem(readLink(text), words.noLink(label, shown));
      if (typeof spec.min === "number" && text.length < spec.min) return { problem: words.tooShort(label, spec.min) };
      return matches(spec, text) ? { value: text } : { problem: spec.pattern?.say ?? "" };
    }
  }
}

function readLimited(spec: FieldSpec, text: string, words: Words): Reading {
  const { kind, label, min, max, currency } = spec;
  const values = shownValues(words);
  const shown = (limit: number) => (currency === undefined ? values.number(limit) : values.money(limit, currency));
  const number = readNumber(text, words);
  if (number === undefined) return { problem: words.noNumber(label, shortened(text)) };
  if (spec.whole === true && !Number.isInteger(number)) return { problem: words.noWhole(label, shortened(text)) };
  // 12.345 has three decimals, and so has no sum of doubles that somebody wrote with two.
  if (kind === "money" && Number(number.toFixed(2)) !== number)
    return { problem: words.noAmount(label, shortened(text)) };
  if (typeof min === "number" && number < min) return { problem: words.atLeast(label, shown(min)) };
  if (typeof max === "number" && number > max) return { problem: words.atMost(label, shown(max)) };
  return { value: number };
}

/** Days and times as text stand in their own order. */
function withinDays({ kind, label, min, max }: FieldSpec, value: string, words: Words): Reading {
  const shown = (limit: string) => (kind === "date" ? shownValues(words).date(limit) : limit);
  const [first, last] = [limitOf(min), limitOf(max)];
  if (first !== undefined && value < first) return { problem: words.notBefore(label, shown(first)) };
  if (last !== undefined && value > last) return { problem: words.notAfter(label, shown(last)) };
  return { value };
}

function readChoices(spec: FieldSpec, texts: readonly string[], words: Words): Reading {
  const choices = choicesOf(spec);
  const written = texts.filter((text) => text.trim() !== "");
  const found = new Set<string>();
  for (const text of written) {
    const choice = chosen(choices, text.trim());
    if (choice === undefined) {
      const all = shortened([...choices.values()].join(", "), 400);
      return { problem: words.noChoice(spec.label, shortened(text.trim()), all) };
    }
    found.add(choice);
  }
  if (found.size === 0 && isNeeded(spec)) return { problem: words.choiceNeeded(spec.label) };
  return { value: [...choices.keys()].filter((choice) => found.has(choice)) };
}

function readFile(spec: FieldSpec, file: UploadedFile | undefined, words: Words): Reading {
  const { label, endings } = spec;
  if (file === undefined) return isNeeded(spec) ? { problem: words.needed(label) } : { value: null };
  if (file.bytes.length > maxBytes(spec)) return { problem: words.fileTooLarge(label, sizeOf(maxBytes(spec), words)) };
  const name = file.name.toLowerCase();
  if (endings !== undefined && !endings.some((ending) => name.endsWith(ending.toLowerCase())))
    return { problem: words.fileEnding(label, endings.join(", ")) };
  return { value: file };
}

/** By its value; else by what it says, as who writes a Check or a program sends it. */
function chosen(choices: ReadonlyMap<string, string>, text: string): string | undefined {
  if (choices.has(text)) return text;
  const word = text.toLowerCase();
  for (const [value, label] of choices) if (value.toLowerCase() === word || label.toLowerCase() === word) return value;
  return undefined;
}

function matches({ pattern }: FieldSpec, text: string): boolean {
  if (pattern === undefined) return true;
  const { source, flags } = pattern.is;
  return new RegExp(`^(?:${source})$`, flags.replace(/[gy]/g, "")).test(text);
}

/** Without what nobody sees or means: a single line has no line breaks, and nothing of it is a control character. */
function tidy({ kind }: FieldSpec, text: string): string {
  const lines = text.replace(/\r\n?/g, "\n");
  const kept = kind === "longText" ? lines : lines.replace(/[\n\t]+/g, " ");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken away
  return kept.replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, "").trim();
}

function shortened(text: string, most = SHOWN_LENGTH): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function orProblem(value: unknown, problem: string): Reading {
  return value === undefined ? { problem } : { value };
}
