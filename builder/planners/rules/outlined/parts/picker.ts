import type { Part } from "../../../../../sdk/contract/parts.ts";
import { type SectionReading, trouble } from "../section-reading.ts";
import { nounNamed } from "../values/noun-named.ts";
import { readPost } from "../values/read-announced.ts";
import { readNames } from "../values/read-names.ts";

/** `Pick:`. */
export function readPicker(reading: SectionReading): Part[] {
  const { section, context } = reading;
  const names = readNames(reading, "names");
  if (names.length === 0) trouble(reading, "names", "missing");
  const post = readPost(reading, "pick");
  if (names.length === 0) return [];
  return [{ part: "picker", noun: nounNamed(section.name, context), names, ...post }];
}
