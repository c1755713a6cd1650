import type { Part, PartOf } from "../../../sdk/contract/parts.ts";
import { tableName } from "../../blueprints/tables.ts";
import type { Ask } from "../../planner.ts";
import { nounFrom } from "./fields/names.ts";
import type { Reading } from "./reading.ts";
import { readingContextOf } from "./reading-context.ts";
import type { Rules } from "./rules.ts";
import { columnsOfTable } from "./table-input.ts";
import { makeScene } from "./words/make-scene.ts";

/** A table that came along gives a list its columns, and is a list by itself. */
export function fromTable(ask: Ask, reading: Reading, rules: Rules): { reading: Reading; leftOut: string[] } {
  const table = ask.inputs.find((input) => input.kind === "table" && input.content !== undefined);
  const columns = table === undefined ? null : columnsOfTable(table, rules.lexicon);
  if (table === undefined || columns === null) return { reading, leftOut: [] };
  const { names } = rules.lexicon.language;
  const called =
    table.name
      .replace(/\.[a-z]+$/i, "")
      .replace(/[_-]+/g, " ")
      .trim() ||
    (names.entry ?? "entry");
  const noun = nounFrom(makeScene("", [], readingContextOf(ask, rules.lexicon)), called);
  const withTable = (part: PartOf<"records">) => {
    const isNamed = part.noun.one !== names.entry;
    return { ...part, columns, ...(isNamed ? {} : { noun, table: tableName(noun.many) }) };
  };
  const leftOut = [rules.answers.rowsToImport(table.name)];
  const unused = reading.unused.filter(({ words }) => !AS_IN_FILE.test(words));
  const isBare = reading.notes.some((one) => one.kind === "columns") || unused.length < reading.unused.length;
  const kept = reading.notes.filter((one) => one.kind !== "columns");
  if (reading.parts.some((part) => part.part === "records")) {
    const parts = isBare
      ? reading.parts.map((part) => (part.part === "records" ? withTable(part) : part))
      : reading.parts;
    return { reading: { ...reading, parts, unused, notes: kept }, leftOut };
  }
  if (reading.parts.length > 0) return { reading, leftOut: [] };
  const part: Part = {
    part: "records",
    table: tableName(noun.many),
    noun,
    columns,
    scope: "all",
    mayChange: "anybody",
  };
  return { reading: { ...reading, parts: [part], unused: [], gaps: [] }, leftOut };
}

/** "columns as in the file": the columns of what came along. */
const AS_IN_FILE =
  /^(?:the )?(?:same |exactly )*(?:as|like|from|those|wie|aus|die) .*\b(?:file|attachment|table|sheet|csv|excel|datei|tabelle|anhang)$/i;
