import type { Part } from "../../../../../sdk/contract/parts.ts";
import { splitValues } from "../../../../outline/split-values.ts";
import { type SectionReading, valueAt } from "../section-reading.ts";

/** `Links:`. */
export function readLinks(reading: SectionReading): Part[] {
  const { name } = reading.section;
  const tags = splitValues(valueAt(reading, "tags") ?? "");
  return [{ part: "links", title: name, tags }];
}
