import type { Ask } from "../../planner.ts";
import type { Reading } from "./reading.ts";
import type { Rules } from "./rules.ts";
import type { InputTable } from "./table-input.ts";

/**
 * "here is our suppliers sheet, and tell #finance whose contract ends soon": the ask with the list that the table is told
 * first, so that what is said of its columns is understood. null: the ask tells of a list itself.
 */
export function describedByTable(ask: Ask, table: InputTable, reading: Reading, rules: Rules): Ask | null {
  const isTold =
    reading.parts.some((part) => part.part === "records") || (reading.parts.length > 0 && reading.gaps.length === 0);
  if (isTold) return null;
  const rest = ask.text.replace(HANDED_OVER, " ");
  const many = SHEET_OF.exec(ask.text)?.[1] ?? table.called;
  const labels = table.columns.map(({ label }) => label.replace(/[,;:.()]/g, " ").trim()).join(", ");
  const list = (rules.lexicon.language.names.listOf ?? "{}").replace("{}", () => many);
  return { ...ask, text: `${list}: ${labels}. ${rest}` };
}

/** "our suppliers excel", "unsere Lieferanten-Tabelle" */
const SHEET_OF =
  /(?<!\p{L})(?:our|my|the|unsere?|meine?|die|das)\s+(\p{L}{3,}s?)[ -](?:excel|spread ?sheet|sheet|csv|table|list|file|tabelle|liste|datei)(?!\p{L})/iu;

/** "here is …", "make it an app please": that it came, and that something shall be made of it. */
const HANDED_OVER =
  /(?<!\p{L})(?:(?:please |bitte )?(?:make|build|mach|bau|baue)\s+(?:an?|eine?)\s+(?:list|table|app|tool|liste|tabelle)\s+(?:out of|from|of|aus)\s+(?:this|it|that|them|the file|der datei|dem)(?:\s+(?:please|bitte))?|(?:here(?:'s| is| are| comes)|hier (?:ist|sind|kommt)|attached(?: is)?|anbei(?: ist)?)\s(?:[^,.;\n]{0,60}?(?:sheets?|tables?|files?|csv|excel|spreadsheets?|lists?|tabellen?|dateien?|datei|listen?)(?!\p{L})|[^,.;\n]{0,60}(?=[,.;\n]|$))[,.;]?|(?:please |bitte |and |und )*(?:make|turn|mach|bau|baue)\s+(?:me |us |mir |uns )?(?:it|this|that|daraus|das|an?)(?!\p{L})(?:\s+(?:bitte|please|into|to|an?|eine?|app|tool|page|seite)(?!\p{L}))*(?:\s+(?:out of it|from it|daraus|of it))?(?:\s+(?:please|plz|pls|bitte))?)/giu;
