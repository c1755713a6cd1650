import type { Part } from "../../../../../sdk/contract/parts.ts";
import { splitValues } from "../../../../outline/split-values.ts";
import { type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { nounNamed } from "../values/noun-named.ts";

/** `Checklist:`, for each colleague where no line says for whom. */
export function readChecklist(reading: SectionReading): Part[] {
  const { section, context } = reading;
  const items = splitValues(valueAt(reading, "points") ?? "");
  if (items.length === 0) trouble(reading, "points", "missing");
  if (items.length === 0) return [];
  const each = valueAt(reading, "for") ?? context.lexicon.language.names.colleague ?? "colleague";
  return [{ part: "checklist", title: section.name, items, noun: nounNamed(each, context) }];
}
