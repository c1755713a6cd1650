import type { Column, Part } from "../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../context.ts";
import { readColumns } from "../fields/columns.ts";
import { isPlausibleColumn } from "../plausible/is-plausible.ts";
import { makeScene } from "../words/make-scene.ts";
import { type Note, wholeOf } from "../words/scene.ts";
import { tokenize } from "../words/token.ts";

/** Fewer are no list's columns, but what is told of it. */
const FEWEST = 3;

/** "right now thats an excel with plate, driver and mileage": what the old list has, where none is said of the new one. */
export function withToldColumns<Read extends { parts: Part[]; notes: Note[] }>(
  read: Read,
  context: ReadingContext,
): Read {
  // What posts or types into a list speaks of the columns that it has.
  const isAlone = read.parts.every((part) => part.part === "records" || !("table" in part));
  const isBare =
    isAlone && read.notes.some(({ kind }) => kind === "columns") && read.parts.some(({ part }) => part === "records");
  const tales = read.notes.flatMap(({ kind, about }) => (kind === "background" ? [about] : []));
  const columns = isBare ? columnsIn(tales, context) : null;
  if (columns === null) return read;
  return {
    ...read,
    parts: read.parts.map((part) => (part.part === "records" ? { ...part, columns } : part)),
    notes: read.notes.filter(({ kind }) => kind !== "columns"),
  };
}

function columnsIn(tales: readonly string[], context: ReadingContext): Column[] | null {
  const { labels } = context.lexicon.language;
  for (const tale of tales.filter((one) => LIST.test(one))) {
    const scene = makeScene(tale, tokenize(tale), context);
    const read = readColumns(scene, wholeOf(scene)) ?? [];
    const end = read.findIndex(({ label, type }) => !isPlausibleColumn(label, type, labels));
    const columns = end < 0 ? read : read.slice(0, end);
    if (columns.length >= FEWEST) return columns;
  }
  return null;
}

/** Of what stands in a list of another kind. */
const LIST =
  /\b(?:excel\w*|spreadsheet\w*|sheets?|word (?:doc\w*|file)|google (?:doc|sheet)s?|tabelle\w*|\w*liste\w*|lists?|tables?|spalten?|columns?)\b/i;
