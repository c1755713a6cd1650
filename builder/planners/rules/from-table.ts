import type { Part, PartOf } from "../../../sdk/contract/parts.ts";
import { tableName } from "../../blueprints/tables.ts";
import type { Ask } from "../../planner.ts";
import { nounFrom } from "./fields/names.ts";
import type { Reading } from "./reading.ts";
import { readingContextOf } from "./reading-context.ts";
import type { Rules } from "./rules.ts";
import type { InputTable } from "./table-input.ts";
import { makeScene } from "./words/make-scene.ts";

/** A table that came along gives a list its columns, and is a list by itself. */
export function fromTable(
  ask: Ask,
  table: InputTable,
  reading: Reading,
  rules: Rules,
): { reading: Reading; leftOut: string[] } {
  const { columns } = table;
  const { names } = rules.lexicon.language;
  const called = table.called || (names.entry ?? "entry");
  const noun = nounFrom(makeScene("", [], readingContextOf(ask, rules.lexicon)), called);
  const withTable = (part: PartOf<"records">) => {
    const isNamed = part.noun.one !== names.entry;
    // "30 days before the day …": a column that the rest of the ask brought along stays.
    const isMeant = JSON.stringify([reading.parts.filter((one) => one !== part), { ...part, columns: [], noun: null }]);
    const brought = part.columns.filter(
      ({ name }) => isMeant.includes(`"${name}"`) && columns.every((one) => one.name !== name),
    );
    return { ...part, columns: [...columns, ...brought], ...(isNamed ? {} : { noun, table: tableName(noun.many) }) };
  };
  const leftOut = [rules.answers.rowsToImport(table.name)];
  const unused = reading.unused.filter(({ words }) => !AS_IN_FILE.test(words));
  const isBare = reading.notes.some((one) => one.kind === "columns") || unused.length < reading.unused.length;
  const kept = reading.notes.filter((one) => one.kind !== "columns");
  if (reading.parts.some((part) => part.part === "records")) {
    const tables = new Map<string, string>();
    const lists = reading.parts.map((part) => {
      if (!isBare || part.part !== "records") return part;
      const list = withTable(part);
      tables.set(part.table, list.table);
      return list;
    });
    // What posts its entries goes by the name that the file gave it.
    const parts = lists.map((part) =>
      part.part !== "records" && "table" in part ? { ...part, table: tables.get(part.table) ?? part.table } : part,
    );
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
  return { reading: { ...reading, parts: [part] }, leftOut };
}

/** "columns as in the file": the columns of what came along. */
const AS_IN_FILE =
  /^(?:the )?(?:same |exactly )*(?:as|like|from|those|wie|aus|die) .*\b(?:file|attachment|table|sheet|csv|excel|datei|tabelle|anhang)$/i;
