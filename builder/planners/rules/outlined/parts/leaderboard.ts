import type { Part } from "../../../../../sdk/contract/parts.ts";
import { type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { readPost } from "../values/read-announced.ts";

/** `Scores:`. */
export function readLeaderboard(reading: SectionReading): Part[] {
  const { section } = reading;
  const unit = valueAt(reading, "counts");
  if (unit === null) trouble(reading, "counts", "missing");
  const post = readPost(reading, "post-ranking");
  return unit === null ? [] : [{ part: "leaderboard", title: section.name, unit, ...post }];
}
