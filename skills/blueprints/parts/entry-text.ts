import { asTyped } from "./as-typed.ts";
import { type Column, showValue } from "./columns.ts";
import type { Entry } from "./entries.ts";

/** An entry in one line of a message, without who wrote it: "miso soup, €9.50, Due: 2 Mar 2026". */
export function entryText(columns: readonly Column[], values: Entry["values"]): string {
  return columns
    .flatMap((column) => {
      const value = values[column.name] ?? null;
      if (value === null || value === "") return [];
      if (column.type === "yes_no") return value === 1 ? [column.label] : [];
      const shown = asTyped(showValue(column, value).replace(/\s*\n\s*/g, " "));
      return column.type === "date" || column.type === "number" ? [`${column.label}: ${shown}`] : [shown];
    })
    .join(", ");
}

/** Lines for a message: one for each entry. `more` says how many of `count` are left out. */
export function entryLines(
  columns: readonly Column[],
  entries: readonly Entry[],
  count: number,
  more: (count: number) => string,
): string[] {
  const lines = entries.map((entry) => `• ${asTyped(entry.by)}: ${entryText(columns, entry.values)}`);
  return count > entries.length ? [...lines, more(count - entries.length)] : lines;
}

export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
