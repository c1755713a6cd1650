import type { Column } from "../../sdk/contract/parts.ts";
import type { FormField } from "./deed.ts";
import type { Around } from "./part.ts";
import { sampleText } from "./sample-words.ts";
import type { Printable } from "./source-text.ts";
import type { TableColumn } from "./tables.ts";
import { BEGINNING } from "./words.ts";

/** Columns that every table of entries has beside its own. */
export const ENTRY_COLUMNS: readonly TableColumn[] = [
  { name: "entry_number", sql: "integer primary key" },
  { name: "entry_day", sql: "text not null" },
  { name: "entry_by", sql: "text not null" },
  { name: "entry_by_id", sql: "text not null" },
];

/** Whether something is needed is asked for by the form: a table can get it later without touching the rows that are there. */
export function tableColumns(columns: readonly Column[]): TableColumn[] {
  return columns.flatMap((column): TableColumn[] => {
    const { name, type } = column;
    if (type === "file")
      return [
        { name, sql: "blob" },
        { name: `${name}_name`, sql: "text" },
      ];
    if (type === "number" || type === "money") return [{ name, sql: "real" }];
    return [{ name, sql: type === "yes_no" ? "integer" : "text" }];
  });
}

/** What may stand in each column of choices. */
export function choiceValues(columns: readonly Column[]): Record<string, readonly string[]> {
  return Object.fromEntries(columns.flatMap(({ name, choices }) => (choices === undefined ? [] : [[name, choices]])));
}

/** Columns as app.ts lists them: what is not said there is so by itself. */
export function printColumns(columns: readonly Column[]): Printable {
  return columns.map(({ name, label, type, choices, currency, isRequired }) => ({
    name,
    label,
    type,
    choices,
    startsAs: startOf(choices),
    currency,
    isRequired: isRequired ? true : undefined,
  }));
}

/** Where the first of its choices is how things begin, "open / in progress / done", an entry is that until somebody says otherwise. */
function startOf(choices: readonly string[] | undefined): string | undefined {
  const first = choices?.[0];
  return first !== undefined && BEGINNING.test(first) ? first : undefined;
}

/** A value as a Check writes it into a form, and as the page or a post then shows it. */
export interface Sample {
  written: string;
  stored: string | number;
  shown: string;
}

/** null: a form in a Check carries no file. `day` is YYYY-MM-DD; `letter` tells the text of one sample from another's. */
export function sampleOf(
  column: Column,
  language: Around["language"],
  day: string,
  letter: "A" | "B" = "A",
): Sample | null {
  const locale = language === "de" ? "de-DE" : "en-GB";
  const same = (value: string): Sample => ({ written: value, stored: value, shown: value });
  switch (column.type) {
    case "file":
      return null;
    case "number":
      return { written: "7", stored: 7, shown: "7" };
    case "money": {
      const style: Intl.NumberFormatOptions =
        column.currency === undefined
          ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
          : { style: "currency", currency: column.currency };
      const shown = new Intl.NumberFormat(locale, style).format(9.5);
      return { written: language === "de" ? "9,50" : "9.50", stored: 9.5, shown };
    }
    case "date": {
      const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
      return { written: day, stored: day, shown: format.format(Date.parse(`${day}T00:00:00Z`)) };
    }
    case "yes_no":
      return { written: "no", stored: 0, shown: language === "de" ? "nein" : "no" };
    case "choice":
      return same(column.choices?.[0] ?? column.label);
    case "link":
      return same("https://example.com/a");
    case "person":
      return same(language === "de" ? "Kim Beispiel" : "Kim Example");
    default:
      return same(sampleText(column.label, language, letter));
  }
}

/** A form with a sample in each column that can have one. */
export function sampleForm(
  columns: readonly Column[],
  language: Around["language"],
  day: string,
): { form: Record<string, string>; row: Record<string, string | number> } {
  const form: Record<string, string> = {};
  const row: Record<string, string | number> = {};
  for (const column of columns) {
    const sample = sampleOf(column, language, day);
    if (sample === null) continue;
    form[column.name] = sample.written;
    row[column.name] = sample.stored;
  }
  return { form, row };
}

/** The columns as the fields of a form. A form in a Check carries no file. */
export function formFields(columns: readonly Column[]): FormField[] {
  return columns.filter((column) => column.type !== "file").map(({ name, label }) => ({ name, label }));
}

/** What is wrong with columns, in plain words. */
export function columnProblems(columns: readonly Column[]): string[] {
  return columns.flatMap((column) => {
    if (column.type === "choice" && column.choices === undefined) return [`${column.label} has nothing to choose from`];
    // The one word of this shape that every object of JavaScript knows already.
    if (column.name.startsWith("entry_") || column.name === "constructor")
      return [`a column cannot be called ${column.name}`];
    return [];
  });
}

/** The column that says best what an entry is: its first text, else its first. */
export function titleColumn(columns: readonly Column[]): Column | undefined {
  const texts = columns.filter((column) => ["text", "person", "choice", "long_text"].includes(column.type));
  return texts[0] ?? columns.find((column) => column.type !== "file") ?? columns[0];
}
