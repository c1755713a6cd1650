import type { Column, Part } from "../../../../sdk/contract/parts.ts";
import type { Listed } from "./said-columns.ts";

/** A column of a list or of requests, as somebody calls it. */
export interface SpokenColumn {
  part: Listed;
  column: Column;
  /** Source of a pattern: the label, with what may stand around it. */
  pattern: string;
}

/** Every column, the longest label first: "the shelf", "'Carrier'", "die Spalte Regal", "carriers". */
export function spokenColumns(parts: readonly Part[]): SpokenColumn[] {
  return parts
    .flatMap((part) =>
      part.part === "records" || part.part === "approval"
        ? part.columns.map((column) => ({ part, column, pattern: patternOf(column.label) }))
        : [],
    )
    .sort((one, other) => other.column.label.length - one.column.label.length);
}

function patternOf(label: string): string {
  const plain = label.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
  return `(?:(?:the|our|a|die|das|der|den|dem|im|beim|unsere?)\\s+)?(?:(?:column|field|feld|spalte)\\s+)?["'“„‘»]?${plain}(?:e?s|e|en|n)?["'”“’«]?(?:\\s+(?:column|field|choices|options|list|liste|auswahl))?`;
}
