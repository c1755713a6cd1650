import type { Part, PartOf } from "../../../sdk/contract/parts.ts";
import { tableName } from "../../blueprints/tables.ts";
import type { Ask } from "../../planner.ts";
import { nounFrom } from "./fields/names.ts";
import type { Reading } from "./reading.ts";
import { readingContextOf } from "./reading-context.ts";
import type { Rules } from "./rules.ts";
import { columnsOfTable } from "./table-input.ts";
import { makeScene } from "./words/make-scene.ts";

/**
 * "here is our suppliers sheet, and tell #finance whose contract ends soon": the ask with the list that the table is told
 * first, so that what is said of its columns is understood. null: no table came, or the ask tells of a list itself.
 */
export function describedByTable(ask: Ask, reading: Reading, rules: Rules): Ask | null {
  const table = ask.inputs.find((input) => input.kind === "table" && input.content !== undefined);
  const columns = table === undefined ? null : columnsOfTable(table, rules.lexicon);
  const isTold =
    reading.parts.some((part) => part.part === "records") || (reading.parts.length > 0 && reading.gaps.length === 0);
  if (table === undefined || columns === null || isTold) return null;
  const rest = ask.text.replace(HANDED_OVER, " ");
  const many = SHEET_OF.exec(ask.text)?.[1] ?? nameOfFile(table.name);
  const labels = columns.map(({ label }) => label.replace(/[,;:.()]/g, " ").trim()).join(", ");
  const intro = rules.lexicon.language.code === "de" ? `Liste ${many}: ${labels}.` : `A list of ${many}: ${labels}.`;
  return { ...ask, text: `${intro} ${rest}` };
}

/** "our suppliers excel", "unsere Lieferanten-Tabelle" */
const SHEET_OF =
  /(?<!\p{L})(?:our|my|the|unsere?|meine?|die|das)\s+(\p{L}{3,}s?)[ -](?:excel|spread ?sheet|sheet|csv|table|list|file|tabelle|liste|datei)(?!\p{L})/iu;

/** "here is …", "make it an app please": that it came, and that something shall be made of it. */
const HANDED_OVER =
  /(?<!\p{L})(?:(?:please |bitte )?(?:make|build|mach|bau|baue)\s+(?:an?|eine?)\s+(?:list|table|app|tool|liste|tabelle)\s+(?:out of|from|of|aus)\s+(?:this|it|that|them|the file|der datei|dem)(?:\s+(?:please|bitte))?|(?:here(?:'s| is| are| comes)|hier (?:ist|sind|kommt)|attached(?: is)?|anbei(?: ist)?)\s(?:[^,.;\n]{0,60}?(?:sheets?|tables?|files?|csv|excel|spreadsheets?|lists?|tabellen?|dateien?|datei|listen?)(?!\p{L})|[^,.;\n]{0,60}(?=[,.;\n]|$))[,.;]?|(?:please |bitte |and |und )*(?:make|turn|mach|bau|baue)\s+(?:me |us |mir |uns )?(?:it|this|that|daraus|das|an?)(?!\p{L})(?:\s+(?:bitte|please|into|to|an?|eine?|app|tool|page|seite)(?!\p{L}))*(?:\s+(?:out of it|from it|daraus|of it))?(?:\s+(?:please|plz|pls|bitte))?)/giu;

function nameOfFile(name: string): string {
  return name
    .replace(/\.[a-z]+$/i, "")
    .replace(/[_-]+/g, " ")
    .trim();
}

/** A table that came along gives a list its columns, and is a list by itself. */
export function fromTable(ask: Ask, reading: Reading, rules: Rules): { reading: Reading; leftOut: string[] } {
  const table = ask.inputs.find((input) => input.kind === "table" && input.content !== undefined);
  const columns = table === undefined ? null : columnsOfTable(table, rules.lexicon);
  if (table === undefined || columns === null) return { reading, leftOut: [] };
  const { names } = rules.lexicon.language;
  const called = nameOfFile(table.name) || (names.entry ?? "entry");
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
